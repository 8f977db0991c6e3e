import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '#kernel/refusal.ts';
import { giveToNobody, isRoot, NOBODY, passwordOf, type Place } from './place.ts';
import type { ServerFiles } from './server-files.ts';

const OWNER = 'kaimen_owner';
const DATABASE = 'kaimen';

/** Makes the data folder, once. It is made aside and renamed at the end, so that a start cut short leaves no half one. */
export async function createCluster(files: ServerFiles, place: Place, log: (line: string) => void): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return refuseOtherMajor(files, place);
  log('正在建立数据库(第一次约两秒)· creating the database (about two seconds, the first time)');
  const half = `${place.data}.half`;
  const passwordFile = join(place.folder, 'password.initdb');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, passwordOf(place), { mode: 0o600 });
  giveToNobody(half);
  giveToNobody(passwordFile);
  try {
    await initdb(files, ['-D', half, '-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--no-instructions', '--data-checksums']);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, place.data);
}

function refuseOtherMajor(files: ServerFiles, place: Place): void {
  const found = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (found !== files.major) throw new Refusal('postgres.otherVersion', { status: 500, params: { found, needed: files.major } });
}

function initdb(files: ServerFiles, args: string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(join(files.native, 'bin', 'initdb'), args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...asNobody() });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new Error(`initdb ended with ${code}: ${said}`))));
  });
}

export function asNobody(): { uid?: number; gid?: number } {
  return isRoot ? { uid: NOBODY, gid: NOBODY } : {};
}

export async function createDatabase(place: Place, port: number): Promise<void> {
  const client = new pg.Client(urlOf(place, port, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

export function urlOf(place: Place, port: number, database: string = DATABASE): string {
  return `postgres://${OWNER}:${passwordOf(place)}@127.0.0.1:${port}/${database}`;
}
