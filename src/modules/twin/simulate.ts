import { Worker } from 'node:worker_threads';
import type { Run } from './model.ts';
import type { FromWorker, Order, Simulated } from './twin-worker.ts';

/** The source runs under tsx in tests; the program has the worker as a file of its own beside main.js. */
const IN_SOURCE = import.meta.url.endsWith('.ts');

export type Wanted = Readonly<{ runs: readonly Run[]; seed: string; reps: number; threads: number; progress?: (done: number) => void; take?: (one: Simulated) => void; signal?: AbortSignal; inBackground?: boolean }>;

/** Replications of several runs on the same people, spread over threads; in order of the replications, so that the answer does not depend on the threads. */
export async function simulate({ runs, seed, reps, threads, progress, take: given, signal, inBackground }: Wanted): Promise<Simulated[]> {
  const found: Simulated[] = [];
  const take = (one: Simulated) => {
    found.push(one);
    given?.(one);
    progress?.(found.length);
  };
  const step = Math.max(1, Math.min(threads, reps));
  await Promise.all(Array.from({ length: step }, (_, first) => inWorker({ runs, seed, reps, first, step }, take, { signal, inBackground })));
  return found.toSorted((a, b) => a.rep - b.rep);
}

function inWorker(order: Order, take: (one: Simulated) => void, how: { signal: AbortSignal | undefined; inBackground: boolean | undefined }): Promise<void> {
  const script = new URL(IN_SOURCE ? './twin-worker.ts' : './twin-worker.js', import.meta.url);
  // A worker of Node 20 does not take tsx by --import, so in the source it registers tsx itself.
  const throughTsx = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  const worker = new Worker(IN_SOURCE ? throughTsx : script, { eval: IN_SOURCE, workerData: order });
  // What runs for a page must not keep the program from ending.
  if (how.inBackground) worker.unref();
  const stop = () => void worker.terminate();
  how.signal?.addEventListener('abort', stop, { once: true });
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (said: FromWorker) => ('simulated' in said ? take(said.simulated) : resolve()));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the twin was stopped')));
  }).finally(() => {
    how.signal?.removeEventListener('abort', stop);
    stop();
  });
}
