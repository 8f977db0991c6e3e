import { Worker } from 'node:worker_threads';
import type { Learnt, Lesson } from './learn.ts';

/** The source runs under tsx in tests; the program has the worker as a file of its own beside main.js. */
const IN_SOURCE = import.meta.url.endsWith('.ts');

/** Learning takes a minute of a processor: in a worker of its own, so that nobody waits for it. */
export function runLearner(lessons: readonly Lesson[]): Promise<Learnt | undefined> {
  const script = new URL(IN_SOURCE ? './learn-worker.ts' : './learn-worker.js', import.meta.url);
  // A worker of Node 20 does not take tsx by --import, so in the source it registers tsx itself.
  const throughTsx = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(IN_SOURCE ? throughTsx : script, { eval: IN_SOURCE, workerData: lessons });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the learner ended without an answer')));
  });
}
