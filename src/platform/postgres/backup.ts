import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '#kernel/refusal.ts';
import { addressOf, startPostgres } from './index.ts';
import { giveToNobody, preparePlace } from './place.ts';

/** What a backup says of itself. `at`: ISO 8601; `from`, `to`: the write-ahead log it holds. */
export type Kept = Readonly<{ at: string; kaimen: string; postgres: string; files: number; bytes: number; from: string; to: string }>;

const NOTE = 'kaimen-backup.json';
// Made anew at each start, or meaningful only to the server that runs (PostgreSQL manual 25.3.3.4).
const EMPTIED = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/;

/**
 * A copy of the embedded server's data and of the seals, made while people go on working: the low-level base backup of the PostgreSQL
 * manual (25.3.4), with the write-ahead log that makes it whole. Keys are not in it: they are kept apart, without history.
 * `to`: an empty folder or none. It is made aside and renamed at the end, so that a backup cut short is never taken for one.
 */
export async function backUp({ home, to, version, now, log }: { home: string; to: string; version: string; now: Date; log: (line: string) => void }): Promise<Kept> {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Refusal('backup.notEmpty', { status: 409, params: { folder: to } });
  const server = await serverOf(home, log);
  const half = `${to}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(join(half, 'data'), { recursive: true, mode: 0o700 });
  const place = preparePlace(home);
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    // As long as this connection lives the server throws no log away that the copy needs.
    await client.query(`select pg_create_physical_replication_slot('kaimen_backup_' || pg_backend_pid(), true, true)`);
    const { rows: [begun] } = await client.query<{ wal: string; postgres: string }>(`select pg_walfile_name(pg_backup_start('kaimen', true)) as wal, current_setting('server_version') as postgres`);
    const copied = copyTree(place.data, join(half, 'data'));
    const { rows: [ended] } = await client.query<{ label: string; wal: string }>('select labelfile as label, pg_walfile_name(lsn) as wal from pg_backup_stop(false)');
    if (!begun || !ended) throw new Error('pg_backup_start and pg_backup_stop answer one row each');
    writeFileSync(join(half, 'data', 'backup_label'), ended.label);
    const wal = copyWal(join(place.data, 'pg_wal'), join(half, 'data', 'pg_wal'), begun.wal, ended.wal);
    copyFileSync(place.password, join(half, 'password'));
    chmodSync(join(half, 'password'), 0o600);
    if (existsSync(join(home, 'seals'))) cpSync(join(home, 'seals'), join(half, 'seals'), { recursive: true });
    const kept: Kept = { at: now.toISOString(), kaimen: version, postgres: begun.postgres, files: copied.files + wal.files, bytes: copied.bytes + wal.bytes, from: begun.wal, to: ended.wal };
    writeFileSync(join(half, NOTE), `${JSON.stringify(kept, null, 2)}\n`);
    rmSync(to, { recursive: true, force: true });
    renameSync(half, to);
    return kept;
  } finally {
    await client.end();
    await server.stop();
    rmSync(half, { recursive: true, force: true });
  }
}

/** Puts a backup into a home that has no database yet; the next start reads the log to its end. Keys come from where they are kept. */
export function restore({ home, from, keys }: { home: string; from: string; keys: string }): Kept {
  const note = join(from, NOTE);
  if (!existsSync(note)) throw new Refusal('backup.none', { status: 404, params: { folder: from } });
  const ring = join(keys, 'ring.json');
  if (!existsSync(ring)) throw new Refusal('backup.noKeys', { status: 404, params: { folder: keys } });
  const place = preparePlace(home);
  if (existsSync(place.data)) throw new Refusal('backup.homeInUse', { status: 409, params: { home } });
  const mine = join(home, 'keys');
  if (existsSync(join(mine, 'ring.json')) && readFileSync(join(mine, 'ring.json'), 'utf8') !== readFileSync(ring, 'utf8')) throw new Refusal('backup.otherKeys', { status: 409, params: { folder: mine } });
  if (mine !== keys) cpSync(keys, mine, { recursive: true });
  if (existsSync(join(from, 'seals'))) cpSync(join(from, 'seals'), join(home, 'seals'), { recursive: true });
  copyFileSync(join(from, 'password'), place.password);
  chmodSync(place.password, 0o600);
  const half = `${place.data}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  copyTree(join(from, 'data'), half, { whole: true });
  giveTree(half);
  renameSync(half, place.data);
  return JSON.parse(readFileSync(note, 'utf8')) as Kept; // written by backUp
}

/** The server that runs on this home, or one that runs as long as the copying. */
async function serverOf(home: string, log: (line: string) => void): Promise<{ url: string; stop: () => Promise<void> }> {
  try {
    return await startPostgres({ home, log });
  } catch (fault) {
    const url = fault instanceof Refusal && fault.code === 'postgres.inUse' ? addressOf(home) : undefined;
    if (url === undefined) throw fault;
    return { url, stop: async () => {} };
  }
}

/** The whole tree. While a backup runs a file may vanish under the copying hand, and it is left out what a start makes anew. */
function copyTree(from: string, to: string, { whole } = { whole: false }): { files: number; bytes: number } {
  const sum = { files: 0, bytes: 0 };
  const walk = (folder: string, into: string, isTop: boolean): void => {
    mkdirSync(into, { recursive: true, mode: 0o700 });
    for (const one of readdirSync(folder, { withFileTypes: true })) {
      const [source, target] = [join(folder, one.name), join(into, one.name)];
      if (!whole && LEFT_OUT.test(one.name)) continue;
      if (one.isDirectory()) {
        if (!whole && isTop && EMPTIED.has(one.name)) mkdirSync(target, { mode: 0o700 });
        else walk(source, target, false);
      } else if (one.isFile() && copied(source, target)) {
        sum.files += 1;
        sum.bytes += statSync(target).size;
      }
    }
  };
  walk(from, to, true);
  return sum;
}

function copied(source: string, target: string): boolean {
  try {
    copyFileSync(source, target);
    return true;
  } catch (fault) {
    // A table that was dropped meanwhile: the log says so too.
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return false;
    throw fault;
  }
}

/** The segments from the first to the last that the copy needs; their names sort as they were written. */
function copyWal(from: string, to: string, first: string, last: string): { files: number; bytes: number } {
  mkdirSync(join(to, 'archive_status'), { recursive: true, mode: 0o700 });
  const needed = readdirSync(from).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last).toSorted();
  if (needed[0] !== first || needed.at(-1) !== last) throw new Error(`the write-ahead log from ${first} to ${last} is not all there`);
  for (const name of needed) copyFileSync(join(from, name), join(to, name));
  return { files: needed.length, bytes: needed.reduce((sum, name) => sum + statSync(join(to, name)).size, 0) };
}

function giveTree(path: string): void {
  giveToNobody(path);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTree(join(path, name));
}
