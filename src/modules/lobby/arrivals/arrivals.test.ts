import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '#kernel/time.ts';
import { totalOf, type DayCount } from './day-count.ts';
import { correctedBy, expectDay, trustFrom, wape } from './expect-day.ts';

const SHAPE = [10, 30, 25, 15, 20];

/** Weekdays from a Monday on; Mondays are half as busy again. */
function weeks(count: number, level: (date: string) => number = () => 1): DayCount[] {
  return Array.from({ length: count * 7 }, (_, at) => addDays('2026-01-05', at)).filter((date) => weekdayOf(date) <= 5)
    .map((date) => ({ date, counts: SHAPE.map((one) => one * (weekdayOf(date) === 1 ? 1.5 : 1) * level(date)) }));
}

describe('arrival forecast', () => {
  it('knows nothing in its first days', () => {
    expect(expectDay(weeks(1).slice(0, 4), '2026-01-09')).toBeUndefined();
  });

  it('knows weekday and time of day', () => {
    const monday = expectDay(weeks(8), '2026-03-02') ?? [];
    const tuesday = expectDay(weeks(8), '2026-03-03') ?? [];
    expect(totalOf(monday)).toBeGreaterThan(140);
    expect(totalOf(tuesday)).toBeLessThan(115);
    expect(tuesday.indexOf(Math.max(...tuesday))).toBe(1);
  });

  it('follows a bank that grows busier, and the rush after a closed day', () => {
    expect(totalOf(expectDay(weeks(8, (date) => (date >= '2026-02-23' ? 1.3 : 1)), '2026-03-03') ?? [])).toBeGreaterThan(108);
    const closures = ['2026-01-13', '2026-01-27', '2026-02-10', '2026-02-24'];
    const rush = weeks(12, (date) => (closures.includes(addDays(date, -1)) ? 1.6 : 1)).filter(({ date }) => !closures.includes(date));
    const before = rush.filter(({ date }) => date < '2026-03-24');
    const usual = totalOf(expectDay(before, '2026-03-24') ?? []);
    const after = totalOf(expectDay(before, '2026-03-25') ?? []);
    expect(after).toBeGreaterThan(usual * 1.15);
  });

  it('a later day teaches nothing about an earlier one', () => {
    const known = weeks(8);
    const early = known.filter((day) => day.date < '2026-02-16');
    expect(expectDay(known, '2026-02-16')).toEqual(expectDay(early, '2026-02-16'));
  });

  it('what the morning shows corrects the rest, as far as mornings are to be trusted', () => {
    expect(correctedBy([20, 60], SHAPE, 0.5)).toEqual([20, 60, 37.5, 22.5, 30]);
    expect(correctedBy([], SHAPE, 0.5)).toEqual(SHAPE);
    expect(correctedBy([0, 0], SHAPE, 1)).toEqual([0, 0, 0, 0, 0]);
  });

  it('trust is learnt from the days that were forecast', () => {
    const days = (rest: number) => Array.from({ length: 40 }, () => ({ expected: SHAPE, counts: SHAPE.map((one, at) => (at < 2 ? one * 1.2 : one * (1 + rest))) }));
    expect(trustFrom([], 2)).toBe(0.5);
    expect(trustFrom(days(0.2), 2)).toBeGreaterThan(0.9);
    expect(trustFrom(days(0), 2)).toBeLessThan(0.1);
  });

  it('is scored by the share of the volume in the wrong place', () => {
    expect(wape([{ expected: [10, 10], counts: [5, 15] }])).toBe(0.5);
    expect(wape([])).toBe(0);
  });
});
