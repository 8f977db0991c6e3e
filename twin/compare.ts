import { ASSUMED, DEFAULT_RULES, estimateOf, FIRST_COME, OURS, simulate, type BranchModel, type Estimate, type Figures, type Measures, type Simulated } from '#modules/twin/index.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export type PolicyName = 'first come' | 'mask rule alone' | 'ours without booth' | 'ours, half an hour earlier' | 'ours';
/** `earlier`: minutes before the usual opening, for the same people. */
export type Policy = Readonly<{ name: PolicyName; measures: Measures; says: string; earlier?: number }>;

/** In the order of the table: first come, first served stands first, the product's default last. */
export const POLICIES: readonly Policy[] = [
  { name: 'first come', measures: FIRST_COME, says: 'walk-in, first come first served, green channel first; masks come off at machines' },
  { name: 'mask rule alone', measures: { ...FIRST_COME, maskRule: true }, says: 'the same, mask-off errands only at counters' },
  { name: 'ours without booth', measures: { ...OURS, booth: false }, says: 'booking, suggestion, deferral, balance, tip cards, fair key, mask rule' },
  { name: 'ours, half an hour earlier', measures: OURS, earlier: 30, says: 'ours, in a branch that opens at 8:30 with all its counters; people come as they did' },
  { name: 'ours', measures: OURS, says: 'the same with one smart machine in a partitioned booth, which the product proposes with the mask rule' },
];

export type Wanted = Readonly<{ reps: number; threads: number; seed: string; progress?: (done: number) => void }>;
export type Row = Readonly<Record<keyof Figures, Estimate>> & Readonly<{ bound: Estimate; fewer: Estimate; elderLonger: Estimate; achievable: number; achievableOwnBound: number; reduction: number }>;
export type Comparison = Readonly<{ scenario: ScenarioName; reps: number; bound: Estimate; of: (policy: PolicyName) => Row; visitors: number; seconds: number }>;

/** All policies on the same people. The achievable is what lies between first come and the bound of a branch without a booth (TWIN A.4, A.9). */
export async function compare(scenario: ScenarioName, wanted: Wanted): Promise<Comparison> {
  const runs = POLICIES.map(({ measures, earlier = 0 }) => ({ model: openedEarlier(SCENARIOS[scenario], earlier), behaviour: ASSUMED, measures, rules: DEFAULT_RULES }));
  const started = performance.now();
  const found = await simulate({ ...wanted, runs, seed: `${wanted.seed}/${scenario}` });
  const seconds = (performance.now() - started) / 1_000;
  const bound = estimateOf(found.map((one) => one.runs[0]?.bound ?? 0));
  const rows = new Map(POLICIES.map(({ name }, nth) => [name, rowOf(found, nth, bound)]));
  return {
    scenario, reps: wanted.reps, bound, seconds, visitors: found.reduce((sum, one) => sum + one.runs.reduce((all, run) => all + run.figures.visits * 10, 0), 0),
    of: (policy) => rows.get(policy) ?? rowOf(found, 0, bound),
  };
}

function openedEarlier(model: BranchModel, minutes: number): BranchModel {
  return { ...model, opens: model.opens - minutes, usuallyOpens: model.opens };
}

function rowOf(found: readonly Simulated[], nth: number, bound: Estimate): Row {
  const figures = found.flatMap((one) => one.runs[nth]?.figures ?? []);
  const base = estimateOf(found.map((one) => one.runs[0]?.figures.pairHours ?? 0)).mean;
  const own = estimateOf(found.map((one) => one.runs[nth]?.bound ?? 0));
  const keys = Object.keys(figures[0] ?? {}) as (keyof Figures)[]; // keys of the figures
  const estimates = Object.fromEntries(keys.map((key) => [key, estimateOf(figures.map((one) => one[key]))])) as Record<keyof Figures, Estimate>; // one for each key
  const { mean } = estimates.pairHours;
  return {
    ...estimates, bound: own,
    elderLonger: estimateOf(figures.map((one) => one.elderWait - one.othersWait)),
    fewer: estimateOf(found.map((one) => (one.runs[0]?.figures.pairHours ?? 0) - (one.runs[nth]?.figures.pairHours ?? 0))),
    achievable: (base - mean) / (base - bound.mean), achievableOwnBound: (base - mean) / (base - own.mean), reduction: (base - mean) / base,
  };
}

/** The last line: the product's default policy. */
export function lineOf(found: Comparison): string {
  const row = found.of('ours');
  const round = (value: number, digits = 3) => Number(value.toFixed(digits));
  return JSON.stringify({
    scenario: found.scenario, achievable: round(row.achievable), reduction: round(row.reduction), p90_wait_min: round(row.p90Wait.mean, 2), elder_mean_wait_min: round(row.elderWait.mean, 2),
    unmasked_in_hall: round(row.unmasked.mean, 2), deferred_share: round(row.deferred.mean / row.visits.mean, 4),
  });
}

const COLUMNS: readonly Readonly<{ title: string; of: (row: Row) => string }>[] = [
  { title: 'pair-hours on site', of: (row) => plusMinus(row.pairHours, 1) },
  { title: 'fewer (paired)', of: (row) => plusMinus(row.fewer, 1) },
  { title: 'reduction', of: (row) => percent(row.reduction) },
  { title: 'of the achievable', of: (row) => percent(row.achievable) },
  { title: 'by its own bound', of: (row) => percent(row.achievableOwnBound) },
  { title: 'wait, mean', of: (row) => plusMinus(row.meanWait, 1) },
  { title: 'wait, p90', of: (row) => plusMinus(row.p90Wait, 1) },
  { title: 'elders', of: (row) => plusMinus(row.elderWait, 1) },
  { title: 'others', of: (row) => plusMinus(row.othersWait, 1) },
  { title: 'elders longer by (paired)', of: (row) => plusMinus(row.elderLonger, 2) },
  { title: 'elders at counters', of: (row) => plusMinus(row.elderAtCounter, 1) },
  { title: 'others alike', of: (row) => plusMinus(row.othersAlike, 1) },
  { title: 'longest', of: (row) => plusMinus(row.longestWait, 0) },
  { title: 'unmasked in hall', of: (row) => plusMinus(row.unmasked, 1) },
  { title: 'deferred', of: (row) => `${((100 * row.deferred.mean) / row.visits.mean).toFixed(2)} %` },
  { title: 'online', of: (row) => plusMinus(row.online, 1) },
  { title: 'pairs > 15 min', of: (row) => plusMinus(row.longContacts, 0) },
  { title: 'hall peak', of: (row) => plusMinus(row.hallMost, 1) },
  { title: 'over the cap, min', of: (row) => plusMinus(row.minutesAboveCap, 1) },
  { title: 'after closing, min', of: (row) => plusMinus(row.overtime, 0) },
];

/** Per day; waits in minutes; ± is a 95 % interval over replications. */
export function tableOf(found: Comparison): string {
  const head = `| ${found.scenario} | ${COLUMNS.map(({ title }) => title).join(' | ')} |`;
  const rule = `| --- |${COLUMNS.map(() => ' --- |').join('')}`;
  const rows = POLICIES.map(({ name }) => `| ${name} | ${COLUMNS.map(({ of }) => of(found.of(name))).join(' | ')} |`);
  return [head, rule, ...rows].join('\n');
}

function plusMinus({ mean, half }: Estimate, digits: number): string {
  return `${mean.toFixed(digits)} ±${half.toFixed(digits)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
