import type { AddressInfo } from 'node:net';
import { whoAsks } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import { createHouse } from '#platform/create-house.ts';
import { createServer } from '#platform/http.ts';
import { startJobs } from '#platform/jobs.ts';

/** The product's own server in a process of its own, for a bench: all routes, sign-in, trail, idempotency and row security as always. */
export async function serveForBench(ownerUrl: string, home: string, withJobs: boolean): Promise<number> {
  // A bench that ends in any way takes its server along.
  process.once('disconnect', () => process.exit(0));
  const house = await createHouse({ ownerUrl, home, modules, logLevel: 'error' });
  const app = await createServer({ house, modules, version: 'bench', whoAsks, isReady: async () => true });
  if (withJobs) await startJobs(house, ownerUrl, modules);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port; // it listens on a port
}
