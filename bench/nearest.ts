import { loadavg } from 'node:os';
import pg from 'pg';
import { chanceOf } from '#kernel/chance.ts';
import { newId } from '#kernel/id.ts';
import { addDays, instantOf, weekdayOf } from '#kernel/time.ts';
import { dayOf, doorAt } from '#modules/hours/index.ts';
import { openBare, openRaw, startServer } from './ground.ts';
import { openClient } from './http-client.ts';
import { crowd, together, type Round } from './measure.ts';

const BRANCHES = Number(process.env['BENCH_BRANCHES'] ?? 15_000);
const CITIES = 300;
const CLIENTS = 16;
const ROUNDS = 4;
const SECONDS = 3;
const ON = '2026-03-02';
const ZONE = 'Asia/Shanghai';
const AT = instantOf(ON, '10:00', ZONE);
const FOUND = 10;

/**
 * A customer asks where to go among 15,000 branches of which half are open at ten on a Monday: the nearest ten with how full they are and
 * their first free time, over HTTP. Beside it a plain scan: every branch's distance in SQL, the hours looked at until ten are open, without HTTP
 * and without fullness or free times.
 */
export async function run(): Promise<object> {
  const bare = await openBare('nearest', 'sample');
  const pool = openRaw(bare.ownerUrl);
  const spots = await foundNation(bare.ownerUrl);
  const { port, child } = await startServer(bare);
  try {
    const random = chanceOf('bench', 'ask');
    const spot = () => spots[Math.floor(random() * spots.length)] ?? { lng: 0, lat: 0 };
    const askFirst = process.hrtime.bigint();
    const first = await fetch(`http://127.0.0.1:${port}/api/public/nearby?near=104.06,30.57`);
    const firstMs = Number(process.hrtime.bigint() - askFirst) / 1e6;
    const { branches, when } = await first.json() as { branches: { metres: number; firstFree: string | null; crowd: object | null }[]; when: string };
    if (branches.length !== FOUND || when !== 'now' || branches.some((one) => one.firstFree === null || one.crowd === null)) throw new Error(`the answer is not whole: ${JSON.stringify(branches).slice(0, 400)}`);
    await agree(port, pool, spots.slice(0, 30));
    const clients = await Promise.all(Array.from({ length: CLIENTS }, () => openClient(port)));
    const deeds = {
      product: async (nth: number) => {
        const { lng, lat } = spot();
        return (await clients[nth]?.send(`GET /api/public/nearby?near=${lng.toFixed(2)},${lat.toFixed(2)} HTTP/1.1`, ''))?.status === 200;
      },
      plain_scan: async () => (await scanned(pool, spot())).length === FOUND,
    };
    const rounds = new Map<string, Round[]>();
    for (const deed of Object.values(deeds)) await crowd(CLIENTS, 1, deed);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, deed] of Object.entries(deeds)) rounds.set(name, [...(rounds.get(name) ?? []), await crowd(CLIENTS, SECONDS, deed)]);
    }
    // One customer alone: how long the answer itself takes.
    const alone: Record<string, object> = {};
    for (const [name, deed] of Object.entries(deeds)) alone[name] = together([await crowd(1, SECONDS, deed)]);
    for (const client of clients) client.close();
    const figures = Object.fromEntries([...rounds].map(([name, all]) => [name, together(all)]));
    const rate = (name: string) => figures[name]?.rate ?? 0;
    return {
      ratio: Math.round((rate('product') / Math.max(1, rate('plain_scan'))) * 100) / 100, p50_ms: figures['product']?.p50_ms ?? 0, p99_ms: figures['product']?.p99_ms ?? 0,
      branches: BRANCHES, first_answer_ms: Math.round(firstMs), clients: CLIENTS, load: loadavg().map((one) => Math.round(one * 10) / 10), ...figures, alone,
    };
  } finally {
    child.kill('SIGKILL');
    await pool.end();
    await bare.close();
  }
}

type Card = { id: string; lng: number; lat: number; days: Parameters<typeof doorAt>[0] };

async function scanned(pool: pg.Pool, { lng, lat }: { lng: number; lat: number }): Promise<Card[]> {
  const { rows } = await pool.query<{ card: Card }>({ name: 'scan', values: [lng, lat, FOUND * 6], text: `
    select card from hours.board where version > 0
    order by power((card ->> 'lat')::float8 - $2, 2) + power(((card ->> 'lng')::float8 - $1) * cos(radians($2)), 2) limit $3` });
  return rows.map((row) => row.card).filter((card) => doorAt(card.days, ON, '10:00').state === 'open').slice(0, FOUND);
}

/** Both must find the same branches, or the bench compares nothing. */
async function agree(port: number, pool: pg.Pool, spots: readonly { lng: number; lat: number }[]): Promise<void> {
  for (const { lng, lat } of spots) {
    const near = { lng: Number(lng.toFixed(2)), lat: Number(lat.toFixed(2)) };
    const { branches } = await (await fetch(`http://127.0.0.1:${port}/api/public/nearby?near=${near.lng},${near.lat}`)).json() as { branches: { id: string }[] };
    const plain = new Set((await scanned(pool, near)).map((one) => one.id));
    // On a plane and on a sphere the tenth and the eleventh may change places.
    const other = branches.filter((one) => !plain.has(one.id)).length;
    if (other > 1) throw new Error(`at ${near.lng},${near.lat} ${other} of ${FOUND} branches are others than those of the plain scan`);
  }
}

