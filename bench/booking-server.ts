import { createHouse } from '#platform/create-house.ts';
import { createServer } from '#platform/http.ts';
import { ANONYMOUS } from '#kernel/actor.ts';
import { modules } from '#modules/modules.ts';
import type { AddressInfo } from 'node:net';

/** The product's own server in a process of its own, for the bench: all routes, trail, idempotency and row security as always. */
export async function serveForBench(ownerUrl: string, home: string): Promise<number> {
  const house = await createHouse({ ownerUrl, home, modules, logLevel: 'error' });
  const app = await createServer({ house, modules, version: 'bench', whoAsks: async () => ANONYMOUS, isReady: async () => true });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port; // it listens on a port
}
