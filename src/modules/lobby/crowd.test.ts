import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { sql } from '#platform/sql.ts';
import { createHouse } from '#platform/create-house.ts';
import { modules } from '#modules/modules.ts';
import type { House } from '#platform/house.ts';
import { admitNext } from './acts/admit-next.ts';
import { callNext } from './acts/call-next.ts';
import { screenVisitor } from './acts/screen-visitor.ts';
import { takeTicket } from './acts/take-ticket.ts';
import { hallOf } from './reads/hall.ts';
import { asking, CONSENT, newBranch, openLobby, WELL, worker, type Lobby } from '#test/rig/lobby.ts';

let lobby: Lobby;
let secondHouse: House;
beforeAll(async () => {
  lobby = await openLobby({ counters: 60, areaM2: 2000 });
  // A second process of the same bank: its own pool, its own batches.
  secondHouse = await createHouse({ ownerUrl: lobby.ownerUrl, home: lobby.house.home, modules, clock: lobby.clock });
});
afterAll(async () => {
  await secondHouse.db.close();
  await lobby.close();
});

const told = (deed: Promise<unknown>) => deed.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));
const visits = async (branch: string, count: number) => {
  const seen = [];
  for (let n = 0; n < count; n += 1) {
    seen.push(await screenVisitor(asking(lobby.house, worker('lobby_manager', branch))(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT }));
  }
  return seen.flatMap((one) => one.visit ?? []);
};

it('gives 200 who ask at once 200 different numbers, counted in the database', async () => {
  const all = await visits(lobby.branch, 200);
  const taken = await Promise.all(all.map((visit, n) => takeTicket(asking(n % 2 ? lobby.house : secondHouse, worker('lobby_manager', lobby.branch))(), { branch: lobby.branch, visit, service: 'deposit' })));
  expect(new Set(taken.map((ticket) => ticket.number)).size).toBe(200);
  const [row] = await lobby.rows<{ tickets: number; numbers: number; last: number }>(sql`
    select count(*)::int as tickets, count(distinct number)::int as numbers, (select last_number from lobby.ticket_count where prefix = 'A') as last from lobby.ticket`);
  expect(row).toEqual({ tickets: 200, numbers: 200, last: 200 });
});

it('calls no ticket twice when 60 tellers press at once, again and again, in two processes', async () => {
  const calls: string[] = [];
  const last = new Map<number, string>();
  for (let round = 0; round < 3; round += 1) {
    const called = await Promise.all(Array.from({ length: 60 }, async (_, n) => {
      const after = last.get(n + 1);
      const house = (n + round) % 2 ? lobby.house : secondHouse;
      const press = () => callNext(asking(house, worker('teller', lobby.branch, `teller-${n}`))(), { branch: lobby.branch, counter: n + 1, ...(after && { after }) });
      // Each presses twice: nervous fingers.
      const [first, second] = await Promise.all([press(), press()]);
      return { counter: n + 1, first, second };
    }));
    for (const { counter, first, second } of called) {
      expect(second.ticket?.id).toBe(first.ticket?.id);
      if (first.ticket) { calls.push(first.ticket.id); last.set(counter, first.ticket.id); }
    }
  }
  expect(calls).toHaveLength(180);
  expect(new Set(calls).size).toBe(180);
  const [row] = await lobby.rows<{ events: number; tickets: number }>(sql`
    select count(*)::int as events, count(distinct ticket_id)::int as tickets from lobby.ticket_event where deed = 'called'`);
  expect(row).toEqual({ events: 180, tickets: 180 });
});

it('one tap sent ten times at once is one call', async () => {
  const branch = await newBranch(lobby.house, lobby.region, 'B2');
  const [a = '', b = ''] = await visits(branch, 2);
  for (const visit of [a, b]) await takeTicket(asking(lobby.house, worker('lobby_manager', branch))(), { branch, visit, service: 'deposit' });
  const one = asking(lobby.house, worker('teller', branch))();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => callNext({ ...one, house: n % 2 ? lobby.house : secondHouse }, { branch, counter: 1 })));
  expect(new Set(answers.map((answer) => answer.ticket?.id)).size).toBe(1);
  const called = await lobby.house.db.look({ branch }, (tx) => tx.many<{ id: string }>(sql`select id from lobby.ticket_event where branch_id = ${branch} and deed = 'called'`));
  expect(called).toHaveLength(1);
});

it('never lets more in than the cap, however many doors and tablets are at work', async () => {
  const branch = await newBranch(lobby.house, lobby.region, 'B3', { areaM2: 50 });
  const watch: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      watch.push((await lobby.house.db.look({ branch }, (tx) => hallOf(tx, branch, lobby.clock.now()))).inside);
      await new Promise((done) => setTimeout(done, 5));
    }
  })();
  const screened = await Promise.all(Array.from({ length: 40 }, (_, n) =>
    screenVisitor(asking(n % 2 ? lobby.house : secondHouse, worker('lobby_manager', branch))(), { branch, temperature: 36.5, answers: WELL, contact: 'none', consentVersion: CONSENT })));
  const admissions = await Promise.all(Array.from({ length: 10 }, (_, n) => told(admitNext(asking(n % 2 ? lobby.house : secondHouse, worker('lobby_manager', branch))(), { branch }))));
  over = true;
  await watching;
  expect(Math.max(...watch)).toBeLessThanOrEqual(10);
  expect(screened.filter((one) => one.place === 'inside')).toHaveLength(10);
  expect(new Set(admissions)).toEqual(new Set(['lobby.hallFull']));
  expect(await lobby.house.db.look({ branch }, (tx) => hallOf(tx, branch, lobby.clock.now()))).toMatchObject({ inside: 10, outside: 30, entered: 10 });
});

it('late and reordered taps end where they would have in order', async () => {
  const branch = await newBranch(lobby.house, lobby.region, 'B4');
  const ask = () => asking(lobby.house, worker('teller', branch))();
  const people = await visits(branch, 3);
  for (const visit of people) await takeTicket(asking(lobby.house, worker('lobby_manager', branch))(), { branch, visit, service: 'deposit' });
  const first = await callNext(ask(), { branch, counter: 1 });
  const late = { ...ask() };
  const second = await callNext(ask(), { branch, counter: 1, after: first.ticket?.id ?? '' });
  // The tap for the first customer arrives after the second was called: nothing is finished twice.
  const reordered = await callNext(late, { branch, counter: 1, after: first.ticket?.id ?? '' });
  const stray = await callNext(ask(), { branch, counter: 1, after: newId() });
  expect([reordered.ticket?.id, stray.ticket?.id]).toEqual([second.ticket?.id, second.ticket?.id]);
});
