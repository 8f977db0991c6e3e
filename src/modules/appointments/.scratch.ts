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
await migrate(u.href, [{ name: 'appointments' }], { login: programLogin(openSecrets(home)) });
const clock = handClock(instantOf('2026-03-09', '08:00', 'Asia/Shanghai'));
const house = await createHouse({ ownerUrl: u.href, home, modules: [], clock });
const branch = newId(); const region = newId();
const o = new pg.Client(u.href); await o.connect();
await o.query(`insert into app.place (id, parent_id, kind) values ($1, '00000000-0000-0000-0000-000000000000', 'region'), ($2, $1, 'branch')`, [region, branch]);
const ask = () => ({ house, actor: ANONYMOUS, now: clock.now(), random: house.random, key: newId(), requestId: newId(), lang: 'zh' as const });
const at = (c: string) => instantOf('2026-03-09', c, 'Asia/Shanghai');
const rules = { bookableShare: 1, keptShare: 0, keptReleaseMinutes: 120, earlyMinutes: 0, laterShare: 0, laterDays: 2, windowDays: 7, releaseClock: '07:00' };
const slots = planSlots([{ startsAt: at('09:00'), endsAt: at('12:00'), counters: 3 }], rules, 11, '2026-03-09', 'Asia/Shanghai');
const plan = { day: { business_on: '2026-03-09', starts_at: at('00:00'), ends_at: addMinutes(at('00:00'), 1440), mode: 'open', reason_zh: null, reason_en: null, hours_version: 1, opens_at: at('00:00'), services: { card: { group: 'personal', minutes: 15, places: placesFor(15, .15) } }, quota_per_phone: 2, quota_per_device: 4, holds_per_device: 3, hold_minutes: 10, made_at: at('00:00') },
 slots: slots.map((s) => ({ group: 'personal', starts_at: s.startsAt, planned: s.places * 5, kept: s.keptPlaces * 5, kept_until: s.keptUntil, online_from: s.onlineFrom, kept_for: s.keptFor })) };
for (const _ of [1, 2]) { const t0 = performance.now(); console.log(await house.db.change({ branch }, (tx) => tx.one(sql`select appointments.rebuild(${branch}, ${JSON.stringify(plan)}::jsonb) as made`)), performance.now() - t0); }
console.log(await book(ask(), { branch, service: 'card', startsAt: at('09:00').toISOString(), phone: '13812345678' }));
const h = await hold(ask(), { branch, service: 'card', startsAt: at('09:05').toISOString() });
console.log(h);
console.log(await confirm(ask(), { branch, hold: h.hold, phone: '13812345679' }));
console.log(await book(ask(), { branch, service: 'card', startsAt: at('09:10').toISOString(), phone: '13812345671' }));
console.log(await book(ask(), { branch, service: 'card', startsAt: at('09:10').toISOString(), phone: '13812345672' }).catch((e) => [e.code, e.params, JSON.stringify(e.offer)]));
const h2 = await hold(ask(), { branch, service: 'card', startsAt: at('10:05').toISOString() });
clock.pass(11);
console.log(await confirm(ask(), { branch, hold: h2.hold }).catch((e) => [e.code, JSON.stringify(e.offer)]));
console.log(await house.db.look({ branch }, (tx) => tx.many(sql`select * from appointments.unfolded(${branch})`)));
console.log(await house.db.look({ branch }, (tx) => tx.many(sql`select starts_at, held_minutes h, booked_minutes b, capacity_minutes c from appointments.slot order by starts_at limit 8`)));
// speed of a single-stream batch
const many = await Promise.all(Array.from({ length: 64 }, (_, i) => book(ask(), { branch, service: 'card', startsAt: addMinutes(at('09:00'), 5 * (i % 30)).toISOString(), phone: '139' + String(10000000 + i) }).then(() => 1, (e) => e.code)));
console.log(many.filter((x) => x === 1).length, new Set(many));
console.log(await house.db.look({ branch }, (tx) => tx.many(sql`select * from appointments.unfolded(${branch})`)));
await house.db.close(); await o.end(); await client.query(`drop database ${name} with (force)`); await client.end();
