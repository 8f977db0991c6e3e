import loadHighs, { type Highs } from 'highs';
import { oddRows, type Ring, type Row } from './bound-odd.ts';
import type { Problem } from './problem.ts';
import { at } from './state.ts';

/** `mean`: no plan that keeps the rules has a smaller mean cost. `share`: how much of the time the relaxed optimum opens each branch. */
export type Bound = Readonly<{ mean: number; share: Float64Array }>;

/** Another round must bring so much more, or it isn't worth its time. */
const WORTH_A_ROUND = 1e-4;

/**
 * A bound from below by a small linear programme (TWIN B.3). The cost of a period is convex in how far each branch is open, so periods
 * that are alike are no better than their own average laid on each of them: pins, most and least days hold for that average.
 * `alike` groups the periods; all in one group is always right and quickest, groups of equal demand and limits are sharper.
 * What no day in whole branches could do is then forbidden in a few rounds (bound-odd.ts); each round's optimum is a bound.
 */
export async function boundOf(problem: Problem, isOver: () => boolean, alike: readonly (readonly number[])[] = [allPeriods(problem)]): Promise<Bound | undefined> {
  const highs = await solverOnce();
  const model = relaxed(problem, highs.infinity, alike);
  return highs.withModel((solver) => {
    const numCols = model.cost.length;
    solver.options.set({ output_flag: false, solver: 'simplex' });
    const { lower, upper, matrix } = rowsOf(model.rows, numCols);
    solver.passModel({ numCols, numRows: lower.length, offset: model.offset, colCost: model.cost, colLower: model.lower, colUpper: model.upper, rowLower: lower, rowUpper: upper, matrix });
    const stopped = (event: { interrupt: () => void }) => {
      if (isOver()) event.interrupt();
      return undefined;
    };
    const known = new Set<string>();
    let values: Float64Array | undefined;
    let mean = 0;
    for (;;) {
      solver.run({ [highs.constants.callbackType.simplexInterrupt]: stopped });
      if (solver.getModelStatus() !== highs.constants.modelStatus.optimal) break;
      const before = mean;
      mean = solver.getObjectiveValue();
      values = solver.getSolution().colValue;
      if (isOver() || mean < before * (1 + WORTH_A_ROUND)) break;
      const odd = oddRows(model.rings, values, highs.infinity, known);
      if (odd.length === 0) break;
      solver.addRows(rowsOf(odd, numCols));
    }
    return values && { mean, share: shareOf(problem, alike, values) };
  });
}

function shareOf({ branches, periods }: Problem, alike: readonly (readonly number[])[], values: Float64Array): Float64Array {
  return Float64Array.from({ length: branches }, (_, i) => alike.reduce((sum, group, c) => sum + (at(values, c * branches + i) * group.length) / periods, 0));
}

/** Made ready once in a worker: it takes longer than the programme of a small town. */
let ready: Promise<Highs> | undefined;
export function solverOnce(): Promise<Highs> {
  ready ??= loadHighs();
  return ready;
}

