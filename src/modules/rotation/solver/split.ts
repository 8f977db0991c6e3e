import { chanceOf } from '#kernel/chance.ts';
import { at } from './state.ts';

/** Two halves that open on alternate days. `covered` counts sites with an open branch near, over both days; `most` is what no halving can beat. */
export type Split = Readonly<{ day: Uint8Array; covered: number; most: number }>;

const LOOK_EVERY = 256;
const HOT = 1.2;
const COLD = 0.08;

/**
 * Which half of the branches opens on which of two days, so that as many sites as can be have an open branch within reach on both.
 * Annealed swaps between the halves. `near` lists for each site those within the radius, itself among them.
 */
export function splitInHalves(near: readonly (readonly number[])[], options: { seed: number; spent: (moves: number) => number }): Split {
  const sites = near.length;
  const chance = chanceOf(options.seed);
  const day = Uint8Array.from({ length: sites }, (_, i) => i % 2);
  shuffle(day, chance);
  const open = [new Int32Array(sites), new Int32Array(sites)] as const;
  near.forEach((around, i) => { for (const j of around) add(open[at(day, i) === 0 ? 0 : 1], j, 1); });
  const most = 2 * sites - near.filter((around) => around.length < 2).length;
  let covered = count(open[0]) + count(open[1]);
  let best: Split = { day: day.slice(), covered, most };
  let heat = HOT;

  const turn = (i: number): number => {
    const [from, to] = at(day, i) === 0 ? open : ([open[1], open[0]] as const);
    let change = 0;
    for (const j of near[i] ?? []) {
      add(from, j, -1);
      if (at(from, j) === 0) change -= 1;
      if (at(to, j) === 0) change += 1;
      add(to, j, 1);
    }
    day[i] = 1 - at(day, i);
    return change;
  };

  for (let moves = 0; best.covered < most; moves += 1) {
    if (moves % LOOK_EVERY === 0) {
      const spent = options.spent(moves);
      if (spent >= 1) break;
      heat = HOT * (COLD / HOT) ** spent;
    }
    const i = Math.floor(chance() * sites);
    const j = Math.floor(chance() * sites);
    if (day[i] === day[j]) continue;
    const change = turn(i) + turn(j);
    if (change < 0 && chance() >= Math.exp(change / heat)) {
      turn(i);
      turn(j);
      continue;
    }
    covered += change;
    if (covered > best.covered) best = { day: day.slice(), covered, most };
  }
  return best;
}

function add(list: Int32Array, index: number, by: number): void {
  list[index] = at(list, index) + by;
}

function count(open: Int32Array): number {
  return open.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0);
}

function shuffle(list: Uint8Array, chance: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [list[i], list[j]] = [at(list, j), at(list, i)];
  }
}
