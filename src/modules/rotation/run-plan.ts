import { NETWORK } from '#kernel/id.ts';
import { daysBetween } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { keepPlan, noteProgress } from './acts/keep-plan.ts';
import { choicesOf, feelingIn, type Feeling } from './choices.ts';
import type { Figures } from './figures.ts';
import { groundOf, publishedPlan, type Ground } from './ground.ts';
import { changesCost, isFairness, problemOf, toldBy } from './network.ts';
import { DAYS, turnDaysOf } from './periods.ts';
import { settings } from './settings.ts';
import { brokenRules, type Broken } from './solver/check.ts';
import { measured } from './solver/measure.ts';
import type { PlanNews } from './solver/plan-rota.ts';
import type { Plan, Problem } from './solver/problem.ts';
import { runPlanner } from './solver/run-planner.ts';

const TELL_EVERY_MS = 700;

/** The planning job: works a rota out in a worker, tells how far it is, and keeps the result if it is still wanted. */
export async function runPlan(asking: Asking, order: { rota: string; run: string; fewChanges: boolean; changePriceKm: number | null }): Promise<void> {
  const { house } = asking;
  const { ground, seconds, usualPriceKm } = await house.db.look({ branches: 'all' }, async (tx) => {
    const found = await groundOf(tx, asking, order.rota);
    return { ground: found, ...(await settingsAt(tx, { seconds: settings.planSeconds, usualPriceKm: settings.changePriceKm }, found.branches[0]?.id ?? NETWORK, asking.now)) };
  });
  if (ground.rota.planning !== order.run) return;
  const before = publishedPlan(ground);
  const { limits } = ground.rota;
  const free = problemOf(ground.network, limits);
  const priceKm = order.fewChanges ? (order.changePriceKm ?? usualPriceKm) : null;
  const problem = priceKm === null ? free : { ...free, ...changesCost(free, before, priceKm) };
  const start = withPins(before, problem);
  const feeling = feelingIn(ground.network, problem, limits.limitKm);
  const choices = choicesOf({ problem, feeling, limits, known: before, start, changePriceKm: usualPriceKm });
  let toldAt = 0;
  const running = runPlanner({
    problem, seed: 1, seconds, limitKm: limits.limitKm, cpuSeconds: false, compare: choices.variants, ...(priceKm !== null && { start }),
  }, (news) => {
    if (news.stage === 'done' || performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    void noteProgress(asking, { rota: order.rota, run: order.run, spent: news.spent, meanKm: measured(problem, news.plan, limits.limitKm).meanKm, gap: news.gap })
      .then(({ wanted }) => { if (!wanted) running.stop(); }, () => undefined);
  });
  const done = await running.done;
  const figures = { ...figuresOf(ground, problem, feeling, before, done, priceKm), ...choices.figures(done.compared?.variants ?? []), seconds };
  await keepPlan(asking, { rota: order.rota, run: order.run, turns: turnsOf(ground, done.plan), figures });
}

function withPins(plan: Plan, { pins }: Problem): Plan {
  return plan.map((one, cell) => (pins[cell] === 0 ? one : pins[cell] === 1 ? 1 : 0));
}

/** Who stands where: the teams take turns; which of them begins changes from week to week. */
function turnsOf({ rota, turns, periods }: Ground, plan: Plan): { branch: string; days: ('' | 'A' | 'B')[] }[] {
  const first = Math.floor(daysBetween('2020-01-06', rota.from_on) / DAYS) % 2 === 0 ? 'A' : 'B';
  return turns.map((turn, i) => ({ branch: turn.branch_id, days: turnDaysOf(periods.map((_, p) => plan[i * periods.length + p] === 1), rota.limits.halves, turn.teams, first) }));
}

function figuresOf(ground: Ground, problem: Problem, { people, felt }: Feeling, before: Plan, done: PlanNews, priceKm: number | null): Omit<Figures, 'tradeOff' | 'changeChoices' | 'mindChoices' | 'seconds'> {
  const unfair = isFairness(ground.network, ground.rota.limits);
  return {
    plan: felt(done.plan), before: felt(before), random: felt(done.compared?.random ?? before), everythingOpen: felt(new Uint8Array(before.length).fill(1)), bound: done.bound, gap: done.gap,
    broken: brokenRules(problem, done.plan).map((one) => namedBroken(ground, problem, unfair, one)), changes: { ...toldBy(problem, people.residents, before, done.plan), fewChanges: priceKm !== null, priceKm },
    crowded: measured(problem, done.plan, ground.rota.limits.limitKm).crowded, moves: done.moves,
  };
}

/** What is said where fairness over the weeks, and not staff or the least days of all, bounds a branch's days. */
const UNFAIR: Readonly<Partial<Record<Broken['rule'], string>>> = { tooManyDays: 'tooManyFair', tooFewDays: 'tooFewFair' };

function namedBroken({ branches, periods }: Ground, problem: Problem, isUnfair: ReturnType<typeof isFairness>, one: Broken): Figures['broken'][number] {
  const district = 'district' in one ? [...problem.district].indexOf(one.district) : -1;
  return {
    rule: ('branch' in one && 'limit' in one && isUnfair(one) ? UNFAIR[one.rule] : undefined) ?? one.rule, branch: 'branch' in one ? (branches[one.branch]?.id ?? null) : null, region: district === -1 ? null : (branches[district]?.region_id ?? null),
    day: 'period' in one ? (periods[one.period]?.date ?? null) : null, half: 'period' in one ? (periods[one.period]?.half ?? null) : null, is: 'is' in one ? one.is : null, limit: 'limit' in one ? one.limit : null,
  };
}
