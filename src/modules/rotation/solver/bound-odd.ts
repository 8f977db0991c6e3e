import { at } from './state.ts';

/** Branches nearest to somebody, as columns of the programme, and the column that says how often none of them is open. */
export type Ring = Readonly<{ shares: readonly number[]; missed: number }>;
export type Row = Readonly<{ lower: number; upper: number; columns: readonly number[]; factors: readonly number[] }>;

/** Less than this short of what is due is rounding, or not worth a row. */
const WORTH = 0.02;
const ENOUGH = 1 - WORTH;
/** So many new rows of a round may name the same ring: more say the same again. */
const ROWS_A_RING = 4;

type Three = Readonly<{ rings: readonly [number, number, number]; short: number }>;

/**
 * What shares of branches can promise and whole branches can't. Of three branches that stand two by two round three places, each open
 * half of the time, the programme believes that everybody is served always; on a real day two of them must be open, or somebody goes
 * farther. So for three rings: a branch counts half as often as it stands in them, rounded up, and with the rings missed it makes at
 * least two. (Chvátal–Gomory cuts of three rows, each halved.) `known` keeps those that have a row already.
 */
export function oddRows(rings: readonly Ring[], values: Float64Array, infinity: number, known: Set<string>): Row[] {
  const used = new Int32Array(rings.length);
  const rows: Row[] = [];
  for (const { rings: three } of shortOf(rings, values).toSorted((a, b) => b.short - a.short)) {
    const key = three.join(' ');
    if (known.has(key) || three.some((n) => at(used, n) >= ROWS_A_RING)) continue;
    known.add(key);
    for (const n of three) used[n] = at(used, n) + 1;
    rows.push(rowOf(three.flatMap((n) => rings[n] ?? []), infinity));
  }
  return rows;
}

function rowOf(three: readonly Ring[], infinity: number): Row {
  const times = new Map<number, number>();
  for (const ring of three) for (const share of ring.shares) times.set(share, (times.get(share) ?? 0) + 1);
  const missed = three.map((ring) => ring.missed);
  return { lower: 2, upper: infinity, columns: [...times.keys(), ...missed], factors: [...[...times.values()].map((one) => Math.ceil(one / 2)), ...missed.map(() => 1)] };
}

/**
 * All threes whose row the values break: where the branches in one or in all three rings and what the rings have to spare make less
 * than one. Three of them hang together by common branches, or they can't be short. The tightest rings come first, so that whatever
 * comes after one that is too loose is too loose as well.
 */
function shortOf(all: readonly Ring[], values: Float64Array): Three[] {
  const shareOf = (ring: Ring) => ring.shares.reduce((sum, one) => sum + at(values, one), 0);
  const rings = all.map((ring, n) => ({ n, shares: ring.shares, share: shareOf(ring), spare: shareOf(ring) + 2 * at(values, ring.missed) - 1 }))
    .filter((one) => one.spare < ENOUGH).sort((a, b) => a.spare - b.spare);
  const share = Float64Array.from(rings, (one) => one.share);
  const spare = Float64Array.from(rings, (one) => one.spare);
  const through: number[][] = [];
  rings.forEach((ring, n) => { for (const one of ring.shares) (through[one] ??= []).push(n); });

  const threes: Three[] = [];
  const isOdd = new Uint8Array(values.length);
  const common = new Float64Array(rings.length);
  const pairedWith = new Int32Array(rings.length).fill(-1);
  const metBy = new Int32Array(rings.length).fill(-1);
  let pairs = 0;
  for (let a = 0; a < rings.length && 3 * at(spare, a) < ENOUGH; a += 1) {
    for (const here of rings[a]?.shares ?? []) {
      for (const b of through[here] ?? []) {
        if (b <= a || pairedWith[b] === a) continue;
        const spared = at(spare, a) + at(spare, b);
        if (spared + at(spare, b) >= ENOUGH) break;
        pairedWith[b] = a;
        pairs += 1;
        thirds(a, b, spared);
      }
    }
  }
  return threes;

  function thirds(a: number, b: number, spared: number): void {
    const once = [...(rings[a]?.shares ?? []), ...(rings[b]?.shares ?? [])];
    for (const one of once) isOdd[one] = at(isOdd, one) ^ 1;
    const odd = once.filter((one) => isOdd[one] === 1);
    for (const one of once) isOdd[one] = 0;
    let inOne = 0;
    for (const one of odd) inOne += at(values, one);
    // A third ring holds hardly more than one: it can't take this much away.
    if (inOne + spared >= 1 + ENOUGH) return;
    const met: number[] = [];
    for (const one of odd) {
      for (const c of through[one] ?? []) {
        if (c <= b) continue;
        if (spared + at(spare, c) >= ENOUGH) break;
        if (metBy[c] !== pairs) { metBy[c] = pairs; common[c] = 0; met.push(c); }
        common[c] = at(common, c) + at(values, one);
      }
    }
    for (const c of met) {
      const short = 1 - (spared + at(spare, c) + inOne + at(share, c) - 2 * at(common, c));
      if (short > WORTH) threes.push({ rings: [rings[a]?.n ?? 0, rings[b]?.n ?? 0, rings[c]?.n ?? 0], short });
    }
  }
}
