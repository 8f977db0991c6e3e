import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeOf, boundOf } from './bound.ts';
import { chanceOf } from '#kernel/chance.ts';
import { brokenRules, meanKmOf } from './check.ts';
import { measured } from './measure.ts';
import { planRota, type PlanNews } from './plan-rota.ts';
import { nearestOf, type Plan, type Problem } from './problem.ts';
import { runPlanner } from './run-planner.ts';
import { pinnedOnly, searched } from './search.ts';
import { splitInHalves } from './split.ts';
import { stateOf } from './state.ts';

/** A small city by chance: some districts, teams for three to six days, perhaps pins. */
function cityBy(seed: number, branches: number, more: Partial<Problem> = {}): Problem {
  const chance = chanceOf(seed);
  const spots = Array.from({ length: branches }, () => ({ x: chance() * 12, y: chance() * 12 }));
  const areas = Array.from({ length: branches * 3 }, () => ({ x: chance() * 12, y: chance() * 12, weight: 1 + Math.floor(chance() * 500) }));
  const nearest = nearestOf(areas, spots, 5, (a, b) => Math.hypot(a.x - b.x, a.y - b.y));
  const districts = Math.max(1, Math.floor(branches / 8));
  return {
    branches, periods: 7, areas: areas.length, districts, ...nearest, cost: nearest.km, weight: Float64Array.from(areas, (one) => one.weight),
    demand: new Float64Array(7).fill(1), district: Int32Array.from(spots, (_, i) => i % districts), covered: new Uint8Array(districts * 7).fill(1),
    least: new Int32Array(branches).fill(2), most: Int32Array.from(spots, () => 3 + Math.floor(chance() * 4)), longestGap: 3,
    openLeast: new Int32Array(7), openMost: new Int32Array(7).fill(Math.ceil(branches * 0.45)), pins: new Int8Array(branches * 7),
    capacity: new Float64Array(branches).fill(Infinity), visits: 0, crowdKm: 0, ...more,
  };
}

const bySteps = (most: number) => (moves: number) => moves / most;

