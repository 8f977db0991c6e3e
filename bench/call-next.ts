import pg from 'pg';
import { SYSTEM } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { addBranch, addRegion, furnish } from '#modules/branches/index.ts';
import { digestOf, newSecret } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import { createHouse } from '#platform/create-house.ts';
import type { Asking } from '#platform/house.ts';
import { measuredBeside } from './beside.ts';
import { openBare, openRaw, startServer, type Bare } from './ground.ts';
import { openClient } from './http-client.ts';

const CLIENTS = 64;
const BRANCHES = 12;
/** Visitors who wait, for each teller who calls. */
const WAITING_A_TELLER = 5;
const TOP_UP_MS = 50;

// The leanest form of the same deed: done with the last number, on to the next in line. No fair key, no trail, no key, no row security.
const LEAN = `
  create schema lean;
  create sequence lean.number;
  create table lean.ticket (branch_id uuid, id uuid default gen_random_uuid(), number text default 'A' || nextval('lean.number'), state text not null default 'waiting', key_at timestamptz not null, counter int,
    called_at timestamptz, ended_at timestamptz, primary key (branch_id, id)) with (fillfactor = 60);
  create index on lean.ticket (branch_id, key_at) where state = 'waiting';
  create function lean.call_next(at_branch uuid, at_counter int, after uuid, at timestamptz) returns uuid language plpgsql as $$
  declare called uuid;
  begin
    if after is not null then update lean.ticket set state = 'served', ended_at = at where branch_id = at_branch and id = after and counter = at_counter and state = 'called'; end if;
    update lean.ticket set state = 'called', counter = at_counter, called_at = at
    where branch_id = at_branch and id = (select id from lean.ticket where branch_id = at_branch and state = 'waiting' order by key_at limit 1 for update skip locked)
    returning id into called;
    return called;
  end $$;
  create function lean.queue_raw(at_branch uuid, most int) returns void language sql as $$
    insert into lean.ticket (branch_id, key_at) select at_branch, clock_timestamp()
    from generate_series(1, most - (select count(*) from lean.ticket where branch_id = at_branch and state = 'waiting'))
  $$;
  create function lean.queue(at_branch uuid, most int, today date) returns void language sql as $$
    with fresh as materialized (
      select gen_random_uuid() as id, gen_random_uuid() as visit, nextval('lean.number') as number, clock_timestamp() as at
      from generate_series(1, most - (select count(*) from lobby.ticket where branch_id = at_branch and on_date = today and state = 'waiting'))
    ), visits as (
      insert into lobby.visit (branch_id, id, on_date, state, arrived_at, entered_at) select at_branch, visit, today, 'inside', at, at from fresh returning id
    )
    insert into lobby.ticket (branch_id, id, on_date, visit_id, number, service_code, service_group, mask_off, origin, credit, taken_at, waits_from, key_at, state, place, secret_blind, secret_sealed)
    select at_branch, fresh.id, today, visit, 'A' || number, 'deposit', 'personal', false, 'walk_in', 'none', at, at, at, 'waiting', 'inside', fresh.id::text, '' from fresh join visits on visits.id = visit
  $$;`;

type Hall = Readonly<{ branch: string; tellers: number }>;
/** One teller has a counter in one of many branches, and another in the one branch where all call. */
type Teller = Readonly<{ cookie: string; uniform: { branch: string; counter: number }; hot: { branch: string; counter: number } }>;
type Stage = Readonly<{ many: readonly Hall[]; one: Hall; tellers: readonly Teller[]; today: string }>;

/** 叫号: signed-in tellers at many branches, and all at one, each finishing one customer and calling the next. */
export async function run(): Promise<object> {
  const bare = await openBare('call-next', 'real');
  const pool = openRaw(bare.ownerUrl);
  try {
    const stage = await setStage(bare, pool);
    const { port, child } = await startServer(bare);
    const stop = await keepQueues(stage, bare.ownerUrl);
    try {
      return { branches: BRANCHES, ...(await measuredBeside(await deedsOn(stage, port, pool), { clients: CLIENTS, pool, serverPid: child.pid ?? 0 })) };
    } finally {
      await stop();
      child.kill('SIGKILL');
    }
  } finally {
    await pool.end();
    await bare.close();
  }
}

