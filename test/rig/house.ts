import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { SYSTEM, type Actor, type Role } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { modules } from '#modules/modules.ts';
import { whoAsks } from '#modules/identity/index.ts';
import { handClock } from '#platform/clock.ts';
import { createHouse } from '#platform/create-house.ts';
import { createServer } from '#platform/http.ts';
import { startJobs, type Work } from '#platform/jobs.ts';
import type { Asking, House } from '#platform/house.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export type TestHouse = Readonly<{
  house: House;
  clock: ReturnType<typeof handClock>;
  ownerUrl: string;
  home: string;
  /** Who asks, at the time on the test's clock. */
  asking: (actor?: Actor, more?: { key?: string; lang?: 'zh' | 'en' }) => Asking;
  /** Runs the jobs that are due, those that they cause included. */
  work: () => Promise<void>;
  /** The real server of all modules on a free port of this machine. */
  listen: (more?: { whoAsks?: typeof whoAsks }) => Promise<{ origin: string; app: FastifyInstance }>;
  close: () => Promise<void>;
}>;

/** Monday 2 March 2026, nine o'clock in Shanghai. */
export const MONDAY = new Date('2026-03-02T01:00:00Z');

/** A house of its own on a database of its own: `beforeAll(async () => { test = await openHouse(); return test.close; })`. */
export async function openHouse(more: { at?: Date; random?: () => number; connections?: number; database?: TestDatabase } = {}): Promise<TestHouse> {
  const database = more.database ?? (await freshDatabase());
  const clock = handClock(more.at ?? MONDAY);
  const house = await createHouse({
    ownerUrl: database.ownerUrl, home: database.home, modules, clock, logLevel: 'silent', connections: more.connections ?? 8,
    ...(more.random && { random: more.random }),
  });
  const servers: FastifyInstance[] = [];
  let worker: Promise<Work> | undefined;
  return {
    house, clock, ownerUrl: database.ownerUrl, home: database.home,
    asking: (actor = SYSTEM, { key, lang = 'zh' } = {}) => ({ house, actor, now: clock.now(), random: house.random, requestId: newId(), lang, ...(key !== undefined && { key }) }),
    work: async () => {
      worker ??= startJobs(house, database.ownerUrl, modules, { workers: 0 });
      await (await worker).drain();
    },
    listen: async ({ whoAsks: asks = whoAsks } = {}) => {
      const app = await createServer({ house, modules, version: 'test', whoAsks: asks, isReady: async () => true });
      servers.push(app);
      if (servers.length === 1) await house.live.start();
      await app.listen({ port: 0, host: '127.0.0.1' });
      return { app, origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }; // a TCP server has a port
    },
    close: async () => {
      const closed = servers.map((server) => server.close());
      if (servers.length > 0) await house.live.stop();
      for (const { server } of servers) server.closeAllConnections();
      await Promise.all(closed);
      await (await worker)?.stop();
      await house.db.close();
      await database.drop();
    },
  };
}

/** Somebody with one role, who works for these branches (or all). */
export function somebody(role: Role, reach: Actor['reach'] = 'all'): Actor {
  const kind = role === 'screen' || role === 'kiosk' ? 'device' : role === 'customer' ? 'customer' : role === 'anonymous' ? 'anonymous' : role === 'system' ? 'system' : 'staff';
  return { id: newId(), kind, name: role, roles: [role], reach };
}
