import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { modules } from '#modules/modules.ts';
import { createHouse, programLogin } from '#platform/create-house.ts';
import type { Asking, House } from '#platform/house.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { ROOT } from '#platform/root.ts';
import { openSecrets } from '#platform/secrets.ts';
import { seedSample } from '#world/seed.ts';

export type Ground = Readonly<{ house: House; ownerUrl: string; home: string; asking: () => Asking; close: () => Promise<void> }>;

/** A database server of its own (or DATABASE_URL's), a fresh database with the sample bank, and a house on it. */
export async function openGround(name: string): Promise<Ground> {
  const home = join(ROOT, '.cache', `bench-${name}-${process.pid}`);
  const postgres = process.env['DATABASE_URL'] ? undefined : await startPostgres({ home, log: () => undefined });
  const serverUrl = postgres?.url ?? process.env['DATABASE_URL'] ?? '';
  const database = `bench_${name}_${process.pid}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client(serverUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`create database ${database}`);
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  await migrate(url.href, modules, { kind: 'sample', login: programLogin(openSecrets(home)) });
  const house = await createHouse({ ownerUrl: url.href, home, modules, logLevel: 'error' });
  await seedSample(house);
  const worker: Actor = { id: newId(), kind: 'staff', name: 'bench', roles: ['lobby_manager', 'teller', 'branch_head', 'hq_operations'], reach: 'all' };
  return {
    house, ownerUrl: url.href, home,
    asking: () => ({ house, actor: worker, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' }),
    close: async () => {
      await house.db.close();
      await onServer(`drop database if exists ${database} with (force)`);
      await postgres?.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The product's server in a process of its own. */
export async function startServer({ ownerUrl, home }: Ground): Promise<{ port: number; child: ChildProcess }> {
  const child = fork(process.argv[1] ?? '', ['serve', ownerUrl, home], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await new Promise<number>((resolve, reject) => child.once('message', (said) => resolve(Number(said))).once('exit', () => reject(new Error('the server did not start'))));
  return { port, child };
}
