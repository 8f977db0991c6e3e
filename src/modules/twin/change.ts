import { z } from 'zod';
import { OURS, type BranchModel, type Run } from './model.ts';
import { DEFAULT_RULES } from './house-rules.ts';
import { ASSUMED } from './priors.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional();
const onOff = z.enum(['on', 'off']).optional();

/** What a branch head moves; whatever is left out stays as it is. Shares and demand in percent. */
export const change = z.object({
  counters: whole(1, 20), machines: whole(0, 12), assistants: whole(0, 8), cap: whole(2, 200), demand: whole(30, 250), opensEarlier: whole(-60, 90),
  books: whole(0, 100), accepts: whole(0, 100), maskRule: onOff, booth: onOff, balance: onOff,
});
export type Change = z.output<typeof change>;
export type Knobs = Readonly<{ [K in keyof Change]-?: NonNullable<Change[K]> }>;

/** The knobs as the branch stands today: the mask rule as set, machines and counters balanced, a booth where one of its machines stands in one. */
export function knobsOf({ model, maskRule }: Readonly<{ model: BranchModel; maskRule: boolean }>): Knobs {
  return {
    counters: model.counters.length, machines: model.machines.filter((one) => one.kind === 'smart').length, assistants: model.assistants, cap: model.cap, demand: 100, opensEarlier: 0,
    books: Math.round(100 * ASSUMED.books), accepts: Math.round(100 * ASSUMED.saysYes.others), maskRule: maskRule ? 'on' : 'off', booth: model.machines.some((one) => one.booth) ? 'on' : 'off', balance: 'on',
  };
}

export function runOf(model: BranchModel, knobs: Knobs): Run {
  const accepts = knobs.accepts / 100;
  return {
    model: {
      ...model, counters: withCounters(model.counters, knobs.counters), machines: withMachines(model.machines, knobs.machines), assistants: knobs.assistants, cap: knobs.cap,
      visits: (model.visits * knobs.demand) / 100, opens: model.opens - knobs.opensEarlier, usuallyOpens: model.opens,
    },
    behaviour: { ...ASSUMED, books: knobs.books / 100, saysYes: { others: accepts, elders: (accepts * ASSUMED.saysYes.elders) / ASSUMED.saysYes.others } },
    measures: { ...OURS, maskRule: knobs.maskRule === 'on', booth: knobs.booth === 'on', balance: knobs.balance === 'on' },
    rules: DEFAULT_RULES,
  };
}

/** The fewest counters that still serve everything. */
export function fewestCounters(counters: BranchModel['counters']): number {
  return withCounters(counters, 0).length;
}

/** Counters close from the last on, as long as the others serve everything that it served; more of them are like the first. */
function withCounters(counters: BranchModel['counters'], count: number): BranchModel['counters'] {
  const [first] = counters;
  if (first === undefined) return counters;
  if (count >= counters.length) return [...counters, ...Array.from({ length: count - counters.length }, (_, nth) => ({ ...first, number: 900 + nth }))];
  const left = [...counters];
  for (const one of counters.toReversed()) {
    const others = left.filter((other) => other !== one);
    const isSpare = one.serviceGroups.every((group) => others.some((other) => other.serviceGroups.includes(group) && (other.maskOff || !one.maskOff)));
    if (left.length > count && isSpare) left.splice(left.indexOf(one), 1);
  }
  return left;
}

function withMachines(machines: BranchModel['machines'], smart: number): BranchModel['machines'] {
  return [...Array.from({ length: smart }, () => ({ kind: 'smart', booth: false }) as const), ...machines.filter((one) => one.kind !== 'smart')];
}
