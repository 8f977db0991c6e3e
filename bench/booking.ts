import pg from 'pg';
import { newId } from '#kernel/id.ts';
import { sqlState } from '#platform/db.ts';
import { measuredBeside } from './beside.ts';
import { openBare, openRaw, startServer } from './ground.ts';
import { openClient } from './http-client.ts';

const CLIENTS = 64;
const BRANCHES = 12;
const SLOTS = 84;
const PLACES = 2;
const PLENTY = 5_000_000;

// The leanest form of the same deed: the places in a row, if all have room, and the booking. No trail, no key, no row security.
const LEAN = `
  create schema lean;
  create table lean.slot (branch_id uuid, starts_at timestamptz, capacity int, taken int not null default 0, primary key (branch_id, starts_at), check (taken <= capacity)) with (fillfactor = 60);
  create table lean.booking (branch_id uuid, id uuid, starts_at timestamptz, places int, service text, code text, phone_sealed text, phone_blind bytea, booked_at timestamptz, primary key (branch_id, id));
  create function lean.book(at_branch uuid, booking uuid, wanted timestamptz, n int, service text, code text, sealed text, blind bytea, at timestamptz) returns boolean language plpgsql as $$
  declare changed int;
  begin
    update lean.slot set taken = taken + 5 where branch_id = at_branch and starts_at >= wanted and starts_at < wanted + n * interval '5 minutes' and taken + 5 <= capacity;
    get diagnostics changed = row_count;
    if changed < n then raise exception 'full'; end if;
    insert into lean.booking values (at_branch, booking, wanted, n, service, code, sealed, blind, at);
    return true;
  end $$;`;

type Stage = Readonly<{ branches: readonly string[]; start: Date }>;

/** A place booked by customers, spread over branches and starts, and all of them after the same start. */
export async function run(): Promise<object> {
  const bare = await openBare('booking', 'real');
  const pool = openRaw(bare.ownerUrl);
  try {
    const stage = await setStage(bare.ownerUrl);
    const { port, child } = await startServer(bare);
    try {
      return { branches: BRANCHES, ...(await measuredBeside(await deedsOn(stage, port, pool), { clients: CLIENTS, pool, serverPid: child.pid ?? 0 })) };
    } finally {
      child.kill('SIGKILL');
    }
  } finally {
    await pool.end();
    await bare.close();
  }
}

async function deedsOn({ branches, start }: Stage, port: number, pool: pg.Pool) {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(port)));
  let serial = 0;
  const spot = (isHot: boolean) => (isHot
    ? { branch: branches[0] ?? '', startsAt: start }
    : { branch: branches[Math.floor(Math.random() * branches.length)] ?? '', startsAt: new Date(start.getTime() + Math.floor(Math.random() * (SLOTS - PLACES)) * 300_000) });
  const product = (isHot: boolean) => async (nth: number) => {
    const { branch, startsAt } = spot(isHot);
    const body = JSON.stringify({ service: 'card', startsAt: startsAt.toISOString(), phone: `139${10_000_000 + (serial += 1)}` });
    const answer = await clients[nth]?.send(`POST /api/branches/${branch}/bookings HTTP/1.1\r\ncontent-type: application/json\r\nidempotency-key: ${newId()}`, body);
    if (answer && answer.status >= 500) throw new Error(`the product answered ${answer.status}: ${answer.body}`);
    return answer?.status === 201;
  };
  const raw = (isHot: boolean) => async () => {
    const { branch, startsAt } = spot(isHot);
    serial += 1;
    const values = [branch, newId(), startsAt, PLACES, 'card', `C${serial}`, SEALED, Buffer.alloc(32, serial), new Date()];
    return pool.query({ name: 'book', text: 'select lean.book($1, $2, $3, $4, $5, $6, $7, $8, $9)', values }).then(() => true, notBroken);
  };
  return { product_uniform: product(false), raw_uniform: raw(false), product_hot: product(true), raw_hot: raw(true) };
}

/** The lean form locks its rows in no order: two that overlap may each wait for the other. That counts as refused. */
function notBroken(fault: unknown): false {
  if (sqlState(fault) === '40P01') return false;
  throw fault;
}

const SEALED = 'intl.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

async function setStage(ownerUrl: string): Promise<Stage> {
  const branches = Array.from({ length: BRANCHES }, () => newId());
  const region = newId();
  const today = new Date().toISOString().slice(0, 10);
  const midnight = new Date(`${today}T00:00:00Z`);
  // Two days on, so that no start passes while the bench runs.
  const start = new Date(midnight.getTime() + 2 * 86_400_000 + 3_600_000);
  const on = start.toISOString().slice(0, 10);
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(LEAN);
  await client.query(`insert into app.place (id, parent_id, kind) values ($1, '00000000-0000-0000-0000-000000000000', 'region')`, [region]);
  for (const branch of branches) {
    await client.query(`insert into app.place (id, parent_id, kind, time_zone) values ($1, $2, 'branch', 'UTC')`, [branch, region]);
    const slots = Array.from({ length: SLOTS }, (_, nth) => ({
      group: 'personal', starts_at: new Date(start.getTime() + nth * 300_000), planned: PLENTY, kept: 0, kept_until: midnight, online_from: midnight, kept_for: 'everyone',
    }));
    const day = {
      business_on: on, starts_at: `${on}T00:00:00Z`, ends_at: `${on}T23:59:59Z`, mode: 'open', reason_zh: null, reason_en: null, hours_version: 1, opens_at: midnight,
      services: { card: { group: 'personal', minutes: 8, places: PLACES } }, quota_per_phone: 2, quota_per_device: 4, holds_per_device: 3, hold_minutes: 10, made_at: midnight,
    };
    await client.query('begin');
    await client.query(`set local app.branch = '${branch}'`);
    await client.query('select appointments.rebuild($1, $2)', [branch, JSON.stringify({ day, slots })]);
    await client.query('commit');
    await client.query('insert into lean.slot select $1, $2::timestamptz + n * interval $$5 minutes$$, $3 from generate_series(0, $4::int - 1) n', [branch, start, PLENTY, SLOTS]);
  }
  await client.query('vacuum analyze');
  await client.end();
  return { branches, start };
}
