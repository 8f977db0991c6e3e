import pg from 'pg';
import { readFileSync } from 'node:fs';
import { migrate } from '#platform/migrate.ts';
import { createHouse, programLogin } from '#platform/create-house.ts';
import { openSecrets } from '#platform/secrets.ts';
import { handClock } from '#platform/clock.ts';
import { newId } from '#kernel/id.ts';
import { ANONYMOUS } from '#kernel/actor.ts';
import { instantOf, addMinutes } from '#kernel/time.ts';
import { planSlots, placesFor } from './rules.ts';
import { sql } from '#platform/sql.ts';
import { book } from './acts/book.ts';
import { hold } from './acts/hold.ts';
import { confirm } from './acts/confirm.ts';

const base = readFileSync('/tmp/appt/pg.log', 'utf8').split('\n').find((l) => l.startsWith('postgres://')) ?? '';
const client = new pg.Client(base); await client.connect();
const name = `s${Date.now()}`; await client.query(`create database ${name}`);
const u = new URL(base); u.pathname = '/' + name;
const home = '/tmp/appt/house';
console.log(u.href); await migrate(u.href, [{ name: 'appointments' }], { login: programLogin(openSecrets(home)) });
const clock = handClock(instantOf('2026-03-09', '08:00', 'Asia/Shanghai'));
const house = await createHouse({ ownerUrl: u.href, home, modules: [], clock });
const branch = newId(); const region = newId();
const o = new pg.Client(u.href); await o.connect();
await o.query(`insert into app.place (id, parent_id, kind) values ($1, '00000000-0000-0000-0000-000000000000', 'region'), ($2, $1, 'branch')`, [region, branch]);
const ask = () => ({ house, actor: ANONYMOUS, now: clock.now(), random: house.random, key: newId(), requestId: newId(), lang: 'zh' as const });
const at = (c: string) => instantOf('2026-03-09', c, 'Asia/Shanghai');
const rules = { bookableShare: 1, keptShare: 0, keptReleaseMinutes: 120, earlyMinutes: 0, laterShare: 0, laterDays: 2, windowDays: 7, releaseClock: '07:00' };
const slots = planSlots([{ startsAt: at('09:00'), endsAt: at('12:00'), counters: 40000 }], rules, 11, '2026-03-09', 'Asia/Shanghai');
const plan = { day: { business_on: '2026-03-09', starts_at: at('00:00'), ends_at: addMinutes(at('00:00'), 1440), mode: 'open', reason_zh: null, reason_en: null, hours_version: 1, opens_at: at('00:00'), services: { card: { group: 'personal', minutes: 8, places: placesFor(8, .15) } }, quota_per_phone: 2, quota_per_device: 4, holds_per_device: 3, hold_minutes: 10, made_at: at('00:00') },
 slots: slots.map((s) => ({ group: 'personal', starts_at: s.startsAt, planned: s.places * 5, kept: s.keptPlaces * 5, kept_until: s.keptUntil, online_from: s.onlineFrom, kept_for: s.keptFor })) };

console.log(await house.db.change({ branch }, (tx) => tx.one(sql`select appointments.rebuild(${branch}, ${JSON.stringify(plan)}::jsonb) as made`)));

