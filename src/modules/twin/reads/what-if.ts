import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { branchAsIs } from '../branch-as-is.ts';
import { can } from '../can.ts';
import { change, fewestCounters, knobsOf, runOf } from '../change.ts';
import { CURVE_POINTS, CURVE_STEP } from '../hall.ts';
import type { Figures } from '../replication.ts';
import { foundOf } from '../running.ts';
import { LEAST_FORTNIGHTS, settings } from '../settings.ts';
import { estimateOf } from '../statistics.ts';
import type { Simulated } from '../twin-worker.ts';

export const whatIfQuery = change;
const FIGURES = ['pairHours', 'meanWait', 'p90Wait', 'most', 'elderWait', 'elderAtCounter', 'longContacts', 'unmasked', 'deferred', 'online', 'overtime'] as const satisfies readonly (keyof Figures)[];

export const estimate = z.object({ mean: z.number(), half: z.number() });
export const curve = z.array(estimate);
const onOff = z.enum(['on', 'off']);
const knobs = z.object({
  counters: z.number(), machines: z.number(), assistants: z.number(), cap: z.number(), demand: z.number(), opensEarlier: z.number(), books: z.number(), accepts: z.number(), maskRule: onOff, booth: onOff, balance: onOff,
});

export const whatIfShape = z.object({
  /** replications found so far, of both days together, and wanted of each */
  done: z.number(), of: z.number(), reps: z.number(),
  branch: z.object({ visits: z.number(), measuredDays: z.number(), opens: z.number(), closes: z.number(), fewestCounters: z.number(), today: knobs }),
  /** minutes of the day at which each point of the curves begins */
  minutes: z.array(z.number()),
  today: curve,
  /** empty while nothing is changed */
  changed: curve,
  figures: z.array(z.object({ name: z.enum(FIGURES), today: estimate, changed: estimate.nullable(), difference: estimate.nullable() })),
});

/** 推演: the branch as it is beside the branch as it might be, on the same people. Grows while it is asked again; nothing is changed by it. */
export const whatIf = read({
  name: 'twin.whatIf',
  may: can.whatIf,
  input: z.object({ branch: id }).extend(change.shape),
  run: async ({ tx, asking, input: { branch, ...wanted } }) => {
    const asIs = await branchAsIs(tx, branch, asking.now);
    const { model, measuredDays } = asIs;
    const today = knobsOf(asIs);
    const moved = { ...today, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) };
    const isChanged = JSON.stringify(moved) !== JSON.stringify(today);
    const { fortnights } = await settingsAt(tx, settings, branch, asking.now);
    const before = foundOf(asking.house, [runOf(model, today)], fortnights);
    const after = isChanged ? foundOf(asking.house, [runOf(model, moved)], fortnights) : undefined;
    const count = Math.min(before.found.length, after?.found.length ?? fortnights);
    // The same people in both; a change is shown once a few of its days are known.
    const isKnown = count >= LEAST_FORTNIGHTS;
    const [one, other] = [before.found.slice(0, isKnown ? count : undefined), isKnown ? after?.found.slice(0, count) : undefined];
    const shown = stepsShown(model.opens - Math.max(0, moved.opensEarlier), model.closes);
    return {
      done: before.found.length + (after?.found.length ?? 0), of: fortnights * (after ? 2 : 1), reps: fortnights,
      branch: { visits: Math.round(model.visits), measuredDays, opens: model.opens, closes: model.closes, fewestCounters: fewestCounters(model.counters), today },
      minutes: shown.map((step) => step * CURVE_STEP),
      today: curveOf(one, shown), changed: other ? curveOf(other, shown) : [],
      figures: one.length < LEAST_FORTNIGHTS ? [] : FIGURES.map((name) => ({
        name, today: valueOf(one, name), changed: other ? valueOf(other, name) : null,
        difference: other ? estimateOf(other.map((rep, nth) => figure(rep, name) - figure(one[nth], name))) : null,
      })),
    };
  },
});

const BEFORE_MINUTES = 30;
const AFTER_MINUTES = 60;

export function stepsShown(opens: number, closes: number): number[] {
  const [first, last] = [Math.max(0, Math.floor((opens - BEFORE_MINUTES) / CURVE_STEP)), Math.min(CURVE_POINTS - 1, Math.ceil((closes + AFTER_MINUTES) / CURVE_STEP))];
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}

export function curveOf(found: readonly Simulated[], steps: readonly number[], nth = 0) {
  return found.length < LEAST_FORTNIGHTS ? [] : steps.map((step) => estimateOf(found.map((one) => one.runs[nth]?.curve[step] ?? 0)));
}

function valueOf(found: readonly Simulated[], name: keyof Figures) {
  return estimateOf(found.map((one) => figure(one, name)));
}

function figure(one: Simulated | undefined, name: keyof Figures): number {
  return one?.runs[0]?.figures[name] ?? 0;
}
