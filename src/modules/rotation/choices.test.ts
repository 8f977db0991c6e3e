import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '#kernel/chance.ts';
import { addDays } from '#kernel/time.ts';
import { choicesOf, feelingIn, undominated } from './choices.ts';
import { limits as shape } from './limits.ts';
import { problemOf, toldBy, type Network } from './network.ts';
import { periodsOf } from './periods.ts';
import { searched } from './solver/search.ts';
import type { Plan } from './solver/problem.ts';

const DATES = Array.from({ length: 7 }, (_, n) => addDays('2026-03-09', n));

/** Elders live in the west, everybody else in the east. */
function cityBy(seed: number, branches = 24): Network {
  const chance = chanceOf(seed);
  const spot = () => ({ lng: 121.3 + chance() * 0.2, lat: 31.1 + chance() * 0.15 });
  return {
    periods: periodsOf(DATES, { halves: false }), branches: Array.from({ length: branches }, (_, n) => ({ id: String(n), region: String(n % 3), ...spot(), pins: [], teams: 'AB' as const, openBefore: 0 })),
    areas: Array.from({ length: branches * 3 }, () => { const at = spot(); const residents = 200 + Math.floor(chance() * 2_000); return { ...at, residents, elders: at.lng < 121.37 ? Math.floor(residents * 0.6) : Math.floor(residents * 0.02) }; }),
  };
}

describe('what else could be chosen', () => {
  const network = cityBy(3);
  const limits = shape.parse({ openMost: 0.45 });
  const problem = problemOf(network, limits);
  const known: Plan = searched(problem, { seed: 9, spent: (moves) => moves / 4_000 }).plan;
  const { variants, figures } = choicesOf({ problem, feeling: feelingIn(network, problem, limits.limitKm), limits, known, start: known, changePriceKm: 0.0005 });
  const found = variants.map(({ change, start }) => searched({ ...problem, ...change }, { seed: 1, ...(start && { start, heat: [0.02, 0.002] as const }), spent: (moves) => moves / 25_000 }).plan);
  const told = figures(found);

  it('is a curve: whoever disturbs more people gets a shorter way for it', () => {
    const { changeChoices } = told;
    expect(changeChoices.length).toBeGreaterThan(2);
    for (const [n, one] of changeChoices.entries()) {
      const before = changeChoices[n - 1];
      if (before) { expect(one.residentDays).toBeGreaterThan(before.residentDays); expect(one.meanKm).toBeLessThan(before.meanKm); }
    }
    // The dearest price leaves what is published as it is: it keeps the rules.
    expect(changeChoices[0]).toMatchObject({ cells: 0, residents: 0, residentDays: 0, broken: 0 });
  });

  it('counts a person once, however much elders weigh', () => {
    const heavy = problemOf(network, { ...limits, eldersWeigh: 8 });
    expect(feelingIn(network, heavy, 3).felt(known)).toEqual(feelingIn(network, problem, 3).felt(known));
    const everyone = network.areas.reduce((sum, one) => sum + one.residents, 0);
    expect(toldBy(heavy, Float64Array.from(network.areas, (one) => one.residents), known, new Uint8Array(known.length)).residents).toBeLessThanOrEqual(everyone);
  });

  it('brings the elderly nearer where they are minded more', () => {
    const by = (weigh: number) => told.mindChoices.find((one) => one.minds === 'mean' && one.eldersWeigh === weigh);
    expect(by(8)?.eldersKm).toBeLessThan(by(1)?.eldersKm ?? 0);
    expect(by(8)?.meanKm).toBeGreaterThanOrEqual((by(1)?.meanKm ?? 0) * 0.999);
    const far = told.mindChoices.find((one) => one.minds === 'beyond');
    expect(far?.beyond).toBeLessThanOrEqual(by(1)?.beyond ?? 0);
  });
});

it('keeps exactly those that no other beats', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 12 }), (all) => {
    const kept = undominated(all, (one) => one);
    for (const one of all) expect(kept.some((other) => other[0] <= one[0] && other[1] <= one[1])).toBe(true);
    for (const [n, one] of kept.entries()) expect(kept.some((other, at) => at !== n && other[0] <= one[0] && other[1] <= one[1])).toBe(false);
  }));
});
