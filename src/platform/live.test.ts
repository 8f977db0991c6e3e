import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { ANONYMOUS } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { permissions } from '#kernel/permission.ts';
import { createServer } from './http.ts';
import { createHouse } from './create-house.ts';
import type { House } from './house.ts';
import { defineModule } from './module.ts';
import { sql } from './sql.ts';
import { freshDatabase, type TestDatabase } from '#test/rig/database.ts';
import { until } from '#test/rig/until.ts';

let database: TestDatabase;
let house: House;
let origin: string;
let stop: () => Promise<void>;
let owner: pg.Client;
const [here, there] = [newId(), newId()];
const can = permissions('bell', { hear: { roles: ['anonymous'], scope: 'branch' } });
const bell = defineModule({
  name: 'bell',
  live: [{ name: 'bell', may: can.hear, wakes: ['bell.'], snapshot: async (tx, { branch }) => tx.one<{ rings: number }>(sql`select count(*) as rings from app.event where branch_id = ${branch} and topic = 'bell.rang'`) }],
});

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`insert into app.place (id, parent_id, kind) values ('${here}', '${NETWORK}', 'branch'), ('${there}', '${NETWORK}', 'branch'); set app.branches = '*'`);
  house = await createHouse({ ownerUrl: database.ownerUrl, home: database.home, modules: [bell], logLevel: 'silent' });
  const server = await createServer({ house, modules: [bell], version: 'test', whoAsks: async () => ANONYMOUS, isReady: async () => true });
  await house.live.start();
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  stop = async () => { await house.live.stop(); await server.close(); };
});
afterAll(async () => {
  await stop?.();
  await house?.db.close();
  await owner?.end();
  await database?.drop();
});

const ring = (branch: string) => owner.query(`select app.announce('${branch}', '[{"topic": "bell.rang"}]', now())`);

/** Reads a stream until it is told to stop; `pictures` grows by itself. */
async function listen(branch: string) {
  const leave = new AbortController();
  const answer = await fetch(`${origin}/api/branches/${branch}/live/bell`, { signal: leave.signal });
  const pictures: { rings: number }[] = [];
  let text = '';
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const [, data] = /^data: (.*)$/m.exec(frame) ?? [];
        if (frame.includes('event: snapshot') && data !== undefined) pictures.push((JSON.parse(data) as { picture: { rings: number } }).picture);
      }
    }
  })().catch(() => {});
  return { pictures, leave: async () => { leave.abort(); await reading; } };
}

test('a stream begins with the whole picture and hears of each change at its own branch only', async () => {
  const [mine, other] = [await listen(here), await listen(there)];
  await until(() => mine.pictures.length === 1 && other.pictures.length === 1, 'the first pictures');
  await ring(here);
  await until(() => mine.pictures.at(-1)?.rings === 1, 'the change');
  expect(other.pictures).toEqual([{ rings: 0 }]);
  await mine.leave();
  await ring(here);
  const again = await listen(here);
  await until(() => again.pictures[0]?.rings === 2, 'what happened in between is in the first picture');
  await Promise.all([again.leave(), other.leave()]);
  await until(() => house.live.streams() === 0, 'closed streams are let go');
});

test('events that commit out of order are all heard', async () => {
  const slow = new pg.Client(database.ownerUrl);
  await slow.connect();
  const line = await listen(there);
  await until(() => line.pictures.length === 1, 'the first picture');
  await slow.query(`set app.branches = '*'; begin; select app.announce('${there}', '[{"topic": "bell.rang"}]', now())`);
  for (let nth = 0; nth < 5; nth += 1) await ring(here);
  await slow.query('commit');
  await until(() => line.pictures.at(-1)?.rings === 1, 'the event with the lower id that came later');
  await slow.end();
  await line.leave();
});

test('news for the whole network reaches every branch', async () => {
  const lines = [await listen(here), await listen(there)];
  await until(() => lines.every((line) => line.pictures.length === 1), 'the first pictures');
  let looked = 0;
  house.live.onEvent((event) => { if (event.branch === NETWORK) looked += 1; });
  await ring(NETWORK);
  await until(() => looked === 1, 'the network’s event');
  await Promise.all(lines.map((line) => line.leave()));
});

test('the courier carries each event to its jobs once, also one that committed late', async () => {
  // A topic of its own: what the other tests announced may still be held back by a transaction of somebody else on this server.
  await owner.query(`insert into app.subscription (topic, task) values ('bell.late', 'bell.note') on conflict do nothing`);
  const carry = () => house.db.change({ branches: 'all' }, (tx) => tx.one<{ carried: number }>(sql`select app.carry(1000) as carried`));
  const jobs = async () => Number((await owner.query(`select count(*) as jobs from graphile_worker.jobs where task_identifier = 'bell.note'`)).rows[0].jobs);
  const announce = (branch: string) => `select app.announce('${branch}', '[{"topic": "bell.late"}]', now())`;
  const slow = new pg.Client(database.ownerUrl);
  await slow.connect();
  await slow.query(`set app.branches = '*'; begin; ${announce(there)}`);
  await owner.query(`begin; set local app.branches = '*'; ${announce(here)}; commit`);
  await Promise.all([carry(), carry(), carry()]);
  await slow.query('commit');
  await slow.end();
  // A transaction of another test on the same server may hold the last one back for a moment.
  const carriedAll = async () => { await Promise.all([carry(), carry(), carry()]); return jobs(); };
  await expect.poll(carriedAll, { timeout: 20_000 }).toBe(2);
  expect(await carriedAll()).toBe(2);
});
