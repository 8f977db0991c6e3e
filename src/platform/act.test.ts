import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ANONYMOUS, SYSTEM, type Actor } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { permissions } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act, type HotDeed } from './act.ts';
import { handClock } from './clock.ts';
import { createHouse } from './create-house.ts';
import type { Asking, House } from './house.ts';
import { read } from './read.ts';
import { sql } from './sql.ts';
import { sealTrail, verifyTrail } from './trail.ts';
import { freshDatabase, type TestDatabase } from '#test/rig/database.ts';
import pg from 'pg';

let database: TestDatabase;
let house: House;
let here: string;
let there: string;
const clock = handClock(new Date('2026-03-02T02:00:00Z'));
const can = permissions('tally', {
  add: { roles: ['teller'], scope: 'branch' },
  look: { roles: ['teller'], scope: 'branch', reading: 'personal' },
});
const input = z.object({ branch: z.uuid(), amount: z.int().min(1).max(100) });

const add = act({
  name: 'tally.add', may: can.add, input,
  run: async ({ tx, input: { branch, amount } }) => {
    const row = await tx.one<{ total: number }>(sql`update tally.count set total = total + ${amount} where branch_id = ${branch} returning total`);
    if (row.total > 1_000) throw new Refusal('tally.full');
    return { answer: { total: row.total }, trace: { object: `tally/${branch}`, facts: { amount } }, announces: [{ topic: 'tally.added', branch }] };
  },
});
const hotDeed: HotDeed<typeof input, { total: number }> = {
  name: 'tally.addHot', may: can.add, input,
  hot: { function: 'tally.add_hot', deed: ({ amount }) => ({ amount }), answer: (raw) => ({ total: Number(raw['total']) }) },
};
const addHot = act(hotDeed);
const look = read({
  name: 'tally.look', may: can.look, input: z.object({ branch: z.uuid() }),
  run: ({ tx, input: { branch } }) => tx.many<{ total: number }>(sql`select total from tally.count where branch_id in (${branch}, ${there})`),
});

beforeAll(async () => {
  database = await freshDatabase();
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  [here, there] = [newId(), newId()];
  await owner.query(`
    create schema tally;
    create table tally.count (branch_id uuid primary key, total int not null);
    select app.protect('tally.count');
    insert into app.place (id, parent_id, kind) values ('${here}', '${NETWORK}', 'branch'), ('${there}', '${NETWORK}', 'branch');
    set app.branches = '*';
    insert into tally.count values ('${here}', 0), ('${there}', 500);
    create function tally.add_hot(at_branch uuid, deed jsonb) returns jsonb language plpgsql as $$
    declare now_total int;
    begin
      if (deed ->> 'amount')::int = 13 then return '{"refused": "tally.unlucky", "status": 409, "params": {"amount": 13}}'; end if;
      if (deed ->> 'amount')::int = 14 then raise exception 'a fault'; end if;
      update tally.count set total = total + (deed ->> 'amount')::int where branch_id = at_branch returning total into now_total;
      return jsonb_build_object('answer', jsonb_build_object('total', now_total), 'object', 'tally/1', 'facts', '{}'::jsonb, 'events', '[{"topic": "tally.added"}]'::jsonb);
    end $$;`);
  await owner.end();
  house = await createHouse({ ownerUrl: database.ownerUrl, home: database.home, modules: [], clock });
});

afterAll(async () => {
  await house?.db.close();
  await database?.drop();
});

const teller = (): Actor => ({ id: 'staff-1', kind: 'staff', name: 'x', roles: ['teller'], reach: [here] });
const asking = (actor: Actor, key?: string): Asking => ({ house, actor, now: clock.now(), random: () => 0.5, requestId: 'r', lang: 'zh', ...(key && { key }) });
const total = async (branch: string) => (await house.db.look({ branch }, (tx) => tx.one<{ total: number }>(sql`select total from tally.count where branch_id = ${branch}`))).total;
const trail = (branch: string) => house.db.look({ branch }, (tx) => tx.many<{ act: string; outcome: string; actor: string }>(sql`select act, outcome, actor from app.trail where branch_id = ${branch} order by seq`));