describe('the search for a week of openings', () => {
  it('keeps every rule, pins among them, as an independent check sees it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 16, max: 40 }), (seed, branches) => {
      const chance = chanceOf(seed + 1);
      const pins = new Int8Array(branches * 7);
      for (let n = 0; n < 6; n += 1) pins[Math.floor(chance() * branches) * 7 + Math.floor(chance() * 7)] = chance() < 0.5 ? 1 : -1;
      const problem = cityBy(seed, branches, { pins });
      const found = searched(problem, { seed, spent: bySteps(15_000) });
      expect(brokenRules(problem, found.plan)).toEqual([]);
      expect(found.broken).toBe(0);
    }), { numRuns: 12 });
  });

  it('says what it cost as the independent check counts it', () => {
    const problem = cityBy(5, 24);
    const { plan, cost } = searched(problem, { seed: 1, spent: bySteps(10_000) });
    const people = problem.weight.reduce((sum, one) => sum + one, 0) * 7;
    expect(cost / people).toBeCloseTo(meanKmOf(problem, plan), 9);
    expect(measured(problem, plan, 3).meanKm).toBeCloseTo(meanKmOf(problem, plan), 9);
  });

  it('gives the same plan for the same seed, and a far better one than chance', () => {
    const problem = cityBy(9, 32);
    const first = searched(problem, { seed: 4, spent: bySteps(40_000) });
    expect([...searched(problem, { seed: 4, spent: bySteps(40_000) }).plan]).toEqual([...first.plan]);
    const opened = Array.from({ length: 7 }, (_, p) => first.plan.filter((one, cell) => one === 1 && cell % 7 === p).length);
    const random = searched({ ...problem, cost: new Float64Array(problem.cost.length), openLeast: Int32Array.from(opened), openMost: Int32Array.from(opened) }, { seed: 4, spent: bySteps(20_000) });
    expect(meanKmOf(problem, first.plan)).toBeLessThan(0.88 * meanKmOf(problem, random.plan));
  });

  it('foretells every change exactly, crowding and told people included', () => {
    const problem = cityBy(3, 18, { visits: 0.01, crowdKm: 0.5, capacity: new Float64Array(18).fill(6), known: new Uint8Array(18 * 7).fill(1), changePrice: new Float64Array(18 * 7).fill(2.5) });
    const state = stateOf(problem, pinnedOnly(problem));
    const chance = chanceOf(8);
    for (let n = 0; n < 2_000; n += 1) state.toggle(Math.floor(chance() * 18), Math.floor(chance() * 7));
    const fresh = stateOf(problem, state.plan());
    expect(state.cost()).toBeCloseTo(fresh.cost(), 6);
    expect(state.broken()).toBe(fresh.broken());
    const m = measured(problem, state.plan(), 3);
    const people = problem.weight.reduce((sum, one) => sum + one, 0) * 7;
    const changed = state.plan().filter((one) => one === 0).length;
    expect(state.cost()).toBeCloseTo(m.meanCost * people + m.crowded * 0.5 + changed * 2.5, 4);
  });

  it('leaves a district that cannot be covered as a flagged gap and plans the rest', () => {
    const pins = new Int8Array(16 * 7);
    const problem = cityBy(2, 16, { pins });
    for (let i = 0; i < 16; i += 1) if (problem.district[i] === 1) pins[i * 7 + 3] = -1;
    const broken = brokenRules(problem, searched(problem, { seed: 2, spent: bySteps(15_000) }).plan);
    expect(broken).toEqual([{ rule: 'uncovered', district: 1, period: 3 }]);
  });

  it('changes little when told that changes cost something, and still mends what broke', () => {
    const problem = cityBy(11, 36);
    const before = searched(problem, { seed: 1, spent: bySteps(40_000) }).plan;
    const shut = new Int8Array(problem.pins);
    for (let p = 0; p < 7; p += 1) for (const i of [3, 17]) shut[i * 7 + p] = -1;
    const least = problem.least.slice();
    for (const i of [3, 17]) least[i] = 0;
    const shocked = { ...problem, pins: shut, least, longestGap: 7, known: before, changePrice: new Float64Array(36 * 7).fill(400) };
    const start: Plan = before.map((one, cell) => (shut[cell] === -1 ? 0 : one));
    const changes = (plan: Plan) => plan.filter((one, cell) => one !== before[cell]).length;
    const priced = searched(shocked, { seed: 1, start, heat: [0.02, 0.002], spent: bySteps(30_000) });
    const free = searched({ ...shocked, changePrice: new Float64Array(36 * 7) }, { seed: 1, start, heat: [0.02, 0.002], spent: bySteps(30_000) });
    expect(brokenRules(shocked, priced.plan)).toEqual([]);
    expect(changes(priced.plan)).toBeLessThan(changes(free.plan) / 2);
    expect(meanKmOf(shocked, free.plan)).toBeLessThanOrEqual(meanKmOf(shocked, priced.plan));
  });
});

describe('the bound', () => {
  it('is never above a plan, whichever way it is sharpened', async () => {
    const never = () => false;
    for (const seed of [1, 2]) {
      const plain = cityBy(seed, 16);
      const uneven = { ...plain, demand: Float64Array.from([1, 1, 1, 1, 1.3, 0.5, 0.5]), openMost: Int32Array.from([8, 8, 8, 8, 8, 4, 4]) };
      for (const problem of [plain, uneven]) {
        const plan = searched(problem, { seed, spent: bySteps(60_000) }).plan;
        const mean = measured(problem, plan, 3).meanCost;
        const bounds = [(await boundOf(problem, never))?.mean, (await boundOf(problem, never, alikeOf(problem)))?.mean];
        for (const bound of bounds) expect(bound).toBeLessThanOrEqual(mean + 1e-9);
        expect(Math.max(...bounds.map((one) => one ?? 0))).toBeGreaterThan(mean * 0.9);
      }
    }
  });

  it('is what trying everything finds, on a network small enough to try everything', async () => {
    const problem = cityBy(4, 6, { periods: 1, demand: new Float64Array(1).fill(1), covered: new Uint8Array(1).fill(1), least: new Int32Array(6), most: new Int32Array(6).fill(1), longestGap: 1, openLeast: new Int32Array(1), openMost: new Int32Array(1).fill(3), pins: new Int8Array(6) });
    const all = Array.from({ length: 64 }, (_, n) => Uint8Array.from({ length: 6 }, (__, i) => (n >> i) & 1)).filter((plan) => brokenRules(problem, plan).length === 0);
    const best = Math.min(...all.map((plan) => meanKmOf(problem, plan)));
    expect(meanKmOf(problem, searched(problem, { seed: 1, spent: bySteps(3_000) }).plan)).toBeCloseTo(best, 9);
    expect((await boundOf(problem, () => false))?.mean).toBeLessThanOrEqual(best + 1e-9);
  });
});

