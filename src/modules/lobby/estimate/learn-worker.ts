import { parentPort, workerData } from 'node:worker_threads';
import { learn, type Lesson } from './learn.ts';

// Handed over by run-learner.ts.
parentPort?.postMessage(learn(workerData as readonly Lesson[])); // its only caller hands over lessons
