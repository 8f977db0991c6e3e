import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres } from './index.ts';

let home = '';
let programs: ChildProcess[] = [];

beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), 'kaimen 开门-')), 'home');
  chmodSync(join(home, '..'), 0o755);
  programs = [];
});

afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL');
  if (existsSync(join(home, 'postgres', 'data'))) await (await start()).stop();
  rmSync(join(home, '..'), { recursive: true, force: true });
});

describe('the database server that comes with Kaimen', () => {
  it('is made on the first start, keeps its rows over a stop, and starts fast the second time', async () => {
    const first = await start();
    await query(first.url, 'create table door (name text)');
    await query(first.url, "insert into door values ('正门')");
    await first.stop();
    const before = Date.now();
    const second = await start();
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(await query(second.url, 'select name from door')).toEqual([{ name: '正门' }]);
    expect(await query(second.url, "select current_setting('fsync') as fsync, current_setting('timezone') as zone")).toEqual([{ fsync: 'on', zone: 'UTC' }]);
    await second.stop();
    expect(existsSync(join(home, 'postgres', 'owner.json'))).toBe(false);
  });

  it('lets nobody in without the password, which only its owner may read', async () => {
    const { url, stop } = await start();
    expect(statSync(join(home, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    await expect(query(url.replace(/:[^:@]+@/, ':password@'), 'select 1')).rejects.toThrow(/password authentication failed/);
    await stop();
  });

  it('refuses a second program on the same folder', async () => {
    const { stop } = await start();
    expect(await programOn(home)).toEqual({ refused: 'postgres.inUse' });
    await stop();
  });

  it('takes a folder over from a dead program whose number now belongs to another process', async () => {
    await (await start()).stop();
    writeFileSync(join(home, 'postgres', 'owner.json'), JSON.stringify({ pid: process.ppid, birth: 'long ago' }));
    await (await start()).stop();
  });

  it('is not confused by a lock file of the server that names a process of somebody else', async () => {
    await (await start()).stop();
    writeFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n/nowhere\n0\n5432\n\n127.0.0.1\n`);
    await (await start()).stop();
  });

  it('comes back by itself, at the same address and with every committed row, when it is killed', async () => {
    const postgres = await start();
    await query(postgres.url, 'create table door (name text)');
    await query(postgres.url, "insert into door values ('侧门')");
    process.kill(postmasterPid(), 'SIGKILL');
    await expect.poll(() => postgres.restartedCount, { timeout: 20_000 }).toBe(1);
    expect(await query(postgres.url, 'select name from door')).toEqual([{ name: '侧门' }]);
    await postgres.stop();
  });

  it('is adopted by the next start when only the program was killed', async () => {
    const { url } = await programOn(home);
    const pid = postmasterPid();
    programs[0]?.kill('SIGKILL');
    if (programs[0]) await once(programs[0], 'exit');
    const adopted = await start();
    expect([adopted.url, postmasterPid()]).toEqual([url, pid]);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => adopted.restartedCount, { timeout: 20_000 }).toBe(1);
    await adopted.stop();
  });

  it.runIf(process.getuid?.() === 0)('runs for root from a folder that only root may enter, with its data elsewhere', async () => {
    chmodSync(join(home, '..'), 0o700);
    const { url, stop } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const elsewhere = readFileSync(join(home, 'postgres', 'elsewhere'), 'utf8');
    expect(existsSync(join(elsewhere, 'data'))).toBe(true);
    await stop();
    rmSync(elsewhere, { recursive: true });
  });
});

function start() {
  return startPostgres({ home, log: () => undefined });
}

function postmasterPid(): number {
  return Number(readFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function programOn(folder: string): Promise<{ url?: string; refused?: string }> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'test/rig/program-with-postgres.ts', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  programs.push(program);
  const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
  // The line that program-with-postgres.ts writes.
  return JSON.parse(line) as { url?: string; refused?: string };
}