/** Periods of equal demand and equal limits, for a sharper bound where a week has market days and weekends. */
export function alikeOf(problem: Problem): number[][] {
  const groups = new Map<string, number[]>();
  for (const p of allPeriods(problem)) {
    const key = [problem.demand, problem.openLeast, problem.openMost].map((list) => at(list, p)).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  return [...groups.values()];
}

function allPeriods({ periods }: Problem): number[] {
  return Array.from({ length: periods }, (_, p) => p);
}

type Model = { offset: number; cost: number[]; lower: Float64Array; upper: Float64Array; rows: Row[]; rings: Ring[] };

/** Columns: for each group the branches' shares; then, for each ring of branches nearest to somebody, how often none of it is open. */
function relaxed(problem: Problem, infinity: number, alike: readonly (readonly number[])[]): Model {
  const { branches, periods, districts, demand, district, openLeast, openMost } = problem;
  const shares = branches * alike.length;
  const model: Model = { offset: 0, cost: Array.from({ length: shares }, () => 0), lower: new Float64Array(0), upper: new Float64Array(0), rows: [], rings: [] };
  const limits = alike.map((group) => sharesOf(problem, group));
  const members = Array.from({ length: districts }, (): number[] => []);
  for (let i = 0; i < branches; i += 1) members[at(district, i)]?.push(i);
  const add = (lower: number, upper: number, columns: readonly number[]) => model.rows.push({ lower, upper, columns, factors: columns.map(() => 1) });

  alike.forEach((group, c) => {
    const first = c * branches;
    const heft = heftOf(problem, group);
    const averaged = (of: (p: number) => number) => (heft === 0 ? 0 : group.reduce((total, p) => total + at(demand, p) * of(p), 0) / heft);
    ringed(problem, model, first, heft / (sum(problem.weight) * sum(demand)));
    add(averaged((p) => at(openLeast, p)), averaged((p) => at(openMost, p)), Array.from({ length: branches }, (_, i) => first + i));
    members.forEach((inside, g) => {
      // A district whose teams can't keep it covered all week is flagged by the plan; it must not make the bound impossible.
      const can = inside.reduce((total, i) => total + at(limits[c]?.upper ?? new Float64Array(branches), i), 0);
      if (inside.length > 0) add(Math.min(can, averaged((p) => at(problem.covered, g * periods + p))), infinity, inside.map((i) => first + i));
    });
  });
  for (const ring of model.rings) add(1, infinity, [...ring.shares, ring.missed]);
  if (alike.length > 1) model.rows.push(...linked(problem, alike));

  const missed = model.cost.length - shares;
  model.lower = Float64Array.from([...limits.flatMap((one) => [...one.lower]), ...new Float64Array(missed)]);
  model.upper = Float64Array.from([...limits.flatMap((one) => [...one.upper]), ...new Float64Array(missed).fill(1)]);
  return model;
}

/** Whoever finds none of a ring open goes a step farther; areas with the same ring stand in one column. */
function ringed({ areas, near, nearest, cost, weight }: Problem, model: Model, first: number, part: number): void {
  const stride = near + 1;
  const columns = new Map<string, number>();
  for (let j = 0; j < areas; j += 1) {
    const people = at(weight, j) * part;
    model.offset += people * at(cost, j * stride);
    const shares: number[] = [];
    for (let k = 0; k < near; k += 1) {
      const i = at(nearest, j * near + k);
      if (i >= 0) shares.push(first + i);
      const step = at(cost, j * stride + k + 1) - at(cost, j * stride + k);
      if (step <= 0 || people === 0) continue;
      const inOrder = shares.toSorted((a, b) => a - b);
      const key = inOrder.join(' ');
      const column = columns.get(key) ?? model.cost.length;
      if (!columns.has(key)) model.rings.push({ shares: inOrder, missed: column });
      columns.set(key, column);
      model.cost[column] = (model.cost[column] ?? 0) + people * step;
    }
  }
}

/** A branch's days over all groups together. */
function linked({ branches, least, most }: Problem, alike: readonly (readonly number[])[]): Row[] {
  const factors = alike.map((group) => group.length);
  return Array.from({ length: branches }, (_, i) => ({ lower: Math.min(at(most, i), at(least, i)), upper: at(most, i), columns: alike.map((__, c) => c * branches + i), factors }));
}

function rowsOf(rows: readonly Row[], numCols: number) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, n) => { starts[n + 1] = at(starts, n) + columns.length; });
  const indices = Int32Array.from(rows.flatMap((row) => row.columns));
  const values = Float64Array.from(rows.flatMap((row) => row.factors));
  return { lower: Float64Array.from(rows, (row) => row.lower), upper: Float64Array.from(rows, (row) => row.upper), matrix: { format: 'csr' as const, numRows: rows.length, numCols, starts, indices, values } };
}

function heftOf({ demand }: Problem, group: readonly number[]): number {
  return group.reduce((total, p) => total + at(demand, p), 0);
}

/** The least and most share of a group's demand during which a branch may be open: its days, the gap rule, its pins. */
function sharesOf(problem: Problem, group: readonly number[]): { lower: Float64Array; upper: Float64Array } {
  const { branches, periods, demand, pins, longestGap } = problem;
  const all = heftOf(problem, group);
  const lower = new Float64Array(branches);
  const upper = new Float64Array(branches);
  // Closed all week is no longer a gap than the longest allowed where that is the week itself.
  const leastByGap = longestGap >= periods ? 0 : Math.ceil(periods / (longestGap + 1));
  const isWhole = group.length === periods;
  for (let i = 0; i < branches; i += 1) {
    const free = group.filter((p) => at(pins, i * periods + p) >= 0).map((p) => at(demand, p)).sort((a, b) => a - b);
    const must = group.filter((p) => at(pins, i * periods + p) > 0).reduce((total, p) => total + at(demand, p), 0);
    const least = isWhole ? Math.max(at(problem.least, i), leastByGap) : 0;
    const most = Math.min(at(problem.most, i), free.length);
    upper[i] = all === 0 ? 1 : Math.min(1, (most === 0 ? 0 : sum(free.slice(-most))) / all);
    lower[i] = all === 0 ? 0 : Math.min(at(upper, i), Math.max(must, sum(free.slice(0, least))) / all);
  }
  return { lower, upper };
}

function sum(list: Float64Array | readonly number[]): number {
  let total = 0;
  for (const one of list) total += one;
  return total;
}
