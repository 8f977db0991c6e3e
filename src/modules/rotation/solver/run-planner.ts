import { Worker } from 'node:worker_threads';
import type { PlanNews } from './plan-rota.ts';
import type { WorkerOrder } from './plan-worker.ts';

/** The source runs under tsx in tests; the program has the worker as a file of its own beside main.js. */
const IN_SOURCE = import.meta.url.endsWith('.ts');
const HEAP_MB = 1_024;
const HARD_STOP_FACTOR = 3;
const HARD_STOP_MORE_SECONDS = 15;

export type Running = Readonly<{ done: Promise<PlanNews>; stop: () => void }>;

/**
 * Plans in a worker of its own: the solver may overrun its time limit (HiGHS #885, #2226), so there is a hard stop. Whoever stops it,
 * or the clock, gets the best plan told so far.
 */
export function runPlanner(order: WorkerOrder, tell: (news: PlanNews) => void): Running {
  const script = new URL(IN_SOURCE ? './plan-worker.ts' : './plan-worker.js', import.meta.url);
  // A worker of Node 20 does not take tsx by --import, so in the source it registers tsx itself.
  const throughTsx = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  const worker = new Worker(IN_SOURCE ? throughTsx : script, { eval: IN_SOURCE, workerData: order, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  let last: PlanNews | undefined;
  const done = new Promise<PlanNews>((resolve, reject) => {
    const timer = setTimeout(() => void worker.terminate(), (order.seconds * HARD_STOP_FACTOR + HARD_STOP_MORE_SECONDS) * 1_000);
    worker.on('message', (news: PlanNews) => {
      last = news;
      tell(news);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      if (last) resolve({ ...last, stage: 'done' });
      else reject(new Error('the planner ended before its first plan'));
    });
  });
  return { done, stop: () => void worker.terminate() };
}
