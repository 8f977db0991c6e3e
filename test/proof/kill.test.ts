import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '#platform/postgres/index.ts';
import { isAlive } from '#platform/postgres/process.ts';
import { ROOT } from '#platform/root.ts';
import { startProgram, type RunningProgram } from '#test/rig/program.ts';
import { until } from '#test/rig/until.ts';
import { gatherCrowd, type Crowd } from './booking-crowd.ts';
import { send } from './wire.ts';

let program: RunningProgram;
let crowd: Crowd;
let bookedBefore = 0;

const SLOW_MACHINE_MS = 60_000;
/** Bookings before and after each blow. */
const ENOUGH = 40;

beforeAll(async () => {
  program = await startProgram({ args: ['--still'] });
  bookedBefore = await bookings();
  crowd = await gatherCrowd(() => program.origin);
}, 180_000);

afterAll(() => program.close());

describe('a crowd of bookings', () => {
  it('keeps every yes when the program is killed', async () => {
    await amidst(async () => {
      await program.end('SIGKILL');
      program = await startAgain();
    });
    expect(program.said()).toContain('adopted the database server');
  }, 180_000);

  it('keeps every yes when the database server is killed, and the program heals by itself', async () => {
    await amidst(async () => {
      const before = postmasterPid();
      process.kill(before, 'SIGKILL');
      await until(() => existsSync(pidFile()) && postmasterPid() !== before && isAlive(postmasterPid()), 'the database is started again', SLOW_MACHINE_MS);
    });
    await until(async () => (await send(program.origin, { method: 'GET', url: '/readyz' })).status === 200, 'the program is ready again', SLOW_MACHINE_MS);
  }, 180_000);

  it('keeps every yes when one process of the database is killed', async () => {
    await amidst(async () => {
      const { pid } = await ask<{ pid: number }>(`select pid from pg_stat_activity where usename like 'kaimen\\_%' and usename <> 'kaimen_owner' and datname = 'kaimen' limit 1`);
      process.kill(pid, 'SIGKILL');
    });
  }, 180_000);

  it('keeps every yes when everything stops at once, and starts over a stale lock of the database', async () => {
    await amidst(async () => {
      const stale = postmasterPid();
      // The program first: it must not find the time to clear up after its database.
      const ended = program.end('SIGKILL');
      process.kill(stale, 'SIGKILL');
      await ended;
      expect([existsSync(pidFile()), postmasterPid()]).toEqual([true, stale]);
      program = await startAgain();
      expect(postmasterPid()).not.toBe(stale);
    });
  }, 180_000);

  it('is answered to the last one when the program is told to stop; then the database is stopped too', async () => {
    const server = postmasterPid();
    crowd.gather();
    await crowd.hasGrownBy(20);
    crowd.leaveWhenRefused();
    const told = Date.now();
    const code = await program.end('SIGTERM');
    expect(code).toBe(0);
    expect(Date.now() - told).toBeLessThan(15_000);
    // Whoever had been let in was answered. A line that was kept open and idle may be closed just as its next request sets out: that
    // request never came in, and so isSound finds no booking of it below.
    await crowd.haveLeft();
    expect([isAlive(server), existsSync(pidFile()), existsSync(join(program.home, 'postgres', 'owner.json'))]).toEqual([false, false, false]);
    program = await startAgain();
    await isSound();
  }, 180_000);

  it('has left a trail that verifies, by the command line beside the running program', async () => {
    expect(await verdict()).toMatchObject({ code: 0, findings: [] });
  });
});

/** The crowd is at it, the blow falls, the crowd goes on; then all is counted. */
async function amidst(blow: () => Promise<void>): Promise<void> {
  crowd.gather();
  await crowd.hasGrownBy(ENOUGH);
  await blow();
  await crowd.hasGrownBy(ENOUGH);
  await crowd.disperse();
  await isSound();
}

async function isSound(): Promise<void> {
  const yes = crowd.told();
  const ids = yes.map(({ booking }) => booking);
  expect(new Set(ids).size).toBe(ids.length);
  const { found } = await ask<{ found: number }>('select count(*)::int as found from appointments.booking where id = any ($1)', [ids]);
  // Each yes once, and nothing that nobody was told of.
  expect([found, (await bookings()) - bookedBefore]).toEqual([ids.length, ids.length]);
  expect(await ask(`select count(*)::int as overfull from appointments.slot where held_minutes + booked_minutes > capacity_minutes`)).toEqual({ overfull: 0 });
  expect(await ask(`select count(*)::int as unfolded from (select id from app.place where kind = 'branch') branch, appointments.unfolded(branch.id)`)).toEqual({ unfolded: 0 });
  for (const one of yes.slice(-10)) expect(await crowd.again(one)).toBe(one.booking);
}

function startAgain(): Promise<RunningProgram> {
  return startProgram({ args: ['--still'], home: program.home });
}

async function bookings(): Promise<number> {
  return (await ask<{ all: number }>('select count(*)::int as all from appointments.booking')).all;
}

async function ask<Row extends object>(query: string, values: unknown[] = []): Promise<Row> {
  const client = new pg.Client({ connectionString: addressOf(program.home) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // The owner is under row security as well.
    await client.query(`set app.branches = '*'`);
    const { rows } = await client.query<Row>(query, values);
    if (!rows[0]) throw new Error(`no row: ${query}`);
    return rows[0];
  } finally {
    await client.end();
  }
}

function pidFile(): string {
  return join(program.home, 'postgres', 'data', 'postmaster.pid');
}

function postmasterPid(): number {
  return existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0;
}

async function verdict(): Promise<{ code: number | null; findings: unknown }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'main.js'), 'verify-trail', '--json'], { cwd: ROOT, env: { ...process.env, KAIMEN_HOME: program.home, DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => { said += text.toString(); });
  const [code] = (await once(child, 'close')) as [number | null]; // the first argument of 'close'
  return { code, findings: (JSON.parse(said) as { findings: unknown }).findings }; // as --json says it
}
