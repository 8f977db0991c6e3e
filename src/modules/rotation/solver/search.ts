import { chanceOf } from '#kernel/chance.ts';
import type { Plan, Problem } from './problem.ts';
import { at, stateOf, type State } from './state.ts';

export type SearchOptions = Readonly<{
  seed: number;
  /** how much of the allowed time or moves is used up, from 0; the search ends at 1 */
  spent: (moves: number) => number;
  start?: Plan;
  /** what the relaxed optimum says: how much of the time each branch is open */
  share?: Float64Array | undefined;
  /** from how warm to how cold, against the size of a usual step */
  heat?: readonly [number, number];
  /** the best plan so far, now and then */
  progress?: (best: Omit<Found, 'moves'>) => void;
}>;

export type Found = Readonly<{ plan: Plan; cost: number; broken: number; moves: number }>;

/** One broken rule weighs more than any way: a move that breaks one is never taken, one that mends one always is. */
const RULE = 1e12;
const LOOK_EVERY = 1_024;

/** Annealed local search (TWIN B.3): swaps within a neighbourhood, exchanges of days, chains of three. Pure: chance by seed, time from outside. */
export function searched(problem: Problem, options: SearchOptions): Found {
  const chance = chanceOf(options.seed);
  const state = stateOf(problem, options.start ?? pinnedOnly(problem));
  const moves = movesOf(problem, state, chance);
  if (!options.start) filled(problem, state, options.share, chance);
  // Copied whole, as it lies: a plan is made of it only when somebody asks.
  const bestOpen = state.open.slice();
  let cost = state.cost();
  let broken = state.broken();
  const best = () => ({ plan: state.plan(bestOpen), cost, broken });
  const [hot, cold] = options.heat ?? heatFor(problem.branches * problem.periods);
  const usual = usualStep(state, moves);
  let heat = usual * hot;
  let told = 0;
  let count = 0;
  for (;;) {
    if (count % LOOK_EVERY === 0) {
      const spent = options.spent(count);
      if (spent >= 1) break;
      heat = usual * hot * (cold / hot) ** spent;
      if (spent - told > 0.02) {
        told = spent;
        options.progress?.(best());
      }
    }
    count += 1;
    const move = moves.next();
    if (move === 0) continue;
    if (state.crowded || state.broken() > 0 || moves.isWide()) {
      const before = state.cost() + state.broken() * RULE;
      moves.apply(move);
      const change = state.cost() + state.broken() * RULE - before;
      if (change > 0 && chance() >= Math.exp(-change / heat)) {
        moves.apply(move);
        continue;
      }
    } else {
      if (!moves.keepsRules(move)) continue;
      const change = moves.change(move);
      if (change > 0 && chance() >= Math.exp(-change / heat)) continue;
      moves.apply(move);
    }
    if (state.broken() < broken || (state.broken() === broken && state.cost() < cost - 1e-9)) {
      bestOpen.set(state.open);
      cost = state.cost();
      broken = state.broken();
    }
  }
  return { ...best(), moves: count };
}

export function pinnedOnly({ pins }: Problem): Plan {
  return Uint8Array.from(pins, (pin) => (pin > 0 ? 1 : 0));
}

/** Small networks are searched warmer: there is time to cool them slowly (measured with 30 to 600 branches). */
function heatFor(cells: number): readonly [number, number] {
  return [Math.min(0.6, 0.6 * (210 / cells) ** 0.75), Math.min(0.02, 0.02 * (210 / cells) ** 0.5)];
}

/** A first plan: branches in the order of what the relaxed optimum wants, each on the emptiest days, then cells that mend most. */
function filled(problem: Problem, state: State, share: Float64Array | undefined, chance: () => number): void {
  const { branches, periods, openMost, most, least, pins } = problem;
  const want = Array.from({ length: branches }, (_, i) => Math.min(at(most, i), Math.max(at(least, i), share ? Math.round(at(share, i) * periods) : at(least, i))));
  const order = want.map((_, i) => i).sort((a, b) => (want[b] ?? 0) - (want[a] ?? 0) || a - b);
  for (const i of order) {
    while (at(state.days, i) < (want[i] ?? 0)) {
      const before = state.broken();
      let chosen = -1;
      let value = Infinity;
      for (let p = 0; p < periods; p += 1) {
        if (state.isOpen(i, p) || at(pins, i * periods + p) !== 0 || at(state.openOn, p) >= at(openMost, p)) continue;
        const cost = state.cost();
        state.toggle(i, p);
        const worth = (state.broken() - before) * RULE + state.cost() - cost + chance() * 1e-6;
        state.toggle(i, p);
        if (worth < value) { value = worth; chosen = p; }
      }
      if (chosen < 0) break;
      state.toggle(i, chosen);
    }
  }
}

/** How much a move usually changes, so that heat means the same in a village and in a city. */
function usualStep(state: State, moves: ReturnType<typeof movesOf>): number {
  let sum = 0;
  let count = 0;
  for (let n = 0; n < 400; n += 1) {
    const move = moves.next();
    if (move === 0) continue;
    const before = state.cost();
    moves.apply(move);
    sum += Math.abs(state.cost() - before);
    count += 1;
    moves.apply(move);
  }
  return count === 0 ? 1 : Math.max(1e-9, sum / count);
}

const MOST_CELLS = 32;
/** The share of moves that exchange two days of a whole neighbourhood: they help where the network is small; where it is large, they cost more than they bring. */
const TOGETHER = 0.25;
const TOGETHER_MOST = 7;
const SMALL = 60;

