import { parentPort, workerData } from 'node:worker_threads';
import { boundPairHours } from './bound.ts';
import type { Run } from './model.ts';
import { MEASURED_DAYS, replicate, WARM_DAYS, type Replication } from './replication.ts';
import { visitorsOf } from './visitors.ts';

/** The share of the replications that one worker takes: `first`, `first + step`, … */
export type Order = Readonly<{ runs: readonly Run[]; seed: string; reps: number; first: number; step: number }>;
export type Simulated = Readonly<{ rep: number; runs: readonly (Replication & { bound: number })[] }>;
export type FromWorker = Readonly<{ simulated: Simulated }> | Readonly<{ done: true }>;

if (parentPort) {
  const { runs, seed, reps, first, step } = workerData as Order; // handed over by simulate.ts
  for (let rep = first; rep < reps; rep += step) parentPort.postMessage({ simulated: simulate(runs, seed, rep) } satisfies FromWorker);
  parentPort.postMessage({ done: true } satisfies FromWorker);
}

/** One replication of all runs: each meets the same people. */
function simulate(runs: readonly Run[], seed: string, rep: number): Simulated {
  return {
    rep,
    runs: runs.map((run) => {
      const visitors = visitorsOf(run.model, run.behaviour, WARM_DAYS + MEASURED_DAYS, `${seed}/${rep}`);
      const bounds = Array.from({ length: MEASURED_DAYS }, (_, day) => boundPairHours(run.model, run.behaviour, run.measures, visitors, WARM_DAYS + day));
      return { ...replicate(run, visitors), bound: bounds.reduce((sum, one) => sum + one, 0) / MEASURED_DAYS };
    }),
  };
}