test('a deed changes its row, leaves its trail and announces itself', async () => {
  const before = await total(here);
  await expect(add(asking(teller()), { branch: here, amount: 5 })).resolves.toEqual({ total: before + 5 });
  expect((await trail(here)).at(-1)).toEqual({ act: 'tally.add', outcome: 'done', actor: 'staff-1' });
  const events = await house.db.look({ branch: here }, (tx) => tx.many<{ topic: string }>(sql`select topic from app.event where branch_id = ${here}`));
  expect(events).toContainEqual({ topic: 'tally.added' });
});

test('the same key answers the same and changes nothing twice, also when both come at once', async () => {
  for (const deed of [add, addHot]) {
    const before = await total(here);
    const key = `key-${newId()}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => deed(asking(teller(), key), { branch: here, amount: 2 })));
    expect(new Set(answers.map((answer) => answer.total))).toEqual(new Set([before + 2]));
    expect(await total(here)).toBe(before + 2);
    await expect(deed(asking(teller(), key), { branch: here, amount: 3 })).rejects.toMatchObject({ code: 'idempotency.mismatch' });
  }
});

test('a refusal leaves nothing behind: no row, no key, no trail', async () => {
  const key = `key-${newId()}`;
  const lines = (await trail(here)).length;
  await expect(addHot(asking(teller(), key), { branch: here, amount: 13 })).rejects.toMatchObject({ code: 'tally.unlucky', params: { amount: 13 } });
  expect(await trail(here)).toHaveLength(lines);
  const before = await total(here);
  await expect(addHot(asking(teller(), key), { branch: here, amount: 1 })).resolves.toEqual({ total: before + 1 });
});

test('one bad deed in a batch fails alone', async () => {
  const before = await total(here);
  const amounts = [1, 14, 1, 13, 1];
  const ends = await Promise.allSettled(amounts.map((amount) => addHot(asking(teller()), { branch: here, amount })));
  expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await total(here)).toBe(before + 3);
});

test('200 hot deeds at once all count', async () => {
  const before = await total(here);
  await Promise.all(Array.from({ length: 200 }, (_, index) => addHot(asking(teller(), `crowd-key-${index}`), { branch: here, amount: 1 })));
  expect(await total(here)).toBe(before + 200);
});

test('who may not is refused, and the trail shows it; a foreign branch and none answer alike', async () => {
  const cleaner: Actor = { ...teller(), id: 'staff-2', roles: ['cleaner'] };
  await expect(add(asking(cleaner), { branch: here, amount: 1 })).rejects.toMatchObject({ code: 'forbidden', status: 403 });
  expect((await trail(here)).at(-1)).toEqual({ act: 'tally.add', outcome: 'forbidden', actor: 'staff-2' });
  await expect(add(asking(ANONYMOUS), { branch: here, amount: 1 })).rejects.toMatchObject({ code: 'signIn.needed', status: 401 });
  for (const branch of [there, newId()]) await expect(add(asking(teller()), { branch, amount: 1 })).rejects.toMatchObject({ code: 'branch.unknown', status: 404 });
  await expect(add(asking(SYSTEM), { branch: here, amount: 1 })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a post at one branch gives nothing at another', async () => {
  const both: Actor = { ...teller(), reach: [here, there], posts: [{ role: 'teller', reach: [here] }, { role: 'cleaner', reach: [there] }] };
  await expect(add(asking(both), { branch: there, amount: 1 })).rejects.toMatchObject({ code: 'branch.unknown' });
});

test('a read sees the own branch only, and a reading of personal data is recorded', async () => {
  expect(await look(asking(teller()), { branch: here })).toHaveLength(1);
  expect((await trail(here)).at(-1)).toMatchObject({ act: 'tally.look', outcome: 'read' });
});

test('wrong input is refused by field', async () => {
  await expect(add(asking(teller()), { branch: here, amount: 1.5 })).rejects.toMatchObject({ code: 'input.invalid', params: { fields: 'amount' } });
});

test('the sealed trail is whole, and the verifier names what was tampered with', async () => {
  await sealTrail(house);
  expect(await verifyTrail(house, here)).toMatchObject({ findings: [] });
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`update app.trail set facts = '{"amount": 6}' where branch_id = $1 and seq = 1`, [here]);
  await owner.end();
  const { findings } = await verifyTrail(house, here);
  expect(findings).toContainEqual(expect.objectContaining({ branch: here, seq: 1, kind: 'changed' }));
});