/** A move is a few cells that are toggled together; applied twice, it is undone. `next` says how many cells, 0 for none found. */
function movesOf(problem: Problem, state: State, chance: () => number) {
  const { branches, periods, pins, most, least, openMost } = problem;
  const around = neighboursOf(problem);
  const cells = new Int32Array(MOST_CELLS * 2);
  const pick = (count: number) => Math.floor(chance() * count);
  const isFree = (i: number, p: number) => at(pins, i * periods + p) === 0;
  let used = 0;
  let wide = false;
  const put = (i: number, p: number) => { cells[used * 2] = i; cells[used * 2 + 1] = p; used += 1; };

  /** A period in which i is open (or closed) and the other is not (or is); -1 if none. */
  const apart = (open: number, closed: number, not: number): number => {
    const begin = pick(periods);
    for (let step = 0; step < periods; step += 1) {
      const p = (begin + step) % periods;
      if (p !== not && state.isOpen(open, p) && !state.isOpen(closed, p) && isFree(open, p) && isFree(closed, p)) return p;
    }
    return -1;
  };
  const neighbour = (i: number) => {
    const list = around[i];
    return list && list.length > 0 ? (list[pick(list.length)] ?? i) : pick(branches);
  };

  const next = (): number => {
    used = 0;
    wide = branches <= SMALL && chance() < TOGETHER;
    const a = pick(branches);
    if (wide) return together(a);
    const kind = chance();
    const b = kind < 0.8 ? neighbour(a) : pick(branches);
    if (a === b) return 0;
    const p = apart(a, b, -1);
    // A plan that breaks rules is mended day by day; one that keeps them is bettered by exchange.
    if (kind >= (state.broken() > 0 ? 0.4 : 0.95) || p < 0) return alone(a);
    put(a, p);
    put(b, p);
    // Where the teams allow b no more days or a no fewer, another day goes back: to each other, or by way of a third branch.
    const full = at(state.days, b) >= at(most, b);
    const empty = at(state.days, a) <= at(least, a);
    const luck = chance();
    if (!full && !empty && luck < 0.4) return used;
    if (luck < 0.6) return back(b, a, p);
    const c = chance() < 0.8 ? neighbour(chance() < 0.5 ? a : b) : pick(branches);
    if (c === a || c === b) return 0;
    if (luck < 0.75) return empty || at(state.days, c) >= at(most, c) ? 0 : back(b, c, p);
    if (luck < 0.9) return full || at(state.days, c) <= at(least, c) ? 0 : back(c, a, p);
    return back(b, c, p) > 0 ? back(c, a, p) : 0;
  };

  /** One more period, in which the first closes and the second opens. */
  const back = (closes: number, opens: number, not: number): number => {
    const q = apart(closes, opens, not);
    if (q < 0 || (used > 2 && q === cells[5])) return 0;
    put(closes, q);
    put(opens, q);
    return used;
  };

  /** Two days change places in a neighbourhood: inside it nothing is nearer or farther, only at its edge. */
  const together = (a: number): number => {
    const p = pick(periods);
    const q = pick(periods);
    if (p === q) return 0;
    let balance = 0;
    const around = neighboursOfMove(a);
    for (const i of around) {
      if (state.isOpen(i, p) === state.isOpen(i, q)) continue;
      if (!isFree(i, p) || !isFree(i, q)) return 0;
      balance += state.isOpen(i, p) ? 1 : -1;
      put(i, p);
      put(i, q);
    }
    return balance === 0 ? used : 0;
  };
  const neighboursOfMove = (a: number): number[] => {
    const list = around[a] ?? new Int32Array(0);
    const most = Math.min(list.length, 1 + pick(TOGETHER_MOST));
    const inside = [a];
    for (let n = 0; n < most; n += 1) inside.push(list[n] ?? a);
    return inside;
  };

  /** One branch alone: a day more, a day less, or another day. */
  const alone = (i: number): number => {
    const p = pick(periods);
    if (!isFree(i, p)) return 0;
    put(i, p);
    if (state.isOpen(i, p) ? chance() < 0.7 : at(state.openOn, p) >= at(openMost, p) && state.broken() === 0) {
      const q = pick(periods);
      if (q === p || !isFree(i, q) || state.isOpen(i, q) === state.isOpen(i, p)) return 0;
      put(i, q);
    }
    return used;
  };

  /** The cells of one period are a swap, or stand alone. */
  const change = (count: number): number => {
    let sum = 0;
    for (let n = 0; n < count; n += 1) {
      const i = at(cells, 2 * n);
      const p = at(cells, 2 * n + 1);
      const paired = n + 1 < count && cells[2 * n + 3] === p;
      const other = paired ? at(cells, 2 * n + 2) : -1;
      sum += state.isOpen(i, p) ? state.change(i, other, p) : state.change(other, i, p);
      if (paired) n += 1;
    }
    return sum;
  };

  return {
    next, change,
    isWide: () => wide,
    keepsRules: (count: number) => state.keepsRules(cells, count),
    apply: (count: number) => { for (let n = 0; n < count; n += 1) state.toggle(at(cells, n * 2), at(cells, n * 2 + 1)); },
  };
}

const AROUND = 10;

/** Branches that share most areas: those between which a day can move without many people noticing. */
function neighboursOf({ branches, areas, near, nearest, weight }: Problem): Int32Array[] {
  const shared = Array.from({ length: branches }, () => new Map<number, number>());
  for (let j = 0; j < areas; j += 1) {
    for (let k = 0; k < near; k += 1) {
      const i = at(nearest, j * near + k);
      if (i < 0) continue;
      for (let l = 0; l < near; l += 1) {
        const other = at(nearest, j * near + l);
        if (other >= 0 && other !== i) shared[i]?.set(other, (shared[i]?.get(other) ?? 0) + at(weight, j) / (1 + k + l));
      }
    }
  }
  return shared.map((counts) => Int32Array.from([...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, AROUND).map(([other]) => other)));
}