/** Straight into the tables: fifteen thousand branches in three hundred cities, half of them open today, each with a hall, people who wait, and a day of slots. */
export async function foundNation(ownerUrl: string): Promise<{ id: string; lng: number; lat: number }[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const random = chanceOf('bench', 'nation');
  const cities = Array.from({ length: CITIES }, () => ({ id: newId(), lng: 85 + random() * 40, lat: 22 + random() * 26 }));
  const spots = Array.from({ length: BRANCHES }, (_, nth) => {
    const city = cities[nth % CITIES] ?? { id: '', lng: 0, lat: 0 };
    return { id: newId(), code: `n${nth}`, region: city.id, lng: city.lng + (random() - 0.5) * 0.4, lat: city.lat + (random() - 0.5) * 0.3, days: daysOf(Math.floor(nth / CITIES) % 2), plan: PLANS[Math.floor(nth / CITIES) % 2], now: AT };
  });
  await client.query('insert into app.bank_clock (only_one, at, real_at, speed) values (true, $1, now(), 0)', [AT]);
  await client.query(`insert into app.place (id, parent_id, kind) select (one ->> 'id')::uuid, '00000000-0000-0000-0000-000000000000', 'region' from jsonb_array_elements($1::jsonb) one`, [JSON.stringify(cities)]);
  await client.query(`insert into branches.region (id, code, name, name_en) select (one ->> 'id')::uuid, one ->> 'id', '片区', 'Region' from jsonb_array_elements($1::jsonb) one`, [JSON.stringify(cities)]);
  for (let from = 0; from < spots.length; from += 1_000) {
    const part = JSON.stringify(spots.slice(from, from + 1_000));
    await client.query(`insert into app.place (id, parent_id, kind) select (one ->> 'id')::uuid, (one ->> 'region')::uuid, 'branch' from jsonb_array_elements($1::jsonb) one`, [part]);
    await client.query(`insert into branches.branch (id, region_id, code, name, lng, lat, origin, added_at, added_by)
      select (one ->> 'id')::uuid, (one ->> 'region')::uuid, one ->> 'code', '网点', (one ->> 'lng')::float8, (one ->> 'lat')::float8, 'import', now(), 'bench' from jsonb_array_elements($1::jsonb) one`, [part]);
    await client.query(`insert into hours.board (id, code, version, plan, published_at, from_on, feed, etag, card, search, refreshed_at)
      select (one ->> 'id')::uuid, one ->> 'code', 1, one -> 'plan', now(), '2026-03-01', repeat('x', 8000), '',
        (one - 'now' - 'region' - 'plan') || '{"name": "开门银行某某支行", "nameEn": "Some branch", "address": "某市某区某某大道一百零八号", "addressEn": "108 Some Avenue", "timeZone": "${ZONE}", "region": "片区", "regionEn": "Region"}',
        one ->> 'code', now() from jsonb_array_elements($1::jsonb) one`, [part]);
  }
  await client.query(`insert into branches.counter (branch_id, id, number, name, name_en, service_groups) select id, gen_random_uuid(), nth, '窗口', 'Counter', '{personal}' from branches.branch, generate_series(1, 3) nth`);
  await client.query(`insert into services.service (code, name, name_en, service_group, minutes, mask_off, urgency, position, offered) values ('cash', '现金', 'Cash', 'personal', 8, false, 'ordinary', 1, true)`);
  await client.query(`insert into lobby.hall (branch_id, on_date, cap_count, inside_count) select id, '${ON}', 30, 12 from branches.branch`);
  await client.query(`insert into appointments.day (branch_id, business_on, starts_at, ends_at, mode, hours_version, opens_at, services, quota_per_phone, quota_per_device, holds_per_device, hold_minutes, made_at)
    select id, '${ON}', $1::timestamptz - interval '1 hour', $1::timestamptz + interval '7 hours', 'open', 1, $1::timestamptz - interval '1 hour', '{}', 2, 4, 3, 10, now() from branches.branch`, [AT]);
  await client.query(`insert into appointments.slot (branch_id, service_group, starts_at, business_on, planned_minutes, capacity_minutes, booked_minutes, kept_minutes, kept_until, online_from, kept_for)
    select id, 'personal', $1::timestamptz + make_interval(mins => nth * 5), '${ON}', 10, 10, case when nth % 7 < 3 then 10 else 0 end, 0, $1, $1::timestamptz - interval '1 day', 'everyone' from branches.branch, generate_series(0, 83) nth order by id, nth`, [AT]);
  await client.query('analyze');
  await client.end();
  return spots;
}

/** The same hours as they were published: Monday, Wednesday, Friday and Sunday, or the other days. */
const PLANS = [0, 1].map((turn) => {
  const [open, shut] = [dayOf({ personal: ['09:00-11:30', '13:30-17:00'] }), dayOf(undefined)];
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ((weekday % 2 === 1) === (turn === 0) ? open : shut));
  return { weeks: [{ from: '2026-01-01', week: { days, holiday: shut, makeUp: open } }], exceptions: [] };
});

/** Two weeks from yesterday on; a branch of the other turn is closed on this day. */
function daysOf(turn: number) {
  return Array.from({ length: 15 }, (_, nth) => {
    const date = addDays(ON, nth - 1);
    const open = (weekdayOf(date) % 2 === 1) === (turn === 0);
    return { date, kind: 'workday', mode: open ? 'open' : 'closed', personal: open ? [{ opens: '09:00', closes: '11:30' }, { opens: '13:30', closes: '17:00' }] : [], corporate: [], machines: [{ opens: '00:00', closes: '24:00' }], changed: false };
  });
}
