import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/time.ts';
import { countedDays, eveningOf, needOf, standOf, type Hold } from './rules.ts';

const FROM = '2026-03-02';
const hold = (source: Hold['source'], needDays = 7): Hold => ({ source, from: FROM, needDays });
const days = (...nths: number[]) => new Set(nths.map((nth) => addDays(FROM, nth)));
const upTo = (last: number) => days(...Array.from({ length: last }, (_, nth) => nth + 1));

describe('a hold', () => {
  it('is over on its day when every day of it was lived through', () => {
    expect(standOf(hold('normal'), { today: addDays(FROM, 6), counted: upTo(6) })).toEqual({ is: 'early', until: '2026-03-09', left: 1 });
    expect(standOf(hold('normal'), { today: addDays(FROM, 7), counted: upTo(7) })).toEqual({ is: 'due' });
  });
  it('gains no day by a jump, not even the one that the clock believes in', () => {
    for (const jump of [4, 20, 365]) expect(standOf(hold('normal'), { today: addDays(FROM, 6 + jump), counted: days(1, 2, 3, 4, 5, 6, 6 + jump) })).toMatchObject({ is: 'unwitnessed' });
  });
  it('of cash from a hospital or a market ends in no release, however long it lasts', () => {
    for (const source of ['hospital', 'market'] as const) expect(standOf(hold(source), { today: '2027-01-01', counted: upTo(300) })).toEqual({ is: 'toHandOver' });
  });
  it('names the days that nobody saw, and a clock that stands before it began', () => {
    expect(standOf(hold('normal'), { today: addDays(FROM, 8), counted: days(1, 2, 3, 6, 7, 8) })).toEqual({ is: 'unwitnessed', dates: ['2026-03-06', '2026-03-07'] });
    expect(standOf(hold('normal'), { today: '2025-03-02', counted: upTo(7) })).toEqual({ is: 'clockBehind' });
  });
  it('is never shorter when the level falls', () => {
    expect([needOf(14, 7), needOf(7, 14), needOf(null, 7)]).toEqual([14, 14, 7]);
  });
  it('whatever the clock does, is not over before so many different days were seen', () => {
    // Each step sets the clock by some days, forward or back, and then perhaps the program counts the day it believes in.
    const steps = fc.array(fc.record({ jump: fc.oneof(fc.constant(1), fc.integer({ min: -400, max: 400 })), counts: fc.boolean() }), { maxLength: 60 });
    fc.assert(fc.property(steps, fc.integer({ min: 1, max: 14 }), (history, needDays) => {
      let today = FROM;
      const seen = new Set<string>();
      for (const { jump, counts } of history) {
        today = addDays(today, jump);
        if (counts) seen.add(today);
        const one = hold('normal', needDays);
        if (standOf(one, { today, counted: seen }).is === 'due') {
          expect(countedDays(one, { today, counted: seen })).toBeGreaterThanOrEqual(needDays);
          expect(today >= addDays(FROM, needDays)).toBe(true);
          expect(seen.size).toBeGreaterThanOrEqual(needDays);
        }
      }
    }));
  });
});

describe('the evening', () => {
  const closes = new Date('2026-03-02T09:00:00Z');
  const ask = (minutesAfter: number) => ({ today: '2026-03-02', now: new Date(closes.getTime() + minutesAfter * 60_000), closes, withinMinutes: 120 });
  it.each([[-10, 'coming'], [30, 'due'], [130, 'late']] as const)('%i minutes after closing, what came in today is %s', (minutes, state) => expect(eveningOf([{ receivedOn: '2026-03-02' }], ask(minutes))).toBe(state));
  it('of yesterday is late, and nothing waits when all is done', () => {
    expect(eveningOf([{ receivedOn: '2026-03-01' }], ask(-300))).toBe('late');
    expect(eveningOf([], ask(500))).toBe('none');
  });
});
