import { alikeOf, boundOf, solverOnce } from './bound.ts';
import { measured } from './measure.ts';
import type { Plan, Problem } from './problem.ts';
import { searched, type Found } from './search.ts';

export type PlanOrder = Readonly<{ problem: Problem; seed: number; seconds: number; limitKm: number; start?: Plan; compare?: readonly Variant[] }>;
/** The same network with something else allowed, minded or known; from where its search begins. */
export type Variant = Readonly<{ change: Partial<Problem>; start?: Plan }>;
/** `random` keeps the same rules by chance; each variant has a short search. */
export type Compared = Readonly<{ random: Plan; variants: readonly Plan[] }>;
/** `bound`: no admissible plan has a lower mean cost; null where none was found in time. `gap` is how far the plan is from it at most. */
export type PlanNews = Readonly<{ stage: 'first' | 'bound' | 'search' | 'done'; spent: number; plan: Plan; meanCost: number; broken: number; bound: number | null; gap: number | null; moves: number; compared?: Compared }>;

const FIRST_MOVES = 20_000;
const LEAST_MOVES = 10_000;
const FIRST_SHARE = 0.1;
/** However short a run is, the bound gets so many seconds once HiGHS is ready: a plan without one says nothing about itself. */
const BOUND_SECONDS = 10;
const BOUND_UNTIL = 0.4;
const CLASSES_CELLS = 1_500;

/** A week's rotation: a first plan at once, a bound, then the search for the rest of the time. `clock` gives seconds; the search ends when they are used up. */
export async function planRota(order: PlanOrder, clock: () => number, tell: (news: PlanNews) => void): Promise<PlanNews> {
  const { problem, seconds, limitKm } = order;
  const begun = clock();
  const spent = () => (clock() - begun) / seconds;
  let bound: number | undefined;
  const newsOf = (stage: PlanNews['stage'], found: Found): PlanNews => {
    const meanCost = measured(problem, found.plan, limitKm).meanCost;
    const floor = bound === undefined ? null : Math.min(bound, found.broken === 0 ? meanCost : bound);
    return { stage, spent: Math.min(1, spent()), plan: found.plan, meanCost, broken: found.broken, bound: floor, gap: floor === null || floor <= 0 ? null : meanCost / floor - 1, moves: found.moves };
  };

  const start = order.start && { start: order.start, heat: WARM };
  let found = searched(problem, { seed: order.seed, ...start, spent: (moves) => atLeast(moves, Math.max(moves / FIRST_MOVES, spent() / FIRST_SHARE)) });
  tell(newsOf('first', found));

  await solverOnce();
  const ready = clock();
  const boundIsOver = () => spent() > BOUND_UNTIL && clock() - ready > BOUND_SECONDS;
  const relaxed = await boundOf(problem, boundIsOver);
  bound = relaxed?.mean;
  const alike = alikeOf(problem);
  if (alike.length > 1 && problem.branches * alike.length <= CLASSES_CELLS) {
    const sharper = await boundOf(problem, boundIsOver, alike);
    if (sharper) bound = Math.max(sharper.mean, bound ?? 0);
  }
  tell(newsOf('bound', found));

  const from = spent();
  const better = searched(problem, {
    seed: order.seed + 1, share: relaxed?.share, ...start, spent: (moves) => atLeast(moves, (spent() - from) / Math.max(0.01, 1 - from)),
    progress: (partly) => tell(newsOf('search', best(found, { ...partly, moves: 0 }))),
  });
  found = { ...best(found, better), moves: found.moves + better.moves };
  const done: PlanNews = { ...newsOf('done', found), ...(order.compare && { compared: comparedWith(order, order.compare, found.plan, clock) }) };
  tell(done);
  return done;
}

const RANDOM_MOVES = 20_000;
const VARIANT_MOVES = 60_000;

/**
 * A rotation by chance that keeps the same rules with the same number of openings a day, and a short search for each variant: so many moves
 * (600 branches: 0.2 CPU-seconds each), and all of them together no longer than the plan itself, so that on a busy machine none is missing.
 */
function comparedWith({ problem, seed, seconds }: PlanOrder, variants: readonly Variant[], plan: Plan, clock: () => number): Compared {
  const opened = Int32Array.from({ length: problem.periods }, (_, p) => plan.reduce((sum, one, cell) => sum + (cell % problem.periods === p ? one : 0), 0));
  const { known: _, changePrice: __, ...free } = problem; // who is told of changes plays a part only where a variant says so
  const byChance = { ...free, cost: new Float64Array(problem.cost.length), openLeast: opened, openMost: opened, crowdKm: 0 };
  const briefly = (): ((moves: number) => number) => {
    const from = clock();
    return (moves) => atLeast(moves, Math.max(moves / VARIANT_MOVES, ((clock() - from) * variants.length) / seconds));
  };
  return {
    random: searched(byChance, { seed, spent: (moves) => moves / RANDOM_MOVES }).plan,
    variants: variants.map(({ change, start }) => searched({ ...free, ...change }, { seed, ...(start && { start, heat: WARM }), spent: briefly() }).plan),
  };
}

/** However busy the machine is, so many moves are made: enough to mend what the first filling left. */
function atLeast(moves: number, spent: number): number {
  return moves < LEAST_MOVES ? Math.min(spent, 0.99) : spent;
}

function best(a: Found, b: Found): Found {
  return b.broken < a.broken || (b.broken === a.broken && b.cost < a.cost) ? b : a;
}

/** Replanning begins near the plan that people know. */
const WARM = [0.02, 0.002] as const;
