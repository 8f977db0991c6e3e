import type { Figures } from './figures.ts';
import { MINDS, type Limits } from './limits.ts';
import { changesCost, costOf, peopleOf, toldBy, weightOf, type Network, type People } from './network.ts';
import { brokenRules } from './solver/check.ts';
import { measured } from './solver/measure.ts';
import type { Variant } from './solver/plan-rota.ts';
import type { Plan, Problem } from './solver/problem.ts';

/** Shares of branches that may open a day in the points of the trade-off. */
const OPEN = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
/** What a changed day is taken to cost in the points of the curve, in the bank's own price: from hardly any change to any. */
const PRICES = [64, 16, 4, 1, 0.25, 0];
/** How much an elder's way weighs in the points that mind the elderly. */
const ELDERS_WEIGH = [1, 2, 4, 8];

export type Felt = Figures['plan'];
/** Whoever lives there, and a plan as they feel it. */
export type Feeling = Readonly<{ people: People; hasElders: boolean; felt: (plan: Plan) => Felt }>;

/** A plan as residents feel it, each counted once, whatever the planner minds. */
export function feelingIn(network: Pick<Network, 'branches' | 'areas'>, problem: Problem, limitKm: number): Feeling {
  const people = peopleOf(network);
  const hasElders = people.elders.some((one) => one > 0);
  return {
    people, hasElders,
    felt: (plan) => {
      const { meanKm, beyond, byPeriod } = measured({ ...problem, weight: people.residents }, plan, limitKm);
      return { meanKm, beyond, eldersKm: hasElders ? measured({ ...problem, weight: people.elders }, plan, limitKm).meanKm : null, byDay: [...byPeriod] };
    },
  };
}

export type Choices = Readonly<{ variants: readonly Variant[]; figures: (found: readonly Plan[]) => Pick<Figures, 'tradeOff' | 'changeChoices' | 'mindChoices'> }>;

/**
 * What else could be chosen, beside the plan: more or fewer open branches, fewer changes, other people minded. `variants` is what the
 * solver searches briefly, `figures` what its plans, in that order, say. A choice that another beats in both figures is left out.
 */
export function choicesOf({ problem, feeling, limits, known, start, changePriceKm }: Readonly<{ problem: Problem; feeling: Feeling; limits: Limits; known: Plan; start: Plan; changePriceKm: number }>): Choices {
  const { people, hasElders, felt } = feeling;
  const open = OPEN.map((share) => ({ share, change: { openMost: problem.openMost.map((one) => (one === 0 ? 0 : Math.max(1, Math.floor(problem.branches * share)))) } }));
  const changes = PRICES.map((times) => ({ priceKm: times * changePriceKm, change: changesCost(problem, known, times * changePriceKm), start }));
  const minded = MINDS.flatMap((minds) => (minds === 'mean' && hasElders ? ELDERS_WEIGH : [limits.eldersWeigh]).map((eldersWeigh) => ({
    minds, eldersWeigh, change: { cost: costOf(problem.km, { minds, limitKm: limits.limitKm }), weight: weightOf(people, eldersWeigh) },
  })));
  return {
    variants: [...open, ...changes, ...minded],
    figures: (found) => {
      const plansOf = <T>(of: readonly T[], from: number) => of.flatMap((one, n) => { const plan = found[from + n]; return plan ? [{ one, plan }] : []; });
      return {
        tradeOff: plansOf(open, 0).map(({ one, plan }) => ({ open: one.share, meanKm: felt(plan).meanKm })),
        changeChoices: undominated(plansOf(changes, open.length).map(({ one, plan }) => ({ priceKm: one.priceKm, ...toldBy(problem, people.residents, known, plan), meanKm: felt(plan).meanKm, broken: brokenRules(problem, plan).length })), (one) => [one.residentDays, one.meanKm]),
        mindChoices: plansOf(minded, open.length + changes.length).map(({ one, plan }) => {
          const { meanKm, eldersKm, beyond } = felt(plan);
          return { minds: one.minds, eldersWeigh: one.eldersWeigh, meanKm, eldersKm, beyond };
        }),
      };
    },
  };
}

/** Those that no other is at least as good as in both figures, the smallest first figure first. */
export function undominated<T>(all: readonly T[], of: (one: T) => readonly [number, number]): T[] {
  const sorted = all.map((one) => ({ one, at: of(one) })).toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  let least = Infinity;
  return sorted.filter(({ at }) => { const better = at[1] < least - 1e-9; if (better) least = at[1]; return better; }).map(({ one }) => one);
}
