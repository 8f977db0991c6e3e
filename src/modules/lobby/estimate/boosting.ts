/**
 * Gradient-boosted trees for one quantile, small and without chance of its own: rows and columns of each tree are picked by a seed.
 * Splits are found on histograms; a leaf's value is the quantile of what is still missing there (Friedman 2001).
 */
export type Tree = Readonly<{ column: readonly number[]; cut: readonly number[]; below: readonly number[]; value: readonly number[] }>;
export type Forest = Readonly<{ start: number; trees: readonly Tree[] }>;

export type Growing = Readonly<{ share: number; trees: number; rate: number; leaves: number; leastInLeaf: number; rows: number; columns: number; seed: number }>;

/** Rows as columns of numbers, sorted into at most 256 bins once for all forests. */
export type Table = Readonly<{ rows: number; cuts: readonly Float64Array[]; bins: readonly Uint8Array[] }>;

export function tableOf(columns: readonly Float64Array[]): Table {
  const cuts = columns.map(cutsOf);
  return { rows: columns[0]?.length ?? 0, cuts, bins: columns.map((column, at) => Uint8Array.from(column, (value) => binOf(cuts[at] ?? NO_CUTS, value))) };
}

/** Fits `target` (weighed by `weight`) so that `share` of the rows lie below. */
export function grow(table: Table, target: Float64Array, weight: Float64Array, how: Growing): Forest {
  const chance = seeded(how.seed);
  const everyone = Int32Array.from({ length: table.rows }, (_, at) => at);
  const start = leafValue(everyone, target, weight, how.share);
  const fitted = new Float64Array(table.rows).fill(start);
  const pull = new Float64Array(table.rows);
  const missing = new Float64Array(table.rows);
  const trees: Tree[] = [];
  for (let nth = 0; nth < how.trees; nth += 1) {
    for (const at of everyone) {
      missing[at] = num(target, at) - num(fitted, at);
      pull[at] = (num(missing, at) > 0 ? how.share : how.share - 1) * num(weight, at);
    }
    const rows = everyone.filter(() => chance() < how.rows);
    const columns = table.bins.map((_, at) => at).filter(() => chance() < how.columns);
    const { tree, leaves, binCuts } = growTree(table, { rows, columns, pull, weight }, how);
    const value = tree.column.map(() => 0);
    for (const leaf of leaves) value[leaf.node] = how.rate * leafValue(leaf.rows, missing, weight, how.share);
    trees.push({ ...tree, value });
    for (const at of everyone) {
      let node = 0;
      for (let column = num(tree.column, 0); column >= 0; column = num(tree.column, node)) node = num(tree.below, node) + (num(table.bins[column] ?? NO_BINS, at) <= num(binCuts, node) ? 0 : 1);
      fitted[at] = num(fitted, at) + num(value, node);
    }
  }
  return { start, trees };
}

export function answer(forest: Forest, row: Float64Array): number {
  let sum = forest.start;
  for (const { column, cut, below, value } of forest.trees) {
    let node = 0;
    for (let at = num(column, 0); at >= 0; at = num(column, node)) node = num(below, node) + (num(row, at) <= num(cut, node) ? 0 : 1);
    sum += num(value, node);
  }
  return sum;
}

/** One forest that answers what these answer on average. */
export function averageOf(forests: readonly Forest[]): Forest {
  const n = forests.length;
  const trees = forests.flatMap((forest) => forest.trees.map((tree) => ({ ...tree, value: tree.value.map((value) => value / n) })));
  return { start: forests.reduce((sum, { start }) => sum + start, 0) / n, trees };
}

type Drawn = Readonly<{ rows: Int32Array; columns: readonly number[]; pull: Float64Array; weight: Float64Array }>;
type Leaf = Readonly<{ node: number; rows: Int32Array; sums: Float64Array; split: Split | undefined }>;
type Split = Readonly<{ gain: number; column: number; bin: number }>;

