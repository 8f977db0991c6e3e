import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '#kernel/chance.ts';
import { addDays } from '#kernel/time.ts';
import { limits as shape, type Limits } from './limits.ts';
import { isFairness, problemOf, type Network } from './network.ts';
import { datesFrom, periodsOf } from './periods.ts';
import { fairRanges } from './rules-fair.ts';
import { brokenRules } from './solver/check.ts';
import { searched } from './solver/search.ts';

const WEEKS = 4;

/** Weeks planned one after the other, each knowing those before it: open days of every branch over all of them. */
function openOver(seed: number, count: number, limits: Limits): number[] {
  const chance = chanceOf(seed);
  const spot = () => ({ lng: 121.3 + chance() * 0.2, lat: 31.1 + chance() * 0.15 });
  const areas = Array.from({ length: count * 3 }, () => ({ ...spot(), residents: 100 + Math.floor(chance() * 900), elders: 0 }));
  const branches = Array.from({ length: count }, (_, n) => ({ id: String(n), region: String(n % 2), ...spot(), teams: 'AB' as const, pins: [] }));
  const opened = branches.map(() => 0);
  for (let week = 0; week < WEEKS; week += 1) {
    const network: Network = { periods: periodsOf(datesFrom(addDays('2026-03-02', 7 * week)), limits), areas, branches: branches.map((one, i) => ({ ...one, openBefore: opened[i] ?? 0 })) };
    const problem = problemOf(network, limits);
    const { plan } = searched(problem, { seed: seed + week, spent: (moves) => moves / 12_000 });
    expect(brokenRules(problem, plan)).toEqual([]);
    branches.forEach((_, i) => { opened[i] = (opened[i] ?? 0) + plan.slice(i * problem.periods, (i + 1) * problem.periods).reduce((sum, one) => sum + one, 0) / (problem.periods / 7); });
  }
  return opened;
}

const spread = (all: readonly number[]) => Math.max(...all) - Math.min(...all);

describe('fairness over weeks', () => {
  it('keeps every branch within the days asked for of the mean, week after week, where the nearest plan would not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 10, max: 20 }), fc.boolean(), (seed, count, halves) => {
      const limits = shape.parse({ openMost: 0.5, halves });
      const [nearest, fair] = [openOver(seed, count, limits), openOver(seed, count, { ...limits, fairDays: 1 })];
      expect(spread(fair)).toBeLessThanOrEqual(2);
      expect(spread(nearest)).toBeGreaterThan(spread(fair));
    }), { numRuns: 8 });
  });

  it('is told apart from what staff and least days allow', () => {
    const limits = shape.parse({ openMost: 1, leastDays: 2, teamDays: 3, longestGap: 7, cover: false, fairDays: 0 });
    const branches = [12, 4].map((openBefore, n) => ({ id: String(n), region: '0', lng: 121 + n / 10, lat: 31, teams: 'AB' as const, pins: [], openBefore }));
    const network: Network = { periods: periodsOf(datesFrom('2026-03-02'), limits), areas: [], branches };
    const [often, never] = [Uint8Array.from([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Uint8Array.from([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])];
    const told = (plan: Uint8Array) => brokenRules(problemOf(network, limits), plan).flatMap((one) => (one.rule === 'tooManyDays' || one.rule === 'tooFewDays' ? [[one.branch, one.rule, isFairness(network, limits)(one)]] : []));
    // Five days are few enough for its staff, but it has had more than its share; seven are too many for anybody, none too few.
    expect(told(often)).toEqual([[0, 'tooManyDays', true], [1, 'tooFewDays', false]]);
    expect(told(never)).toEqual([[0, 'tooManyDays', false], [1, 'tooFewDays', false]]);
  });

  it('never asks for what the other rules forbid, and widens only as far as it must', () => {
    const branch = fc.record({ had: fc.integer({ min: 0, max: 24 }), floor: fc.integer({ min: 0, max: 3 }), more: fc.integer({ min: 0, max: 4 }) });
    fc.assert(fc.property(fc.array(branch, { minLength: 2, maxLength: 12 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 60 }), (all, slack, places) => {
      const [floor, ceiling] = [all.map((one) => one.floor), all.map((one) => one.floor + one.more)];
      const order = { before: all.map((one) => one.had), floor, ceiling, district: all.map((_, i) => i % 2), covered: [3, 3], leastPlaces: 0, places, slack };
      const { least, most, slack: wide } = fairRanges(order);
      all.forEach((_, i) => {
        expect(least[i]).toBeGreaterThanOrEqual(floor[i] ?? 0);
        expect(most[i]).toBeLessThanOrEqual(ceiling[i] ?? 0);
        expect(most[i]).toBeGreaterThanOrEqual(least[i] ?? 0);
      });
      if (floor.reduce((sum, one) => sum + one, 0) <= places) expect(least.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(places);
      if (wide > slack) expect(fairRanges({ ...order, slack: wide - 1 }).slack).toBe(wide);
    }));
  });
});
