import { availableParallelism } from 'node:os';
import { ASSUMED, DEFAULT_RULES, FIRST_COME, OURS, simulate, type Measures } from '#modules/twin/index.ts';
import { SCENARIOS } from '#twin/scenarios.ts';

const REPS = Number(process.env['BENCH_REPS'] ?? 40);
const DAYS = 10;

/** Simulated visitors a second: first come, and the product's own rules; on one thread and on all. */
export async function run(): Promise<object> {
  const threads = availableParallelism();
  return {
    scenario: 'S2', reps: REPS, threads,
    first_come_per_s: await visitorsASecond(FIRST_COME, threads),
    ours_per_s: await visitorsASecond(OURS, threads),
    ours_one_thread_per_s: await visitorsASecond(OURS, 1),
    what_if_seconds: await seconds(30, threads),
  };
}

async function visitorsASecond(measures: Measures, threads: number): Promise<number> {
  const started = performance.now();
  const found = await simulate({ runs: [{ model: SCENARIOS.S2, behaviour: ASSUMED, measures, rules: DEFAULT_RULES }], seed: 'bench', reps: REPS, threads });
  const visitors = found.reduce((sum, one) => sum + (one.runs[0]?.figures.visits ?? 0) * DAYS, 0);
  return Math.round(visitors / ((performance.now() - started) / 1_000));
}

/** What a branch head waits for: today's branch and the branch as it might be, so many replications each. */
async function seconds(reps: number, threads: number): Promise<number> {
  const started = performance.now();
  const run = (measures: Measures) => ({ model: SCENARIOS.S2, behaviour: ASSUMED, measures, rules: DEFAULT_RULES });
  await simulate({ runs: [run({ ...OURS, booth: false }), run(OURS)], seed: 'bench', reps, threads });
  return Math.round((performance.now() - started) / 10) / 100;
}
