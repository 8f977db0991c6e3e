import { describe, expect, it } from 'vitest';
import { ASSUMED, DEFAULT_RULES, FIRST_COME, OURS, simulate } from '#modules/twin/index.ts';
import { compare } from './compare.ts';
import { SCENARIOS } from './scenarios.ts';

const wanted = { reps: 4, threads: 2, seed: 'test' };

describe('the product’s own rules on a branch day (TWIN A.10)', () => {
  it('bring most of what could be reached, unmask nobody in the hall, send few away and never overfill it', async () => {
    const found = await compare('S2', wanted);
    const [ours, first, maskRule] = [found.of('ours'), found.of('first come'), found.of('mask rule alone')];
    expect(ours.achievable).toBeGreaterThan(0.75);
    expect(ours.reduction).toBeGreaterThan(0.65);
    expect(ours.p90Wait.mean).toBeLessThan(10);
    expect(ours.unmasked.mean).toBe(0);
    expect(ours.deferred.mean / ours.visits.mean).toBeLessThan(0.02);
    expect(ours.elderAtCounter.mean).toBeLessThan(ours.othersAlike.mean);
    for (const row of [ours, first, maskRule]) expect(row.minutesAboveCap.mean).toBe(0);
    // Nobody is refused: whoever came was served, or did it online, or came at a better time.
    expect(Math.abs(ours.visits.mean - first.visits.mean)).toBeLessThan(first.visits.mean * 0.02);
    // No plan beats the bound, and the mask rule alone makes crowding much worse.
    expect(ours.pairHours.mean).toBeGreaterThan(ours.bound.mean);
    expect(maskRule.pairHours.mean).toBeGreaterThan(2 * first.pairHours.mean);
  });

  it('gives the same figures for the same seed, whatever the number of threads', async () => {
    const runs = [FIRST_COME, OURS].map((measures) => ({ model: SCENARIOS.S3, behaviour: ASSUMED, measures, rules: DEFAULT_RULES }));
    const [one, two] = [await simulate({ runs, seed: 'same', reps: 2, threads: 1 }), await simulate({ runs, seed: 'same', reps: 2, threads: 2 })];
    expect(two).toEqual(one);
    expect(two[0]).not.toEqual(two[1]);
  });

  it('stops when nobody wants to know any more', async () => {
    const stopped = new AbortController();
    const runs = [{ model: SCENARIOS.S2, behaviour: ASSUMED, measures: OURS, rules: DEFAULT_RULES }];
    const asked = simulate({ runs, seed: 'stop', reps: 5_000, threads: 1, progress: () => stopped.abort(), signal: stopped.signal });
    await expect(asked).rejects.toThrow('stopped');
  });
});
