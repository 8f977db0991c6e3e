import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { SYSTEM, type Actor } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { businessDate } from '#kernel/time.ts';
import { allBranches } from '#modules/branches/index.ts';
import { signDay } from '#modules/hours/index.ts';
import { modules } from '#modules/modules.ts';
import { createHouse, programLogin } from '#platform/create-house.ts';
import type { Asking, House } from '#platform/house.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { ROOT } from '#platform/root.ts';
import { openSecrets } from '#platform/secrets.ts';
import { seedSample } from '#world/seed.ts';

export type Bare = Readonly<{ ownerUrl: string; home: string; close: () => Promise<void> }>;
export type Ground = Bare & Readonly<{ house: House; asking: () => Asking }>;

/** Connections for raw SQL, as many as the product's own pool has, which is also where it is quickest. */
export function openRaw(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  // A connection that is still closing when its database is dropped must not end the bench.
  pool.on('error', () => {});
  return pool;
}

/** A database server of its own (or DATABASE_URL's) with a fresh, migrated database. */
export async function openBare(name: string, kind: 'sample' | 'real'): Promise<Bare> {
  const home = join(ROOT, '.cache', `bench-${name}-${process.pid}`);
  const postgres = process.env['DATABASE_URL'] ? undefined : await startPostgres({ home, log: () => undefined });
  const serverUrl = postgres?.url ?? process.env['DATABASE_URL'] ?? '';
  const database = `bench_${name.replace('-', '_')}_${process.pid}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client(serverUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`create database ${database}`);
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  await migrate(url.href, modules, { kind, login: programLogin(openSecrets(home)) });
  return {
    ownerUrl: url.href, home,
    close: async () => {
      await onServer(`drop database if exists ${database} with (force)`);
      await postgres?.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The same with the sample bank in it, founded now or at a time of its own clock, and a house on it. */
export async function openGround(name: string, at?: Date): Promise<Ground> {
  const bare = await openBare(name, 'sample');
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  if (at) await house.clock.set({ at });
  await seedSample(house);
  await openDoors(house);
  const worker: Actor = { id: newId(), kind: 'staff', name: 'bench', roles: ['lobby_manager', 'teller', 'branch_head', 'hq_operations'], reach: 'all' };
  return {
    ...bare, house,
    asking: () => ({ house, actor: worker, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' }),
    close: async () => {
      await house.db.close();
      await bare.close();
    },
  };
}

/** Every branch has signed its opening list of today: no number is given before. */
async function openDoors(house: House): Promise<void> {
  const asking: Asking = { house, actor: SYSTEM, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' };
  const branches = await house.db.look({ branches: 'all' }, (tx) => allBranches(tx));
  for (const { id: branch, time_zone: zone } of branches) await signDay(asking, { branch, date: businessDate(asking.now, zone) });
}

/** The product's server in a process of its own, on request with the jobs that run beside it. */
export async function startServer({ ownerUrl, home }: Bare, ...more: 'jobs'[]): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(process.argv[1] ?? '', ['serve', ownerUrl, home, ...more], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve, reject) => child.once('message', (said) => resolve(Number(said))).once('exit', () => reject(new Error('the server did not start'))));
  return { port, child };
}
