import { Worker } from 'node:worker_threads';
import type { PlanNews } from './plan-rota.ts';
import type { WorkerOrder } from './plan-worker.ts';

/** The source runs under tsx in tests; the program has the worker as a file of its own beside main.js. */
const IN_SOURCE = import.meta.url.endsWith('.ts');
const HEAP_MB = 1_024;
const HARD_STOP_FACTOR = 3;
/** Seconds of the processor take longer on the wall where others work too. */
const HARD_STOP_FACTOR_CPU = 30;
/** On a busy machine HiGHS alone takes seconds to start; its bound has ten after that. */
const HARD_STOP_MORE_SECONDS = 30;

export type Running = Readonly<{ done: Promise<PlanNews>; stop: () => void }>;

/** A worker that plans one order after the other: whoever has many keeps one, as HiGHS takes longer to start than a small town to plan. */
export function openPlanner(): Worker {
  const script = new URL(IN_SOURCE ? './plan-worker.ts' : './plan-worker.js', import.meta.url);
  // A worker of Node 20 does not take tsx by --import, so in the source it registers tsx itself.
  const throughTsx = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  return new Worker(IN_SOURCE ? throughTsx : script, { eval: IN_SOURCE, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
}

/**
 * Plans in a worker of its own, or in one that is kept: the solver may overrun its time limit (HiGHS #885, #2226), so there is a hard
 * stop. Whoever stops it, or the clock, gets the best plan told so far.
 */
export function runPlanner(order: WorkerOrder, tell: (news: PlanNews) => void, kept?: Worker): Running {
  const worker = kept ?? openPlanner();
  let last: PlanNews | undefined;
  const done = new Promise<PlanNews>((resolve, reject) => {
    const timer = setTimeout(() => void worker.terminate(), (order.seconds * (order.cpuSeconds ? HARD_STOP_FACTOR_CPU : HARD_STOP_FACTOR) + HARD_STOP_MORE_SECONDS) * 1_000);
    const heard = (news: PlanNews): void => {
      last = news;
      tell(news);
      if (news.stage === 'done') ended();
    };
    const failed = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      ended();
    };
    const ended = (): void => {
      clearTimeout(timer);
      worker.off('message', heard).off('error', failed).off('exit', ended);
      if (!kept) void worker.terminate();
      if (last) resolve({ ...last, stage: 'done' });
      else reject(new Error('the planner ended before its first plan'));
    };
    worker.on('message', heard).on('error', failed).on('exit', ended);
  });
  worker.postMessage(order);
  return { done, stop: () => void worker.terminate() };
}
