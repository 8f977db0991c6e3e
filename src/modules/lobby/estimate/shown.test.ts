import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf } from './moment.ts';
import { alongLine, isTrusted, rangeOf, shownRange } from './shown.ts';
import { workAhead, type Durations, type WorkAhead } from './work-ahead.ts';

const chances = (seed: number) => { let state = seed; return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296; };
const minutes = (...lately: number[]): Durations => ({ usual: 10, lately });
const exact = minutes(10, 10, 10, 10, 10);
/** The band of somebody who joins the line now. */
const joining = (of: WorkAhead, chance: () => number, runs?: number) => workAhead(of, chance, runs).at(-1) ?? bandOf([]);
const work = (over: Partial<WorkAhead> = {}): WorkAhead => ({ running: [], waiting: [], counters: [{ from: 0, open: 2 }], leaving: 0, ...over });
const band = fc.tuple(fc.double({ min: 0, max: 200, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true })).map(bandOf);

describe('the range that is shown', () => {
  it('is rounded outwards to five minutes and never a single minute', () => {
    expect(rangeOf(bandOf([15, 27, 33, 40]))).toEqual({ low: 15, high: 35 });
    expect(rangeOf(bandOf([0, 0, 0, 0]))).toEqual({ low: 0, high: 5 });
    fc.assert(fc.property(band, (one) => {
      const { low, high } = rangeOf(one);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low + 5);
      expect([low % 5, high % 5]).toEqual([0, 0]);
    }));
  });

  it('widens rather than jumps, and follows where both agree', () => {
    expect(shownRange({ low: 40, high: 55 }, { range: { low: 10, high: 20 }, minutesAgo: 2 })).toEqual({ low: 5, high: 55 });
    expect(shownRange({ low: 15, high: 25 }, { range: { low: 10, high: 20 }, minutesAgo: 2 })).toEqual({ low: 15, high: 25 });
    expect(shownRange({ low: 15, high: 25 }, undefined)).toEqual({ low: 15, high: 25 });
    // half an hour later what was told has been used up
    expect(shownRange({ low: 0, high: 5 }, { range: { low: 20, high: 30 }, minutesAgo: 30 })).toEqual({ low: 0, high: 5 });
  });

  it('nobody further back in the line is told less', () => {
    fc.assert(fc.property(fc.array(band, { maxLength: 40 }), (bands) => {
      const ranges = alongLine(bands).map(rangeOf);
      ranges.slice(1).forEach((range, at) => {
        expect(range.low).toBeGreaterThanOrEqual(ranges[at]?.low ?? 0);
        expect(range.high).toBeGreaterThanOrEqual(ranges[at]?.high ?? 0);
      });
    }));
  });

  it('is hidden where the band caught too little, and only then', () => {
    const limits = { coverage: 0.6, forecasts: 50 };
    expect(isTrusted([{ n: 40, coverage80: 0.2 }], limits)).toBe(true);
    expect(isTrusted([{ n: 40, coverage80: 0.2 }, { n: 40, coverage80: 0.5 }], limits)).toBe(false);
    expect(isTrusted([{ n: 400, coverage80: 0.7 }], limits)).toBe(true);
  });
});

describe('work ahead', () => {
  it('gives those before to the next free counter', () => {
    expect(joining(work(), chances(1)).p50).toBe(0);
    expect(joining(work({ waiting: [exact, exact, exact, exact] }), chances(1)).p50).toBe(20);
    expect(joining(work({ running: [{ spent: 4, service: exact }, { spent: 8, service: exact }], waiting: [exact] }), chances(1)).p50).toBe(6);
  });

  it('follows the counter plan', () => {
    const waiting = Array.from({ length: 6 }, () => exact);
    const steady = joining(work({ waiting }), chances(1)).p50;
    const opening = joining(work({ waiting, counters: [{ from: 0, open: 2 }, { from: 10, open: 4 }] }), chances(1)).p50;
    const closing = joining(work({ waiting, counters: [{ from: 0, open: 2 }, { from: 10, open: 1 }] }), chances(1)).p50;
    expect([steady, opening, closing]).toEqual([30, 20, 50]);
  });

  it('waits for a counter that opens later, and says a day where none does', () => {
    expect(joining(work({ counters: [{ from: 0, open: 0 }, { from: 25, open: 1 }] }), chances(1)).p50).toBe(25);
    expect(joining(work({ counters: [{ from: 0, open: 0 }] }), chances(1)).p50).toBe(600);
  });

  it('people who leave shorten the wait; a spread of durations widens the band', () => {
    const waiting = Array.from({ length: 10 }, () => exact);
    expect(joining(work({ waiting, leaving: 0.3 }), chances(1)).p50).toBeLessThan(50);
    const cold = joining(work({ waiting: Array.from({ length: 10 }, () => minutes()) }), chances(1));
    expect(cold.p90 - cold.p10).toBeGreaterThan(15);
    expect(Math.abs(cold.p50 - 50)).toBeLessThan(12);
  });

  it('one more person ahead never shortens the wait, and no wait is negative', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }), fc.integer(), (count, open, seed) => {
      const of = (people: number) => joining(work({ waiting: Array.from({ length: people }, () => exact), counters: [{ from: 0, open }] }), chances(seed), 20);
      expect(of(count).p10).toBeGreaterThanOrEqual(0);
      expect(of(count + 1).p50).toBeGreaterThanOrEqual(of(count).p50);
    }), { numRuns: 40 });
  });
});
