import { chanceOf, lognormal, normal, poisson, type Chance } from '#kernel/chance.ts';
import type { Behaviour, BranchModel, ErrandModel } from './model.ts';

/** One person with all coin throws made beforehand, so that every policy meets the same people. Minutes are minutes of the day. */
export type Visitor = Readonly<{
  id: number;
  day: number;
  wishes: number;
  elder: boolean;
  green: boolean;
  errand: ErrandModel;
  light: boolean;
  /** how slow the person is, at a counter and at a machine alike: a factor on the mean */
  slow: number;
  screenMinutes: number;
  early: number;
  help: number;
  coins: Readonly<{ books: number; noShow: number; onlineBooked: number; onlineDoor: number; saysYes: number; follows: number; picksMachine: number; help: number; order: number }>;
}>;

/** The people of so many working days, in order of the time at which they wish to come. */
export function visitorsOf(model: BranchModel, behaviour: Behaviour, days: number, seed: string): Visitor[] {
  return Array.from({ length: days }, (_, day) => {
    const chance = chanceOf(seed, day);
    const mean = model.visits * (model.weekdays[day % model.weekdays.length] ?? 1);
    const elders = Array.from({ length: poisson(chance, mean * model.elderShare) }, () => true);
    const others = Array.from({ length: poisson(chance, mean * (1 - model.elderShare)) }, () => false);
    return [...elders, ...others].map((elder, nth) => visitor(model, behaviour, day, day * 100_000 + nth, elder, chance)).sort((a, b) => a.wishes - b.wishes);
  }).flat();
}

function visitor(model: BranchModel, behaviour: Behaviour, day: number, id: number, elder: boolean, chance: Chance): Visitor {
  const kind = elder ? 'elders' : 'others';
  const errand = pickErrand(model.errands, kind, chance());
  return {
    id, day, elder, errand,
    wishes: pickTime(model, kind, chance),
    green: chance() < model.greenShare[kind],
    light: chance() < errand.light,
    slow: lognormal(chance, 1, errand.cv),
    screenMinutes: (22 + 28 * chance()) / 60,
    early: behaviour.early.mean + behaviour.early.deviation * normal(chance),
    help: lognormal(chance, 1, behaviour.helpCv),
    coins: { books: chance(), noShow: chance(), onlineBooked: chance(), onlineDoor: chance(), saysYes: chance(), follows: chance(), picksMachine: chance(), help: chance(), order: chance() },
  };
}

function pickErrand(errands: readonly ErrandModel[], kind: 'others' | 'elders', coin: number): ErrandModel {
  let left = coin * errands.reduce((sum, one) => sum + one[kind], 0);
  for (const one of errands) {
    left -= one[kind];
    if (left < 0) return one;
  }
  const last = errands.at(-1);
  if (last === undefined) throw new Error('a branch without errands');
  return last;
}

/** Within an hour any minute is as likely; before the doors open the line grows towards opening. */
function pickTime(model: BranchModel, kind: 'others' | 'elders', chance: Chance): number {
  let left = chance() * model.hours.reduce((sum, one) => sum + one[kind], 0);
  const hour = model.hours.find((one) => (left -= one[kind]) < 0) ?? model.hours.at(-1);
  const from = (hour?.hour ?? 0) * 60;
  const opens = Math.max(model.opens, model.usuallyOpens ?? 0);
  if (from >= opens) return from + 60 * chance();
  const half = Math.max(from, opens - 30);
  return half + (opens - half) * Math.sqrt(chance());
}

/** The shares of visitors who book: elders less often, others so much oftener that the mean is what was given. */
export function bookingShares(model: BranchModel, behaviour: Behaviour): { others: number; elders: number } {
  const elders = behaviour.books * behaviour.eldersBook;
  return { elders, others: Math.min(1, (behaviour.books - model.elderShare * elders) / (1 - model.elderShare)) };
}
