import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundPairHours } from './bound.ts';
import { DEFAULT_RULES } from './house-rules.ts';
import { FIRST_COME, OURS, type BranchModel, type ErrandModel } from './model.ts';
import { ASSUMED, ELDER_SHARE, GREEN_SHARE, HOURS, WEEKDAYS } from './priors.ts';
import { replicate } from './replication.ts';
import { visitorsOf } from './visitors.ts';

const ERRANDS: readonly ErrandModel[] = [
  { code: 'cash', others: 3, elders: 5, group: 'any', minutes: 5, cv: 0.7, maskOff: false, online: false, light: 0.5 },
  { code: 'transfer', others: 3, elders: 2, group: 'any', minutes: 8, cv: 0.7, machine: { kind: 'smart', minutes: 5 }, maskOff: false, online: true, light: 0.6 },
  { code: 'card', others: 2, elders: 1, group: 'any', minutes: 12, cv: 0.5, machine: { kind: 'smart', minutes: 8 }, maskOff: true, online: false, light: 0.8 },
  { code: 'firm', others: 1, elders: 0, group: 'firm', minutes: 12, cv: 0.5, maskOff: false, online: true, light: 0.4 },
];

/** Any small branch: counters of which the first sees faces and serves all, machines, a tight hall. */
const branch = fc.record({ visits: fc.integer({ min: 10, max: 90 }), more: fc.integer({ min: 0, max: 2 }), machines: fc.integer({ min: 0, max: 2 }), cap: fc.integer({ min: 2, max: 9 }), assistants: fc.integer({ min: 1, max: 2 }), seed: fc.string({ maxLength: 6 }) })
  .map(({ more, machines, seed, ...rest }) => ({
    seed,
    model: {
      ...rest, weekdays: WEEKDAYS, hours: HOURS, opens: 540, closes: 1_020, elderShare: ELDER_SHARE, greenShare: GREEN_SHARE, errands: ERRANDS, screeners: 1,
      counters: Array.from({ length: 1 + more }, (_, nth) => ({ number: nth + 1, serviceGroups: nth === 0 ? ['any', 'firm'] : ['any'], also: [], maskOff: nth === 0 })),
      machines: Array.from({ length: machines }, () => ({ kind: 'smart', booth: false }) as const),
    } satisfies BranchModel,
  }));
const measures = fc.record({ booking: fc.boolean(), deferral: fc.boolean(), balance: fc.boolean(), tips: fc.boolean(), booth: fc.boolean(), fairKey: fc.boolean() }).map((some) => ({ ...some, maskRule: true }));

describe('a branch day', () => {
  it('never holds more people than the cap, unmasks nobody in the hall, and serves everybody who comes', () => {
    fc.assert(fc.property(branch, measures, ({ model, seed }, wanted) => {
      const visitors = visitorsOf(model, ASSUMED, 10, seed);
      const { figures, served, came } = replicate({ model, behaviour: ASSUMED, measures: wanted, rules: DEFAULT_RULES }, visitors);
      expect(figures.minutesAboveCap).toBe(0);
      expect(figures.hallMost).toBeLessThanOrEqual(model.cap);
      expect(figures.unmasked).toBe(0);
      expect(served).toBe(came);
    }), { numRuns: 25 });
  });

  it('is never better than full knowledge could make it', () => {
    fc.assert(fc.property(branch, ({ model, seed }) => {
      const visitors = visitorsOf(model, ASSUMED, 10, seed);
      const { figures } = replicate({ model, behaviour: ASSUMED, measures: { ...OURS, deferral: false }, rules: DEFAULT_RULES }, visitors);
      const bound = [5, 6, 7, 8, 9].reduce((sum, day) => sum + boundPairHours(model, ASSUMED, OURS, visitors, day), 0) / 5;
      expect(figures.pairHours).toBeGreaterThanOrEqual(bound - 1e-9);
    }), { numRuns: 15 });
  });

  it('lets no walk-in wait longer than the maximum and one service while the work is within capacity, however many are booked', () => {
    // One kind of errand, two counters, all who come before noon booked or not: 70 % of the counters' time.
    const [cash] = ERRANDS;
    if (cash === undefined) throw new Error('no errand');
    const model: BranchModel = {
      visits: 130, weekdays: [1], hours: [9, 10, 11, 12, 13, 14, 15, 16].map((hour) => ({ hour, others: 1, elders: 1 })), opens: 540, closes: 1_020, elderShare: 0.2, greenShare: { others: 0, elders: 0 },
      errands: [{ ...cash, cv: 0.3 }], counters: [1, 2].map((number) => ({ number, serviceGroups: ['any'], also: [], maskOff: true })), machines: [], assistants: 1, screeners: 1, cap: 30,
    };
    for (const books of [0, 0.4, 0.8]) {
      const behaviour = { ...ASSUMED, books };
      const { figures } = replicate({ model, behaviour, measures: { ...OURS, deferral: false }, rules: DEFAULT_RULES }, visitorsOf(model, behaviour, 10, `books ${books}`));
      expect(figures.longestWait).toBeLessThanOrEqual(DEFAULT_RULES.calls.maximumWaitMinutes + 15);
    }
  });

  it('meets the same people under every policy', () => {
    const model: BranchModel = { visits: 60, weekdays: WEEKDAYS, hours: HOURS, opens: 540, closes: 1_020, elderShare: 0.3, greenShare: GREEN_SHARE, errands: ERRANDS, counters: [{ number: 1, serviceGroups: ['any', 'firm'], also: [], maskOff: true }], machines: [], assistants: 1, screeners: 1, cap: 10 };
    const visitors = visitorsOf(model, ASSUMED, 10, 'same');
    const visits = [FIRST_COME, { ...OURS, deferral: false }].map((one) => replicate({ model, behaviour: ASSUMED, measures: one, rules: DEFAULT_RULES }, visitors).figures.visits);
    expect(visits[1]).toBeCloseTo(visits[0] ?? 0, 9);
  });
});
