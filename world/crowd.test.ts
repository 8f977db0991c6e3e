import { expect, test } from 'vitest';
import { chanceOf, lognormal, poisson } from '#kernel/chance.ts';
import { crowdOf } from './crowd.ts';

const session = { opens: '09:00', closes: '17:00' };
const day = { seed: 'test', branch: 'hx01', date: '2026-11-25', weekday: 3, visits: 300, personal: [session], corporate: [session] };

test('the same seed gives the same day; another seed, branch or date another', () => {
  expect(crowdOf(day)).toEqual(crowdOf(day));
  for (const other of [{ ...day, seed: 'x' }, { ...day, branch: 'hx02' }, { ...day, date: '2026-11-26' }]) expect(crowdOf(other)).not.toEqual(crowdOf(day));
});

test('over many days as many come as the branch is used to, with the morning and the afternoon peak', () => {
  const days = Array.from({ length: 60 }, (_, index) => crowdOf({ ...day, seed: `s${index}` }));
  const mean = days.reduce((sum, crowd) => sum + crowd.length, 0) / days.length;
  expect(mean).toBeGreaterThan(300 * 0.99 * 0.95);
  expect(mean).toBeLessThan(300 * 0.99 * 1.03);
  const perHour = (hour: number) => days.flat().filter(({ arrives }) => Math.floor(arrives / 60) === hour).length;
  expect(perHour(10)).toBeGreaterThan(perHour(12) * 1.3);
  expect(perHour(15)).toBeGreaterThan(perHour(12) * 1.3);
  expect(days.flat().filter(({ elder }) => elder).length / days.flat().length).toBeCloseTo(0.3, 1);
});

test('nobody comes to a shut door: at a branch with split sessions all come within them, a few minutes early at most', () => {
  const split = [{ opens: '09:00', closes: '11:30' }, { opens: '13:30', closes: '16:00' }];
  for (const { arrives } of crowdOf({ ...day, personal: split, corporate: split })) {
    expect((arrives >= 528 && arrives < 690) || (arrives >= 798 && arrives < 960), String(arrives)).toBe(true);
  }
  expect(crowdOf({ ...day, personal: [], corporate: [] })).toEqual([]);
});

test('service times have the mean and the spread that were asked for', () => {
  const chance = chanceOf('spread');
  const drawn = Array.from({ length: 20_000 }, () => lognormal(chance, 8, 0.7));
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const deviation = Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length);
  expect(mean).toBeCloseTo(8, 0);
  expect(deviation / mean).toBeCloseTo(0.7, 1);
});

test('counts have the mean that was asked for, few or many', () => {
  for (const expected of [0.3, 6, 90]) {
    const chance = chanceOf('counts', expected);
    const mean = Array.from({ length: 5_000 }, () => poisson(chance, expected)).reduce((sum, one) => sum + one, 0) / 5_000;
    expect(Math.abs(mean - expected) / expected, String(expected)).toBeLessThan(0.06);
  }
});