/** Best leaf first: the leaf whose split gains most is split, until there are enough leaves. */
function growTree(table: Table, drawn: Drawn, how: Growing) {
  const tree = { column: [-1], cut: [0], below: [0] };
  const binCuts = [0];
  const sums = sumsOf(table, drawn, drawn.rows);
  const leaves: Leaf[] = [{ node: 0, rows: drawn.rows, sums, split: bestSplit(drawn, sums, drawn.rows.length, how) }];
  while (leaves.length < how.leaves) {
    const at = leaves.reduce((best, leaf, nth) => ((leaf.split?.gain ?? 0) > (leaves[best]?.split?.gain ?? 0) ? nth : best), 0);
    const leaf = leaves[at];
    if (!leaf?.split) break;
    const { column, bin } = leaf.split;
    const bins = table.bins[column] ?? NO_BINS;
    const [low, high] = [leaf.rows.filter((row) => num(bins, row) <= bin), leaf.rows.filter((row) => num(bins, row) > bin)];
    // The larger side's sums are the whole less the smaller side's.
    const small = sumsOf(table, drawn, low.length < high.length ? low : high);
    const large = leaf.sums.map((sum, nth) => sum - num(small, nth));
    const node = tree.column.length;
    tree.column[leaf.node] = column;
    tree.cut[leaf.node] = num(table.cuts[column] ?? NO_CUTS, bin);
    tree.below[leaf.node] = node;
    binCuts[leaf.node] = bin;
    for (const list of [tree.cut, tree.below, binCuts]) list.push(0, 0);
    tree.column.push(-1, -1);
    const [lowSums, highSums] = low.length < high.length ? [small, large] : [large, small];
    leaves.splice(at, 1,
      { node, rows: low, sums: lowSums, split: bestSplit(drawn, lowSums, low.length, how) },
      { node: node + 1, rows: high, sums: highSums, split: bestSplit(drawn, highSums, high.length, how) });
  }
  return { tree, leaves, binCuts };
}

const BINS = 48;
const PER_BIN = 3;

/** For each picked column and bin: pull, weight and number of the rows. */
function sumsOf(table: Table, { columns, pull, weight }: Drawn, rows: Int32Array): Float64Array {
  const sums = new Float64Array(columns.length * BINS * PER_BIN);
  columns.forEach((column, nth) => {
    const bins = table.bins[column] ?? NO_BINS;
    const from = nth * BINS * PER_BIN;
    for (const row of rows) {
      const at = from + num(bins, row) * PER_BIN;
      sums[at] = num(sums, at) + num(pull, row);
      sums[at + 1] = num(sums, at + 1) + num(weight, row);
      sums[at + 2] = num(sums, at + 2) + 1;
    }
  });
  return sums;
}

function bestSplit({ columns }: Drawn, sums: Float64Array, count: number, how: Growing): Split | undefined {
  let best: Split | undefined;
  columns.forEach((column, nth) => {
    const from = nth * BINS * PER_BIN;
    let [pull, weight] = [0, 0];
    for (let bin = 0; bin < BINS; bin += 1) {
      pull += num(sums, from + bin * PER_BIN);
      weight += num(sums, from + bin * PER_BIN + 1);
    }
    let [lowPull, lowWeight, low] = [0, 0, 0];
    for (let bin = 0; bin < BINS - 1; bin += 1) {
      const at = from + bin * PER_BIN;
      lowPull += num(sums, at);
      lowWeight += num(sums, at + 1);
      low += num(sums, at + 2);
      if (low < how.leastInLeaf) continue;
      if (count - low < how.leastInLeaf) break;
      const gain = lowPull ** 2 / lowWeight + (pull - lowPull) ** 2 / (weight - lowWeight) - pull ** 2 / weight;
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { gain, column, bin };
    }
  });
  return best;
}

const LEAST_GAIN = 1e-9;

function leafValue(rows: Int32Array, missing: Float64Array, weight: Float64Array, share: number): number {
  const order = rows.toSorted((a, b) => num(missing, a) - num(missing, b));
  let total = 0;
  for (const row of order) total += num(weight, row);
  let sum = 0;
  for (const row of order) {
    sum += num(weight, row);
    if (sum >= share * total) return num(missing, row);
  }
  return 0;
}

function cutsOf(column: Float64Array): Float64Array {
  const sorted = column.toSorted();
  const cuts = Array.from({ length: BINS - 1 }, (_, at) => num(sorted, Math.floor(((at + 1) * sorted.length) / BINS)));
  return Float64Array.from(new Set(cuts));
}

function binOf(cuts: Float64Array, value: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= num(cuts, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A linear congruential generator: the same seed grows the same forest. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const NO_CUTS = new Float64Array();
const NO_BINS = new Uint8Array();

/** A number of a list whose index is known to be inside. */
function num(list: ArrayLike<number>, at: number): number {
  return list[at] ?? 0;
}