await o.query('vacuum analyze');
const prof = async (label: string, body: string, c: pg.Client) => {
  await c.query('begin'); await c.query(`set local app.branch = '${branch}'`);
  const { rows } = await c.query(`select pg_temp.prof($1)`, [label]).catch(async () => ({ rows: [] as any[] }));
  await c.query('rollback'); return rows;
};
const app = new pg.Client((house.db.pool as any).options.connectionString); await app.connect();
const loop = async (label: string, stmt: string) => {
  for (const [who, c] of [['owner', o], ['app', app]] as const) {
    await c.query('begin'); await c.query(`set local app.branch = '${branch}'`);
    const { rows } = await c.query(`select 1`);
    const pid = (await c.query('select pg_backend_pid() p')).rows[0].p; const cpu = () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000; const t = cpu();
    await c.query(`do $do$ declare b uuid := '${branch}'; w timestamptz := '${at('09:30').toISOString()}'; i int; r record; x int; y text; d appointments.day; begin for i in 1..200 loop ${stmt} end loop; end $do$`);
    console.log(label, who, ((cpu() - t) / 200).toFixed(0), 'us');
    await c.query('rollback');
  await o.query('vacuum appointments.slot, appointments.booking, app.trail_head'); }
};
await loop('empty', 'x := i;');
await loop('pk select slot', `select held_minutes into x from appointments.slot where branch_id = b and service_group = 'personal' and starts_at = w;`);
await loop('range agg slot', `select count(*) into x from appointments.slot where branch_id = b and service_group = 'personal' and starts_at >= w and starts_at < w + interval '10 minutes';`);
await loop('day select', `select * into d from appointments.day where branch_id = b and business_on = '2026-03-09';`);
await loop('day_of', `d := appointments.day_of(b, w);`);
await loop('lock', `select count(*) into x from (select 1 from appointments.slot where branch_id = b and service_group = 'personal' and starts_at >= w and starts_at < w + interval '10 minutes' order by starts_at for update) q;`);
await loop('update 2', `update appointments.slot set booked_minutes = booked_minutes + 5 where branch_id = b and service_group = 'personal' and starts_at >= w and starts_at < w + interval '10 minutes';`);
await loop('update 2 spread', `update appointments.slot set booked_minutes = booked_minutes + 5 where branch_id = b and service_group = 'personal' and starts_at >= w + (i % 15) * interval '5 minutes' and starts_at < w + (i % 15) * interval '5 minutes' + interval '10 minutes';`);
await loop('take', `perform appointments.take(b, 'personal', w + (i % 15) * interval '5 minutes', 2, 'online', '${clock.now().toISOString()}', 0, 5);`);
await loop('insert booking', `insert into appointments.booking (branch_id, id, business_on, service_code, service_group, starts_at, ends_at, channel, kept_for, code, phone_sealed, phone_blind, quota_no, lang, booked_at, booked_by) values (b, gen_random_uuid(), '2026-03-09', 'card', 'personal', w, w + interval '10 minutes', 'online', 'everyone', i::text, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', decode(md5(i::text), 'hex'), 1, 'zh', w, 'anonymous') on conflict (branch_id, business_on, code) do nothing;`);
await loop('look_at', `perform appointments.look_at(b, jsonb_build_object('fn','appointments.book','now','${clock.now().toISOString()}','starts_at',w,'channel','online','phone_blind',md5(i::text),'service','card'));`);
await loop('book', `perform appointments.book(b, jsonb_build_object('fn','appointments.book','now','${clock.now().toISOString()}','starts_at',w + (i % 15) * interval '5 minutes','channel','online','phone_blind',md5(i::text),'phone_sealed','xxx','service','card','id',gen_random_uuid(),'code',i,'other_code','x'||i,'lang','zh','actor','anonymous'));`);
await loop('trail', `perform app.append_trail(b, jsonb_build_array(jsonb_build_object('at', w, 'actor', 'a', 'act', 'b', 'object', 'c', 'outcome', 'done', 'facts', '{"a":"b"}'::jsonb)));`);
await loop('event', `perform app.announce(b, '[{"topic":"x","facts":{"booking":"y"}}]'::jsonb, w);`);
await loop('deedkey', `insert into app.deed_key (branch_id, actor, key, body_hash, answer) values (b, 'anonymous', i::text, 'xx', '{"a":1}');`);
await loop('deedkey select', `perform from app.deed_key where branch_id = b and actor = 'anonymous' and key = i::text;`);
await app.end(); await house.db.close(); await o.end(); await client.query(`drop database ${name} with (force)`); await client.end();
