import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, NEAR, pastOf } from './alike.ts';
import { answer, averageOf, grow, tableOf } from './boosting.ts';
import { estimate, learn, LEAST_LESSONS, stretchFor } from './learn.ts';
import { bandOf, type Lived, type Moment, type OfToday } from './moment.ts';
import { scoreOf } from './scored.ts';
import { sightOf, SIGHTS, type Memory } from './sight.ts';
import { branchSlip, leaning, usualOf } from './usual.ts';

const moment = (over: Partial<Moment> = {}): Moment => ({ day: 5, minute: 600, ahead: 3, counters: 2, called: 20, called30: 6, called60: 12, ...over });
const lived = (over: Partial<Lived> = {}): Lived => ({ ...moment({ day: 4 }), waited: 20, ...over });
const memory = (over: Partial<Memory> = {}): Memory => ({ past: pastOf([]), today: [], usual: 5, branchSlip: 0, ...over });
const ofToday = (over: Partial<OfToday> = {}): OfToday => ({ ...moment({ minute: 580, called: 17 }), near: 20, calledAt: 595, ...over });

describe('similar moments', () => {
  it('a line without history leans on what is usual for each place', () => {
    expect(alike(moment(), pastOf([]).near, NEAR, 20).p50).toBe(20);
  });

  it('the waits of similar moments speak, and distant ones hardly do', () => {
    const past = [...Array.from({ length: 30 }, () => lived({ waited: 12 })), ...Array.from({ length: 30 }, () => lived({ waited: 90, ahead: 30 }))];
    expect(alike(moment(), pastOf(past).near, NEAR, 20).p50).toBeCloseTo(12, 0);
  });

  it('a history of one short wait does not turn the estimate over', () => {
    expect(alike(moment(), pastOf([lived({ waited: 0 })]).near, NEAR, 20).p50).toBeGreaterThan(8);
  });
});

describe('what an estimate sees', () => {
  it('knows the last wait, how long the oldest has waited, and never a turn that has not come', () => {
    const today = [ofToday(), ofToday({ minute: 590, called: 18, calledAt: 640 })];
    const { values } = sightOf(moment(), memory({ today }));
    expect(values[SIGHTS.indexOf('lastWait')]).toBe(15);
    expect(values[SIGHTS.indexOf('oldestWaits')]).toBe(10);
    const unknown = sightOf(moment(), memory({ today: [ofToday(), ofToday({ minute: 590, called: 18, calledAt: undefined })] }));
    expect(unknown.values).toEqual(values);
  });

  it('knows how long as many numbers took as now have to be called', () => {
    const took = (called: number, ahead: number) => sightOf(moment({ called, ahead }), memory({ today: [ofToday({ minute: 540, called: 12 }), ofToday({ minute: 570, called: 16 }), ofToday({ minute: 590, called: 18 })] })).values[SIGHTS.indexOf('lastPlaces')];
    expect(took(20, 3)).toBe(30);
    expect(took(20, 1)).toBe(10);
    expect(took(20, 7)).toBe(60);
    expect(took(20, 8)).toBe(-1);
  });

  it('has a number for every sight, whatever the line looks like', () => {
    const number = fc.integer({ min: 0, max: 300 });
    fc.assert(fc.property(number, number, fc.integer({ min: 0, max: 1439 }), fc.array(fc.tuple(number, number), { maxLength: 12 }), (ahead, called30, minute, waits) => {
      const past = waits.map(([one, waited]) => lived({ ahead: one, waited }));
      const { values, near } = sightOf(moment({ ahead, called30, minute }), memory({ past: pastOf(past), today: [ofToday()] }));
      expect(values.length).toBe(SIGHTS.length);
      expect([...values].every(Number.isFinite)).toBe(true);
      expect(near).toBeGreaterThanOrEqual(0);
    }));
  });

  it('what is usual leans on the branch while a line is young', () => {
    expect(leaning(usualOf([]), 6)).toBe(6);
    expect(leaning(usualOf(Array.from({ length: 90 }, () => ({ waited: 12, ahead: 3 }))), 6)).toBeCloseTo(3.3);
  });

  it('a slow branch is seen while people are still overdue', () => {
    expect(branchSlip(600, [])).toBe(0);
    expect(branchSlip(640, Array.from({ length: 20 }, () => ofToday({ minute: 590, near: 10, calledAt: undefined })))).toBeGreaterThan(1);
  });
});

