import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asNobody, urlOf } from './cluster.ts';
import type { Place } from './place.ts';
import { isAlive, isPostmasterOf } from './process.ts';
import type { ServerFiles } from './server-files.ts';

/** A running server. `ended` settles when it dies, or when it is released from our care. */
export type Postmaster = { pid: number; port: number; ended: Promise<void>; release: () => void };

const PATIENCE_MS = 60_000;
const WRONG_PASSWORD = '28P01';

/** On loopback only, without a Unix socket, in UTC; no personal value may reach the server's log. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  wal_level: 'replica',
  max_wal_size: '2GB',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
} as const;

export async function launch(files: ServerFiles, place: Place, port?: number): Promise<Postmaster> {
  clearForeignLock(place);
  const chosen = port ?? (await freePort());
  const log = openServerLog(place);
  const settings = Object.entries({ ...SETTINGS, port: String(chosen) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A process group of its own: Ctrl-C must not reach it before the program has closed its connections.
  const child = spawn(join(files.native, 'bin', 'postgres'), ['-D', place.data, ...settings], { cwd: '/', detached: true, stdio: ['ignore', log, log], ...asNobody() });
  closeSync(log);
  let failure: Error | undefined;
  let isRunning = true;
  let settle: () => void = () => undefined;
  const ended = new Promise<void>((done) => { settle = done; });
  child.once('error', (fault) => { failure = fault; isRunning = false; settle(); });
  child.once('exit', () => { isRunning = false; settle(); });
  child.unref();
  const accepts = await waitUntilItAccepts(place, chosen, () => isRunning);
  if (!accepts || child.pid === undefined) {
    if (isRunning && child.pid !== undefined) process.kill(child.pid, 'SIGQUIT');
    throw failure ?? new Error(`postgres did not start: ${lastLines(place)}`);
  }
  return { pid: child.pid, port: chosen, ended, release: settle };
}

/** The server that a killed program left behind, if it lives and takes our password. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const noted = readLock(place);
  if (!noted || !isPostmasterOf(noted.pid, realpathSync(place.data))) return undefined;
  if (!(await waitUntilItAccepts(place, noted.port, () => isAlive(noted.pid)))) return undefined;
  let isCared = true;
  const ended = (async () => {
    while (isCared && isAlive(noted.pid)) await sleep(200, undefined, { ref: false });
  })();
  return { ...noted, ended, release: () => { isCared = false; } };
}

/** Fast shutdown: open transactions are rolled back, everything else is written. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const until = Date.now() + patience; Date.now() < until && isAlive(pid); ) await sleep(20);
  }
}

/** PostgreSQL will not start while the number in postmaster.pid lives, even if it now belongs to something else. */
function clearForeignLock(place: Place): void {
  const noted = readLock(place);
  if (noted && !isPostmasterOf(noted.pid, realpathSync(place.data))) rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

export function readLock(place: Place): { pid: number; port: number } | undefined {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

async function waitUntilItAccepts(place: Place, port: number, isRunning: () => boolean): Promise<boolean> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && isRunning(); await sleep(20)) {
    const client = new pg.Client({ connectionString: urlOf(place, port, 'postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch (fault) {
      // Otherwise: not yet; it is starting, or recovering from a crash.
      if (fault instanceof pg.DatabaseError && fault.code === WRONG_PASSWORD) throw fault;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function openServerLog(place: Place): number {
  if (existsSync(place.serverLog) && statSync(place.serverLog).size > 10_000_000) renameSync(place.serverLog, `${place.serverLog}.1`);
  return openSync(place.serverLog, 'a', 0o600);
}

function lastLines(place: Place): string {
  return readFileSync(place.serverLog, 'utf8').trimEnd().split('\n').slice(-5).join(' | ');
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : failed(new Error('no free port'))));
    });
  });
}