describe('three branches round three places', () => {
  it('have a bound that knows that two of them must be open for nobody to go farther', async () => {
    const km = Float64Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]);
    const problem = cityBy(1, 3, {
      periods: 2, areas: 3, districts: 0, near: 2, nearest: Int32Array.from([0, 1, 1, 2, 2, 0]), km, cost: km, weight: new Float64Array(3).fill(1), demand: new Float64Array(2).fill(1),
      covered: new Uint8Array(0), least: new Int32Array(3), most: new Int32Array(3).fill(1), longestGap: 2, openLeast: new Int32Array(2), openMost: new Int32Array(2).fill(3), pins: new Int8Array(6),
    });
    const best = Math.min(...Array.from({ length: 64 }, (_, n) => Uint8Array.from({ length: 6 }, (__, cell) => (n >> cell) & 1)).filter((plan) => brokenRules(problem, plan).length === 0).map((plan) => meanKmOf(problem, plan)));
    expect(best).toBeCloseTo(1 / 6, 9);
    expect((await boundOf(problem, () => false))?.mean).toBeCloseTo(best, 6);
  });
});

describe('a planning run', () => {
  it('tells a first plan, then the bound, and ends with both', async () => {
    const news: PlanNews[] = [];
    let ticks = 0;
    const done = await planRota({ problem: cityBy(6, 24), seed: 1, seconds: 60, limitKm: 3 }, () => (ticks += 0.02), (one) => news.push(one));
    expect(news.slice(0, 2).map((one) => one.stage)).toEqual(['first', 'bound']);
    expect(done.broken).toBe(0);
    expect(done.gap).toBeGreaterThanOrEqual(0);
    expect(done.gap).toBeLessThan(0.06);
  });

  it('runs in a worker and can be stopped, keeping its best plan so far', async () => {
    const problem = cityBy(7, 30);
    const running = runPlanner({ problem, seed: 1, seconds: 60, limitKm: 3, cpuSeconds: false }, (news) => { if (news.stage === 'bound') running.stop(); });
    const done = await running.done;
    expect(brokenRules(problem, done.plan)).toEqual([]);
  });
});

describe('two halves on alternate days', () => {
  it('finds what trying all halvings finds', () => {
    const chance = chanceOf(12);
    const spots = Array.from({ length: 12 }, () => [chance() * 4, chance() * 4] as const);
    const near = spots.map(([x, y]) => spots.flatMap(([u, v], j) => (Math.hypot(x - u, y - v) <= 1 ? [j] : [])));
    const value = (half: (i: number) => number) => [0, 1].reduce((sum, day) => sum + near.filter((around) => around.some((i) => half(i) === day)).length, 0);
    const halvings = Array.from({ length: 4_096 }, (_, n) => n).filter((n) => n.toString(2).replaceAll('0', '').length === 6);
    const best = Math.max(...halvings.map((n) => value((i) => (n >> i) & 1)));
    const split = splitInHalves(near, { seed: 3, spent: bySteps(20_000) });
    expect(split.covered).toBe(best);
    expect(value((i) => split.day[i] ?? 0)).toBe(best);
    expect(split.day.filter((day) => day === 1)).toHaveLength(6);
  });
});
