import loadHighs, { type Highs } from 'highs';
import type { Problem } from './problem.ts';
import { at } from './state.ts';

/** `mean`: no plan that keeps the rules has a smaller mean cost. `share`: how much of the time the relaxed optimum opens each branch. */
export type Bound = Readonly<{ mean: number; share: Float64Array }>;

/**
 * A bound from below by a small linear programme (TWIN B.3). The cost of a period is convex in how far each branch is open, so periods
 * that are alike are no better than their own average laid on each of them: pins, most and least days hold for that average.
 * `alike` groups the periods; all in one group is always right and quickest, groups of equal demand and limits are sharper.
 */
export async function boundOf(problem: Problem, isOver: () => boolean, alike: readonly (readonly number[])[] = [allPeriods(problem)]): Promise<Bound | undefined> {
  const highs = await solverOnce();
  const model = relaxed(problem, highs, alike);
  return solved(highs, model, isOver, (mean, values) => {
    const share = new Float64Array(problem.branches);
    alike.forEach((group, c) => share.forEach((before, i) => { share[i] = before + ((values[c * problem.branches + i] ?? 0) * group.length) / problem.periods; }));
    return { mean, share };
  });
}

/** Made ready once in a worker: it takes longer than the programme of a small town. */
let ready: Promise<Highs> | undefined;
function solverOnce(): Promise<Highs> {
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

/**
 * A sharper bound for small networks: the limits on a branch's days get a price (their dual values), and then one period is solved in
 * whole branches (Lagrangian relaxation). Where it is not finished in time, its own bound from below still holds.
 */
export async function tightened(problem: Problem, isOver: () => boolean): Promise<number | undefined> {
  const highs = await solverOnce();
  const { branches } = problem;
  const model = relaxed(problem, highs, [allPeriods(problem)]);
  const priced = solved(highs, model, isOver, (_, values, duals) => ({ values, duals }));
  if (!priced) return undefined;
  // A dual below 0 belongs to the upper limit, one above 0 to the lower.
  const price = Float64Array.from({ length: branches }, (_, i) => -(priced.duals[i] ?? 0));
  let given = 0;
  for (let i = 0; i < branches; i += 1) given += at(price, i) * at(at(price, i) > 0 ? model.upper : model.lower, i);
  const whole: Model = {
    ...model, cost: model.cost.map((one, c) => (c < branches ? at(price, c) : one)),
    lower: model.lower.map((one, c) => (c < branches ? 0 : one)), upper: model.upper.map((one, c) => (c < branches ? 1 : one)),
    whole: branches,
  };
  whole.rowLower[model.openRow] = Math.min(...problem.openLeast);
  whole.rowUpper[model.openRow] = Math.max(...problem.openMost);
  return solved(highs, whole, isOver, () => 0, (least) => least - given);
}

function allPeriods({ periods }: Problem): number[] {
  return Array.from({ length: periods }, (_, p) => p);
}

type Model = {
  offset: number; cost: number[]; lower: Float64Array; upper: Float64Array;
  rowLower: number[]; rowUpper: number[]; starts: number[]; indices: number[]; values: number[];
  /** the row that counts open branches */
  openRow: number;
  /** so many first columns are whole numbers */
  whole: number;
};

/** Columns: for each group the branches' shares; then, per area and step of its way, how often the step must be gone. */
function relaxed(problem: Problem, highs: Highs, alike: readonly (readonly number[])[]): Model {
  const { branches, periods, areas, districts, near, nearest, cost, weight, demand, district } = problem;
  const stride = near + 1;
  const shares = branches * alike.length;
  const model: Model = {
    offset: 0, cost: Array.from({ length: shares }, () => 0), lower: new Float64Array(0), upper: new Float64Array(0),
    rowLower: [], rowUpper: [], starts: [0], indices: [], values: [], openRow: 0, whole: 0,
  };
  const add = (lower: number, upper: number, columns: readonly number[], factor = 1) => {
    model.rowLower.push(lower);
    model.rowUpper.push(upper);
    for (const column of columns) { model.indices.push(column); model.values.push(factor); }
    model.starts.push(model.indices.length);
  };
  const everyone = sum(weight) * sum(demand);
  const limits = alike.map((group) => sharesOf(problem, group));
  const members = Array.from({ length: districts }, (): number[] => []);
  for (let i = 0; i < branches; i += 1) members[at(district, i)]?.push(i);

  alike.forEach((group, c) => {
    const first = c * branches;
    const heft = group.reduce((total, p) => total + at(demand, p), 0);
    const averaged = (of: (p: number) => number) => (heft === 0 ? 0 : group.reduce((total, p) => total + at(demand, p) * of(p), 0) / heft);
    for (let j = 0; j < areas; j += 1) {
      const people = (at(weight, j) * heft) / everyone;
      model.offset += people * at(cost, j * stride);
      const reached: number[] = [];
      for (let k = 0; k < near; k += 1) {
        const i = at(nearest, j * near + k);
        if (i >= 0) reached.push(first + i);
        const step = at(cost, j * stride + k + 1) - at(cost, j * stride + k);
        if (step <= 0 || people === 0) continue;
        model.cost.push(people * step);
        add(1, highs.infinity, [...reached, model.cost.length - 1]);
      }
    }
    model.openRow = model.rowLower.length;
    add(averaged((p) => at(problem.openLeast, p)), averaged((p) => at(problem.openMost, p)), Array.from({ length: branches }, (_, i) => first + i));
    members.forEach((inside, g) => {
      // A district whose teams can't keep it covered all week is flagged by the plan; it must not make the bound impossible.
      const can = inside.reduce((total, i) => total + at(limits[c]?.upper ?? new Float64Array(branches), i), 0);
      if (inside.length > 0) add(Math.min(can, averaged((p) => at(problem.covered, g * periods + p))), highs.infinity, inside.map((i) => first + i));
    });
  });
  if (alike.length > 1) linked(problem, alike, add, model);

  const steps = model.cost.length - shares;
  model.lower = Float64Array.from([...limits.flatMap((one) => [...one.lower]), ...new Float64Array(steps)]);
  model.upper = Float64Array.from([...limits.flatMap((one) => [...one.upper]), ...new Float64Array(steps).fill(1)]);
  return model;
}

/** A branch's days over all groups together. */
function linked(problem: Problem, alike: readonly (readonly number[])[], add: (lower: number, upper: number, columns: readonly number[]) => void, model: Model): void {
  for (let i = 0; i < problem.branches; i += 1) {
    add(Math.min(at(problem.most, i), at(problem.least, i)), at(problem.most, i), alike.map((_, c) => c * problem.branches + i));
    const end = model.values.length;
    alike.forEach((group, c) => { model.values[end - alike.length + c] = group.length; });
  }
}

/** The least and most share of a group's demand during which a branch may be open: its days, the gap rule, its pins. */
function sharesOf(problem: Problem, group: readonly number[]): { lower: Float64Array; upper: Float64Array } {
  const { branches, periods, demand, pins, longestGap } = problem;
  const all = group.reduce((total, p) => total + at(demand, p), 0);
  const lower = new Float64Array(branches);
  const upper = new Float64Array(branches);
  const isWhole = group.length === periods;
  for (let i = 0; i < branches; i += 1) {
    const free = group.filter((p) => at(pins, i * periods + p) >= 0).map((p) => at(demand, p)).sort((a, b) => a - b);
    const must = group.filter((p) => at(pins, i * periods + p) > 0).reduce((total, p) => total + at(demand, p), 0);
    const least = isWhole ? Math.max(at(problem.least, i), Math.ceil(periods / (longestGap + 1))) : 0;
    const most = Math.min(at(problem.most, i), free.length);
    upper[i] = all === 0 ? 1 : Math.min(1, (most === 0 ? 0 : sum(free.slice(-most))) / all);
    lower[i] = all === 0 ? 0 : Math.min(at(upper, i), Math.max(must, sum(free.slice(0, least))) / all);
  }
  return { lower, upper };
}

function solved<T>(
  highs: Highs, model: Model, isOver: () => boolean, of: (objective: number, values: Float64Array, duals: Float64Array) => T, unfinished?: (bound: number) => T,
): T | undefined {
  return highs.withModel((solver) => {
    solver.options.set({ output_flag: false, ...(model.whole > 0 ? { mip_rel_gap: 0.0002 } : { solver: 'simplex' }) });
    const numCols = model.cost.length;
    solver.passModel({
      numCols, numRows: model.rowLower.length, offset: model.offset, colCost: model.cost, colLower: model.lower, colUpper: model.upper,
      rowLower: model.rowLower, rowUpper: model.rowUpper,
      matrix: { format: 'csr', numRows: model.rowLower.length, numCols, starts: model.starts, indices: model.indices, values: model.values },
      ...(model.whole > 0 && { integrality: Int32Array.from({ length: numCols }, (_, c) => (c < model.whole ? 1 : 0)) }),
    });
    const stopped = (event: { interrupt: () => void }) => {
      if (isOver()) event.interrupt();
      return undefined;
    };
    const { simplexInterrupt, mipInterrupt } = highs.constants.callbackType;
    solver.run({ [simplexInterrupt]: stopped, [mipInterrupt]: stopped });
    if (unfinished) {
      const least = Number(solver.info.get('mip_dual_bound'));
      return Number.isFinite(least) ? unfinished(least) : undefined;
    }
    if (solver.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined;
    const { colValue, colDual } = solver.getSolution();
    return of(solver.getObjectiveValue(), colValue, colDual);
  });
}

function sum(list: Float64Array | readonly number[]): number {
  let total = 0;
  for (const one of list) total += one;
  return total;
}