describe('boosting', () => {
  const rows = 1_200;
  const one = Float64Array.from({ length: rows }, (_, at) => at % 40);
  const two = Float64Array.from({ length: rows }, (_, at) => (at * 7) % 13);
  const weight = new Float64Array(rows).fill(1);
  const how = { trees: 80, rate: 0.2, leaves: 8, leastInLeaf: 20, rows: 0.7, columns: 1, seed: 3 };

  it('finds a step and a slope', () => {
    const target = Float64Array.from({ length: rows }, (_, at) => (one[at] ?? 0) * 2 + ((two[at] ?? 0) > 6 ? 30 : 0));
    const forest = grow(tableOf([one, two]), target, weight, { ...how, share: 0.5 });
    const misses = Array.from(target, (value, at) => Math.abs(answer(forest, Float64Array.of(one[at] ?? 0, two[at] ?? 0)) - value));
    expect(misses.reduce((sum, miss) => sum + miss, 0) / rows).toBeLessThan(4);
  });

  it('leaves the promised share below it', () => {
    const target = Float64Array.from({ length: rows }, (_, at) => (one[at] ?? 0) + ((at * 31) % 100));
    const forest = grow(tableOf([one]), target, weight, { ...how, share: 0.8 });
    const below = target.filter((value, at) => value <= answer(forest, Float64Array.of(one[at] ?? 0))).length / rows;
    expect(below).toBeGreaterThan(0.75);
    expect(below).toBeLessThan(0.85);
  });

  it('the same seed grows the same forest', () => {
    const target = one.map((value, at) => value * (two[at] ?? 0));
    const grown = () => JSON.stringify(grow(tableOf([one, two]), target, weight, { ...how, rows: 0.5, trees: 5, share: 0.5 }));
    expect(grown()).toBe(grown());
  });

  it('several forests answer on average as one', () => {
    const target = one.map((value, at) => value * (two[at] ?? 0));
    const forests = [3, 5, 8].map((seed) => grow(tableOf([one, two]), target, weight, { ...how, rows: 0.5, trees: 5, share: 0.5, seed }));
    const row = Float64Array.of(20, 6);
    expect(answer(averageOf(forests), row)).toBeCloseTo(forests.reduce((sum, forest) => sum + answer(forest, row), 0) / forests.length);
  });
});

describe('learning', () => {
  const lessons = Array.from({ length: LEAST_LESSONS }, (_, at) => {
    const ahead = at % 12;
    // a fixed scatter without chance
    return { sight: sightOf(moment({ ahead, minute: 540 + (at % 300) }), memory()), waited: (ahead + 1) * 3 * (0.6 + ((at * 37) % 80) / 100) };
  });
  const learnt = learn(lessons);

  it('says nothing learnt before there is enough', () => {
    expect(learn(lessons.slice(1))).toBeUndefined();
    expect(estimate(sightOf(moment(), memory()), undefined).p50).toBe(20);
  });

  it('corrects a usual interval that is wrong', () => {
    expect(learnt).toBeDefined();
    const { p10, p50, p90 } = estimate(sightOf(moment(), memory()), learnt);
    expect(Math.abs(p50 - 12)).toBeLessThan(2.5);
    expect(p10).toBeLessThan(p50);
    expect(p90).toBeGreaterThan(p50);
  });

  it('a model of before, whose unit was the expected wait itself, is still understood', () => {
    const start = 0.5;
    const forests = Array.from({ length: 4 }, () => ({ start, trees: [] }));
    const sight = sightOf(moment(), memory());
    expect(estimate(sight, { forests, stretch: 1 }).p50).toBe(start * (sight.near + 5));
    expect(estimate(sight, { forests, stretch: 1, power: 0.5 }).p50).toBeCloseTo(start * Math.sqrt(sight.near + 5));
  });

  it('learns from what was seen before there was the last sight', () => {
    const shorter = learn(lessons.map(({ sight, waited }) => ({ sight: { ...sight, values: sight.values.slice(0, -1) }, waited })));
    expect(estimate(sightOf(moment(), memory()), shorter)).toEqual(estimate(sightOf(moment(), memory()), learnt));
  });

  it('a band is never negative and never crosses', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { minLength: 4, maxLength: 4 }), (values) => {
      const band = bandOf(values);
      expect(band.p10).toBeGreaterThanOrEqual(0);
      expect([band.p10, band.p50, band.p80, band.p90].every((value, at, all) => at === 0 || value >= (all[at - 1] ?? 0))).toBe(true);
    }));
  });

  it('a band that caught too little is stretched, one that caught enough is left', () => {
    const narrow = Array.from({ length: 400 }, (_, at) => ({ band: bandOf([18, 20, 21, 22]), waited: at % 40 }));
    expect(stretchFor(narrow)).toBeGreaterThan(2);
    expect(stretchFor(narrow.slice(0, 50))).toBe(1.15);
    expect(stretchFor(narrow.slice(0, 50), 1.4)).toBe(1.4);
    const wide = narrow.map(({ waited }) => ({ band: bandOf([0, 20, 35, 40]), waited }));
    expect(stretchFor(wide, 1.4)).toBeLessThan(1.35);
    expect(stretchFor(wide, 1)).toBe(1);
  });

  it('is scored against what came true', () => {
    expect(scoreOf([])).toBeUndefined();
    expect(scoreOf([{ band: bandOf([5, 10, 15, 20]), waited: 12 }, { band: bandOf([5, 10, 15, 20]), waited: 40 }]))
      .toEqual({ n: 2, mae: 16, median: 16, bias: -16, within10: 0.5, coverage80: 0.5, kept90: 0.5 });
  });
});
