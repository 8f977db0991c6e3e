import { parentPort } from 'node:worker_threads';
import { planRota, type PlanOrder } from './plan-rota.ts';

/** `cpuSeconds`: the time counts what the processor did, not the clock on the wall; for measuring on a busy machine. */
export type WorkerOrder = PlanOrder & Readonly<{ cpuSeconds: boolean }>;

const port = parentPort;
// One order after the other, as run-planner.ts sends them.
port?.on('message', (order: WorkerOrder) => void planRota(order, order.cpuSeconds ? cpuSeconds : wallSeconds, (news) => port.postMessage(news)));

function wallSeconds(): number {
  return performance.now() / 1_000;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
