import { NETWORK } from '#kernel/id.ts';
import { daysBetween } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { keepPlan, noteProgress } from './acts/keep-plan.ts';
import type { Figures } from './figures.ts';
import { DAYS, groundOf, publishedPlan, type Ground } from './ground.ts';
import { problemOf, toldBy } from './network.ts';
import { settings } from './settings.ts';
import { brokenRules, type Broken } from './solver/check.ts';
import { measured } from './solver/measure.ts';
import type { PlanNews } from './solver/plan-rota.ts';
import type { Plan, Problem } from './solver/problem.ts';
import { runPlanner } from './solver/run-planner.ts';
import { teamsOn } from './teams.ts';

const TELL_EVERY_MS = 700;
const TRADE_OFF = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** The planning job: works a rota out in a worker, tells how far it is, and keeps the result if it is still wanted. */
export async function runPlan(asking: Asking, order: { rota: string; run: string; fewChanges: boolean }): Promise<void> {
  const { house } = asking;
  const found = await house.db.look({ branches: 'all' }, async (tx) => {
    const ground = await groundOf(tx, asking, order.rota);
    return { ground, ...(await settingsAt(tx, { seconds: settings.planSeconds, changePriceKm: settings.changePriceKm }, ground.branches[0]?.id ?? NETWORK, asking.now)) };
  });
  const { ground } = found;
  if (ground.rota.planning !== order.run) return;
  const before = publishedPlan(ground);
  const { limits } = ground.rota;
  const problem = problemOf(ground.network, limits, order.fewChanges ? { known: before, changePriceKm: found.changePriceKm } : {});
  const openMost = TRADE_OFF.map((share) => Int32Array.from(problem.openMost, (one) => (one === 0 ? 0 : Math.max(1, Math.floor(problem.branches * share)))));
  let toldAt = 0;
  const running = runPlanner({
    problem, seed: 1, seconds: found.seconds, limitKm: limits.limitKm, cpuSeconds: false, compare: { openMost }, ...(order.fewChanges && { start: withPins(before, problem) }),
  }, (news) => {
    if (news.stage === 'done' || performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    void noteProgress(asking, { rota: order.rota, run: order.run, spent: news.spent, meanKm: measured(problem, news.plan, limits.limitKm).meanKm, gap: news.gap })
      .then(({ wanted }) => { if (!wanted) running.stop(); }, () => undefined);
  });
  const done = await running.done;
  await keepPlan(asking, { rota: order.rota, run: order.run, turns: turnsOf(ground, done.plan), figures: figuresOf(ground, problem, before, done, { ...order, seconds: found.seconds }) });
}

function withPins(plan: Plan, { pins }: Problem): Plan {
  return plan.map((one, cell) => (pins[cell] === 0 ? one : pins[cell] === 1 ? 1 : 0));
}

/** Who stands where: the teams take turns; which of them begins changes from week to week. */
function turnsOf({ rota, turns }: Ground, plan: Plan): { branch: string; days: ('' | 'A' | 'B')[] }[] {
  const first = Math.floor(daysBetween('2020-01-06', rota.from_on) / DAYS) % 2 === 0 ? 'A' : 'B';
  return turns.map((turn, i) => ({ branch: turn.branch_id, days: teamsOn(Array.from({ length: DAYS }, (_, p) => plan[i * DAYS + p] === 1), turn.teams, first) }));
}

function figuresOf(ground: Ground, problem: Problem, before: Plan, done: PlanNews, run: { fewChanges: boolean; seconds: number }): Figures {
  const felt = (plan: Plan) => {
    const { meanKm, beyond, byPeriod } = measured(problem, plan, ground.rota.limits.limitKm);
    return { meanKm, beyond, byDay: [...byPeriod] };
  };
  const everyone = new Uint8Array(before.length).fill(1);
  return {
    plan: felt(done.plan), before: felt(before), random: felt(done.compared?.random ?? before), everythingOpen: felt(everyone), bound: done.bound, gap: done.gap,
    broken: brokenRules(problem, done.plan).map((one) => namedBroken(ground, problem, one)), changes: { ...toldBy(problem, before, done.plan), fewChanges: run.fewChanges },
    crowded: measured(problem, done.plan, ground.rota.limits.limitKm).crowded,
    tradeOff: (done.compared?.tradeOff ?? []).map((plan, n) => ({ open: TRADE_OFF[n] ?? 0, meanKm: felt(plan).meanKm })), seconds: run.seconds, moves: done.moves,
  };
}

function namedBroken({ branches, dates }: Ground, problem: Problem, one: Broken): Figures['broken'][number] {
  const district = 'district' in one ? [...problem.district].indexOf(one.district) : -1;
  return {
    rule: one.rule, branch: 'branch' in one ? (branches[one.branch]?.id ?? null) : null, region: district === -1 ? null : (branches[district]?.region_id ?? null),
    day: 'period' in one ? (dates[one.period] ?? null) : null, is: 'is' in one ? one.is : null, limit: 'limit' in one ? one.limit : null,
  };
}