async function deedsOn({ tellers }: Stage, port: number, pool: pg.Pool) {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(port)));
  /** The number a counter is busy with, for each kind of its own. */
  const inHand = { product_uniform: new Map<number, string>(), product_hot: new Map<number, string>(), raw_uniform: new Map<number, string>(), raw_hot: new Map<number, string>() };
  const product = (place: 'uniform' | 'hot') => async (nth: number) => {
    const teller = tellers[nth];
    if (!teller) return false;
    const busy = inHand[`product_${place}`];
    const { branch, counter } = teller[place];
    const after = busy.get(nth);
    const answer = await clients[nth]?.send(`POST /api/branches/${branch}/counters/${counter}/call HTTP/1.1\r\ncontent-type: application/json\r\ncookie: kaimen=${teller.cookie}\r\nidempotency-key: ${newId()}`, JSON.stringify({ ...(after !== undefined && { after }) }));
    if (!answer || (answer.status !== 200 && answer.status !== 409)) throw new Error(`the product answered ${answer?.status ?? 'nothing'}: ${answer?.body ?? ''}`);
    const { ticket } = answer.status === 200 ? (JSON.parse(answer.body) as { ticket: { id: string } | null }) : { ticket: null }; // as the contract says
    if (ticket) busy.set(nth, ticket.id);
    else busy.delete(nth);
    return ticket !== null;
  };
  const raw = (place: 'uniform' | 'hot') => async (nth: number) => {
    const busy = inHand[`raw_${place}`];
    const at = tellers[nth]?.[place];
    const { rows: [row] } = await pool.query<{ called: string | null }>({ name: 'call', text: 'select lean.call_next($1, $2, $3, $4) as called', values: [at?.branch, at?.counter, busy.get(nth) ?? null, new Date()] });
    if (row?.called) busy.set(nth, row.called);
    else busy.delete(nth);
    return Boolean(row?.called);
  };
  return { product_uniform: product('uniform'), raw_uniform: raw('uniform'), product_hot: product('hot'), raw_hot: raw('hot') };
}

/**
 * Visitors keep coming, on both sides: every line is filled up again many times a second, over a connection of its own. The lean
 * line is longer, because it is quicker called empty; its index makes the length cost nothing.
 */
async function keepQueues({ many, one, today }: Stage, url: string): Promise<() => Promise<void>> {
  let isOpen = true;
  const client = new pg.Client(url);
  await client.connect();
  const halls = [...many, one];
  const values = [halls.map(({ branch }) => branch), halls.map(({ tellers }) => tellers * WAITING_A_TELLER), today];
  const fillOnce = async () => {
    await client.query({ name: 'queue', text: 'select lean.queue(branch, most, $3::date) from unnest($1::uuid[], $2::int[]) as hall (branch, most)', values });
    await client.query({ name: 'queue_raw', text: 'select lean.queue_raw(branch, 10 * most) from unnest($1::uuid[], $2::int[]) as hall (branch, most)', values: values.slice(0, 2) });
  };
  const fill = async () => {
    while (isOpen) {
      await fillOnce();
      await new Promise((done) => setTimeout(done, TOP_UP_MS));
    }
    await client.end();
  };
  await fillOnce();
  const filling = fill();
  return async () => {
    isOpen = false;
    await filling;
  };
}

async function setStage(bare: Bare, pool: pg.Pool): Promise<Stage> {
  const house = await createHouse({ ...bare, modules, logLevel: 'error' });
  const asking = (): Asking => ({ house, actor: SYSTEM, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh' });
  const today = house.clock.now().toISOString().slice(0, 10);
  await pool.query(LEAN);
  const { region } = await addRegion(asking(), { code: 'R', name: '片区', nameEn: 'Region' });
  const hall = async (code: string, tellers: number): Promise<Hall> => {
    const { branch } = await addBranch(asking(), { region, code, name: code, nameEn: code, address: '', addressEn: '', phone: '', lng: 121, lat: 31, areaM2: 500, timeZone: 'UTC' });
    const counters = Array.from({ length: tellers }, (_, nth) => ({ number: nth + 1, name: String(nth + 1), nameEn: String(nth + 1), serviceGroups: ['personal'] }));
    await furnish(asking(), { branch, zones: [], machines: [], counters });
    await pool.query('select lobby.open_day($1, $2, 1000000)', [branch, today]);
    await pool.query('update lobby.hall set inside_count = 900000 where branch_id = $1', [branch]);
    return { branch, tellers };
  };
  const many = await Promise.all(Array.from({ length: BRANCHES }, (_, nth) => hall(`B${nth}`, Math.ceil(CLIENTS / BRANCHES))));
  const one = await hall('H', CLIENTS);
  const tellers = await Promise.all(Array.from({ length: CLIENTS }, (_, nth) => hireTeller(pool, nth, many[nth % BRANCHES]?.branch ?? '', one.branch)));
  await house.db.close();
  return { many, one, tellers, today };
}

async function hireTeller(pool: pg.Pool, nth: number, branch: string, hot: string): Promise<Teller> {
  const cookie = newSecret();
  const staff = newId();
  await pool.query(`insert into identity.staff (id, login, name, added_at, added_by) values ($1, $2, '柜员', now(), 'system')`, [staff, `teller-${nth}`]);
  for (const place of [branch, hot]) await pool.query(`insert into identity.post (id, staff_id, role, place_id, given_at, given_by) values ($1, $2, 'teller', $3, now(), 'system')`, [newId(), staff, place]);
  await pool.query('insert into identity.session (token_hash, staff_id, started_at, seen_at) values ($1, $2, now(), now())', [digestOf(cookie), staff]);
  return { cookie, uniform: { branch, counter: Math.floor(nth / BRANCHES) + 1 }, hot: { branch: hot, counter: nth + 1 } };
}
