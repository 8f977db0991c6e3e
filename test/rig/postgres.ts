import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { Refusal } from '#kernel/refusal.ts';
import { addressOf, startPostgres, type Postgres } from '#platform/postgres/index.ts';
import { isAlive } from '#platform/postgres/process.ts';
import { ROOT } from '#platform/root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    /** The process of this run of tests: names what its files share. */
    run: number;
  }
}

const VERSION = process.env['KAIMEN_TEST_POSTGRES'];
export const HOME = join(ROOT, '.cache', `test-pg${VERSION ?? ''}`);
const GUESTS = join(HOME, 'guests');
const HELD = Symbol.for('kaimen.test.postgres');

/**
 * One server for all test runs of this folder, several at once included: the first starts it, the others are guests, the
 * last one stops it. Called once for each vitest project; all but the first call find it there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Each project loads this file anew, so what is held in common hangs on the process.
  const common = globalThis as { [HELD]?: { users: number; arrived: Promise<Arrival> } };
  const held = (common[HELD] ??= { users: 0, arrived: arrive() });
  held.users += 1;
  project.provide('run', process.pid);
  project.provide('postgresUrl', (await held.arrived).url);
  return async () => {
    held.users -= 1;
    if (held.users > 0) return;
    delete common[HELD];
    await leave(await held.arrived);
  };
}

type Arrival = { url: string; own?: Postgres };

function arrive(): Promise<Arrival> {
  return oneAtATime(async () => {
    writeFileSync(join(GUESTS, String(process.pid)), '');
    const arrival = await startOrJoin();
    await dropLeftBehind(arrival.url);
    return arrival;
  });
}

async function startOrJoin(mayBeginAnew = true): Promise<Arrival> {
  try {
    const own = await startPostgres({ home: HOME, log: () => undefined, ...(VERSION && { version: VERSION }) });
    return { url: own.url, own };
  } catch (fault) {
    const url = fault instanceof Refusal && fault.code === 'postgres.inUse' ? addressOf(HOME) : undefined;
    if (url) return { url };
    // A machine that was switched off during a run can leave files that no server reads: nothing in them is worth keeping.
    if (fault instanceof Refusal || !mayBeginAnew) throw fault;
    rmSync(join(HOME, 'postgres'), { recursive: true, force: true });
    return startOrJoin(false);
  }
}

function leave({ own }: Arrival): Promise<void> {
  return oneAtATime(async () => {
    rmSync(join(GUESTS, String(process.pid)), { force: true });
    const othersStay = readdirSync(GUESTS).some((pid) => isAlive(Number(pid)));
    if (othersStay) return own?.leaveRunning();
    const server = own ?? (await startPostgres({ home: HOME, log: () => undefined, ...(VERSION && { version: VERSION }) }));
    return server.stop();
  });
}

/** Databases of runs that were killed. */
async function dropLeftBehind(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname like 'test\\_%'");
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[1]))) await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  }
  await client.end();
}

async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const lock = join(HOME, 'lock');
  mkdirSync(GUESTS, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!isAlive(holderOf(lock))) rmSync(lock, { force: true });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function holderOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}
