import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { branchAsIs } from '../branch-as-is.ts';
import { can } from '../can.ts';
import { maskRuleRuns, WAYS } from '../mask-rule.ts';
import { CURVE_STEP } from '../hall.ts';
import type { Figures } from '../replication.ts';
import { foundOf } from '../running.ts';
import { LEAST_FORTNIGHTS, settings } from '../settings.ts';
import { estimateOf } from '../statistics.ts';
import type { Simulated } from '../twin-worker.ts';
import { curve, curveOf, estimate, stepsShown } from './what-if.ts';

const FIGURES = ['pairHours', 'meanWait', 'p90Wait', 'most', 'unmasked'] as const satisfies readonly (keyof Figures)[];

export const maskRuleShape = z.object({
  isOn: z.boolean(), done: z.number(), of: z.number(),
  branch: z.object({ visits: z.number(), measuredDays: z.number(), counters: z.number() }),
  minutes: z.array(z.number()),
  /** empty until a few days of each are known */
  ways: z.array(z.object({ way: z.enum(WAYS), curve, figures: z.array(z.object({ name: z.enum(FIGURES), value: estimate, fromOff: estimate })) })),
});

/** 打开之前: what the mask rule costs this branch, and what makes it bearable. Grows while it is asked again; nothing is changed by it. */
export const maskRule = read({
  name: 'twin.maskRule',
  may: can.whatIf,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const asIs = await branchAsIs(tx, branch, asking.now);
    const { model } = asIs;
    const ways = maskRuleRuns(asIs);
    const { fortnights } = await settingsAt(tx, settings, branch, asking.now);
    const { found } = model.counters.length === 0 ? { found: [] } : foundOf(asking.house, ways.map((one) => one.run), fortnights);
    const shown = stepsShown(model.opens, model.closes);
    return {
      isOn: asIs.maskRule, done: found.length, of: fortnights,
      branch: { visits: Math.round(model.visits), measuredDays: asIs.measuredDays, counters: model.counters.length },
      minutes: shown.map((step) => step * CURVE_STEP),
      ways: found.length < LEAST_FORTNIGHTS ? [] : ways.map(({ way }, nth) => ({ way, curve: curveOf(found, shown, nth), figures: FIGURES.map((name) => besideOff(found, nth, name)) })),
    };
  },
});

/** A figure under one way, and how far it lies from the day without the rule, person by person. */
export function besideOff<N extends keyof Figures>(found: readonly Simulated[], nth: number, name: N) {
  const value = (one: Simulated, of: number) => one.runs[of]?.figures[name] ?? 0;
  return { name, value: estimateOf(found.map((one) => value(one, nth))), fromOff: estimateOf(found.map((one) => value(one, nth) - value(one, 0))) };
}
