import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { signDay } from '#modules/hours/index.ts';
import { context } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { announce } from './acts/announce.ts';
import { callNext } from './acts/call-next.ts';
import { closeDay } from './acts/close-day.ts';
import { finish } from './acts/finish.ts';
import { leave } from './acts/leave.ts';
import { noShow } from './acts/no-show.ts';
import { park, resume } from './acts/park.ts';
import { giveCredit } from './acts/place-visit.ts';
import { postpone } from './acts/postpone.ts';
import { start } from './acts/start.ts';
import { takeBack } from './acts/take-back.ts';
import { takeTicket } from './acts/take-ticket.ts';
import { transfer } from './acts/transfer.ts';
import { undo } from './acts/undo.ts';
import { queue, queueOf } from './reads/queue.ts';
import { bookedInRowAfter, nextFor, placeInLine, type CallRules, type Credit, type Waiting } from './rules.ts';
import { at, openLobby, worker, type Lobby } from '#test/rig/lobby.ts';

let lobby: Lobby;
beforeAll(async () => { lobby = await openLobby(); });
afterAll(() => lobby.close());
afterEach(async () => {
  await closeDay(lobby.ask(), { branch: lobby.branch });
  // Tests of one file share a business day; the order begins anew for each.
  await lobby.house.db.change({ branch: lobby.branch }, (tx) => tx.run(sql`update lobby.turn set booked_in_row = 0 where branch_id = ${lobby.branch}`));
});

const teller = () => lobby.ask('teller');
const call = (counter = 1, after?: string) => callNext(teller(), { branch: lobby.branch, counter, ...(after && { after }) });
const number = async (called: ReturnType<typeof call>) => (await called).ticket?.number;
const code = (deed: Promise<unknown>) => deed.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));
const B = () => ({ branch: lobby.branch });

describe('a number', () => {
  it('is taken in one tap, counts up within the day and carries no name', async () => {
    const first = await lobby.ticket();
    const second = await lobby.ticket();
    expect(first.number).toMatch(/^A\d{3}$/);
    expect(Number(second.number.slice(1))).toBe(Number(first.number.slice(1)) + 1);
    expect(Object.keys(first)).not.toContain('name');
  });

  it('has a letter of its own for each group of services', async () => {
    const ticket = await lobby.ticket({ service: 'corporate' });
    expect(ticket.number).toMatch(/^B/);
  });

  it('begins again at one on the next business day, at midnight of the branch and not of UTC', async () => {
    lobby.clock.moveTo(at('07:59', '2026-03-10'));
    const late = await lobby.ticket();
    lobby.clock.moveTo(at('08:01', '2026-03-10'));
    const later = await lobby.ticket();
    lobby.clock.moveTo(at('00:01', '2026-03-11'));
    const nextDay = await lobby.ticket();
    lobby.clock.moveTo(at('09:00'));
    expect([late.number, later.number, nextDay.number]).toEqual(['A001', 'A002', 'A001']);
  });

  it('is refused to whoever has not passed the door', async () => {
    expect(await code(takeTicket(lobby.ask(), { ...B(), visit: newId(), service: 'deposit' }))).toBe('lobby.notScreened');
  });

  it('is given to nobody before the opening list is signed, where the branch has one; registering goes on', async () => {
    await changeBranchSetting(lobby.system(), { ...B(), name: 'hours.gateNeeded', value: true, fromOn: '2026-04-01' });
    lobby.clock.moveTo(at('08:40', '2026-04-01'));
    const { visit } = await lobby.visitor();
    expect(await code(takeTicket(lobby.ask(), { ...B(), visit, service: 'deposit' }))).toBe('lobby.gateNotSigned');
    expect((await queue(lobby.ask(), B())).hall.awaitsGate).toBe(true);
    await signDay(lobby.system(), { ...B(), date: '2026-04-01' });
    lobby.clock.moveTo(at('08:42', '2026-04-01'));
    expect(await code(takeTicket(lobby.ask(), { ...B(), visit, service: 'deposit' }))).toBe('done');
    expect((await queue(lobby.ask(), B())).hall.awaitsGate).toBe(false);
    await closeDay(lobby.ask(), B());
    lobby.clock.moveTo(at('09:00'));
  });

  it('is given once: a second one names the first', async () => {
    const { visit } = await lobby.visitor();
    const first = await takeTicket(lobby.ask(), { ...B(), visit, service: 'deposit' });
    const again = await takeTicket(lobby.ask(), { ...B(), visit, service: 'deposit' }).catch((error: Refusal) => error);
    expect(again).toMatchObject({ code: 'lobby.hasTicket', params: { number: first.number } });
  });

  it('answers a repeated request with the same number', async () => {
    const { visit } = await lobby.visitor();
    const asking = lobby.ask();
    const [first, second] = [await takeTicket(asking, { ...B(), visit, service: 'deposit' }), await takeTicket(asking, { ...B(), visit, service: 'deposit' })];
    expect(second).toEqual(first);
    expect(await code(takeTicket(asking, { ...B(), visit, service: 'corporate' }))).toBe('idempotency.mismatch');
  });

  it.each([['no-such-service', 'lobby.serviceUnknown'], ['wealth', 'lobby.serviceNotHere']])('for %s is refused kindly', async (service, expected) => {
    const { visit } = await lobby.visitor();
    expect(await code(takeTicket(lobby.ask(), { ...B(), visit, service }))).toBe(expected);
  });

  it('is not given out by a teller, nor at a branch that is not one’s own', async () => {
    const { visit } = await lobby.visitor();
    expect(await code(takeTicket(teller(), { ...B(), visit, service: 'deposit' }))).toBe('forbidden');
    expect(await code(takeTicket({ ...lobby.ask(), actor: worker('lobby_manager', newId()) }, { ...B(), visit, service: 'deposit' }))).toBe('branch.unknown');
    expect((await lobby.trail()).filter((row) => row.outcome === 'forbidden').map((row) => row.act)).toContain('lobby.takeTicket');
  });
});

describe('calling', () => {
  it('gives each counter its own customer, in order', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    expect([await number(call(1)), await number(call(3))]).toEqual([a.number, b.number]);
  });

  it('gives the same customer to a counter that presses again, and says so', async () => {
    await lobby.ticket();
    await lobby.ticket();
    const first = await call(1);
    const again = await call(1);
    expect([again.ticket?.id, again.again, again.ticket?.calls]).toEqual([first.ticket?.id, true, 1]);
  });

  it('finishes one and calls the next in one tap; the same tap twice does so once', async () => {
    const [a, b, c] = [await lobby.ticket(), await lobby.ticket(), await lobby.ticket()];
    await call(1);
    const next = await call(1, a.id);
    const doubled = await call(1, a.id);
    expect([next.ticket?.number, next.finished, doubled.ticket?.number, doubled.again]).toEqual([b.number, a.id, b.number, true]);
    const queue = await lobby.house.db.look(B(), (tx) => queueOf(tx, lobby.branch, lobby.clock.now()));
    expect(queue.waiting.map((one) => one.number)).toEqual([c.number]);
  });

  it('finishes the last customer even when nobody waits', async () => {
    const a = await lobby.ticket();
    await call(1);
    expect(await call(1, a.id)).toMatchObject({ ticket: null, finished: a.id });
    expect(await code(call(1))).toBe('lobby.nobodyWaits');
  });

  it('sends mask-off errands and other services only to counters for them, and says why the rest wait', async () => {
    const mask = await lobby.ticket({ service: 'open-account' });
    const firm = await lobby.ticket({ service: 'corporate' });
    expect(await code(call(1))).toBe('lobby.nobodyForCounter');
    expect(await number(call(2))).toBe(mask.number);
    expect(await number(call(3))).toBe(firm.number);
  });

  it('lets a walk-in go after two booked visitors in a row', async () => {
    const [b1, b2, b3] = [await lobby.ticket({ bookedFor: at('08:55') }), await lobby.ticket({ bookedFor: at('08:56') }), await lobby.ticket({ bookedFor: at('08:57') })];
    const walkIn = await lobby.ticket();
    const order = [];
    for (let last: string | undefined; order.length < 4;) {
      const { ticket } = await call(1, last);
      order.push(ticket?.number);
      last = ticket?.id;
    }
    expect(order).toEqual([b1.number, b2.number, walkIn.number, b3.number]);
  });

  it('honours the class of care, given at the door or later', async () => {
    const [plain, cared] = [await lobby.ticket(), await lobby.ticket()];
    await giveCredit(lobby.ask(), { ...B(), visit: cared.visit, credit: 'elderly' });
    const medical = await lobby.ticket({ credit: 'medical' });
    expect([await number(call(1)), await number(call(2)), await number(call(3))]).toEqual([medical.number, cared.number, plain.number]);
  });

  it('is not for a lobby screen, a wrong branch or an unknown counter', async () => {
    await lobby.ticket();
    expect(await code(callNext(lobby.ask('screen'), { ...B(), counter: 1 }))).toBe('forbidden');
    expect(await code(callNext({ ...teller(), actor: worker('teller', newId()) }, { ...B(), counter: 1 }))).toBe('branch.unknown');
    expect(await code(call(77))).toBe('lobby.counterUnknown');
  });

  it('announces again without counting a call, and only for the own counter', async () => {
    const a = await lobby.ticket();
    await call(1);
    const { ticket } = await announce(teller(), { ...B(), ticket: a.id, counter: 1 });
    expect(ticket.calls).toBe(1);
    expect(await code(announce(teller(), { ...B(), ticket: a.id, counter: 2 }))).toBe('lobby.alreadyCalled');
  });
});

describe('who does not come', () => {
  it('is called three times with a rest between, then counts as missed, and may return for half an hour', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    await call(1);
    expect((await noShow(teller(), { ...B(), ticket: a.id, counter: 1 })).ticket.state).toBe('waiting');
    expect(await number(call(1))).toBe(b.number);
    await finish(teller(), { ...B(), ticket: b.id, counter: 1 });
    expect(await code(call(1))).toBe('lobby.nobodyForCounter');
    for (const minutes of [5, 5]) {
      lobby.clock.pass(minutes);
      expect(await number(call(1))).toBe(a.number);
      await noShow(teller(), { ...B(), ticket: a.id, counter: 1 });
    }
    expect(await code(start(teller(), { ...B(), ticket: a.id }))).toBe('lobby.is_missed');
    const newcomer = await lobby.ticket();
    lobby.clock.pass(30);
    const back = await takeBack(lobby.ask(), { ...B(), ticket: a.id });
    expect([back.ticket.state, back.ticket.calls]).toEqual(['waiting', 0]);
    expect([await number(call(1)), await number(call(3))]).toEqual([newcomer.number, a.number]);
    lobby.clock.moveTo(at('09:00'));
  });

  it('is too late after half an hour and is told to take a new number', async () => {
    const a = await lobby.ticket();
    for (let n = 0; n < 3; n += 1) {
      await call(1);
      await noShow(teller(), { ...B(), ticket: a.id, counter: 1 });
      lobby.clock.pass(5);
    }
    lobby.clock.pass(31);
    expect(await code(takeBack(lobby.ask(), { ...B(), ticket: a.id }))).toBe('lobby.returnTooLate');
    lobby.clock.moveTo(at('09:00'));
  });

  it('keeps the place while not ready', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    await postpone(lobby.ask(), { ...B(), ticket: a.id, minutes: 5 });
    expect(await number(call(1))).toBe(b.number);
    lobby.clock.pass(5);
    const c = await lobby.ticket();
    expect([await number(call(2)), await number(call(3))]).toEqual([a.number, c.number]);
    lobby.clock.moveTo(at('09:00'));
  });
});

describe('at the counter', () => {
  it('a customer may be parked and comes back to the counter that had begun', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    await call(1);
    await start(teller(), { ...B(), ticket: a.id, counter: 1 });
    await park(teller(), { ...B(), ticket: a.id, counter: 1 });
    expect(await number(call(1))).toBe(b.number);
    await resume(teller(), { ...B(), ticket: a.id });
    expect(await code(call(3))).toBe('lobby.nobodyForCounter');
    expect(await number(call(1, b.id))).toBe(a.number);
  });

  it('a customer may be handed to another errand or counter, keeping number and place', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    await call(1);
    expect(await code(transfer(teller(), { ...B(), ticket: a.id, counter: 1, toService: 'open-account', toCounter: 1 }))).toBe('lobby.counterCannot');
    const { ticket } = await transfer(teller(), { ...B(), ticket: a.id, counter: 1, toService: 'open-account' });
    expect([ticket.number, ticket.state, ticket.maskOff]).toEqual([a.number, 'waiting', true]);
    expect([await number(call(1)), await number(call(2))]).toEqual([b.number, a.number]);
  });

  it('what comes late finds a closed door: finishing twice, starting the finished', async () => {
    const a = await lobby.ticket();
    await call(1);
    await finish(teller(), { ...B(), ticket: a.id, counter: 1 });
    expect(await code(finish(teller(), { ...B(), ticket: a.id, counter: 1 }))).toBe('lobby.is_served');
    expect(await code(start(teller(), { ...B(), ticket: a.id, counter: 1 }))).toBe('lobby.is_served');
    expect(await code(leave(lobby.ask(), { ...B(), ticket: a.id }))).toBe('lobby.is_served');
  });
});

describe('undo', () => {
  const inside = async () => (await lobby.house.db.look(B(), (tx) => queueOf(tx, lobby.branch, lobby.clock.now()))).hall.inside;

  it('takes back finish and call of one tap together, hall included', async () => {
    const [a, b] = [await lobby.ticket(), await lobby.ticket()];
    await call(1);
    const before = await inside();
    const { deed } = await call(1, a.id);
    expect(await inside()).toBe(before - 1);
    const { tickets } = await undo(teller(), { ...B(), deed: deed ?? '' });
    expect(Object.fromEntries(tickets.map((ticket) => [ticket.number, ticket.state]))).toEqual({ [a.number]: 'called', [b.number]: 'waiting' });
    expect(await inside()).toBe(before);
    expect(await code(undo(teller(), { ...B(), deed: deed ?? '' }))).toBe('lobby.nothingToUndo');
  });

  it('is for ten seconds, for the person who tapped, and only while nothing has happened since', async () => {
    const a = await lobby.ticket();
    const { deed } = await call(1);
    expect(await code(undo(lobby.ask('teller', 'another'), { ...B(), deed: deed ?? '' }))).toBe('lobby.undoNotYours');
    await start(teller(), { ...B(), ticket: a.id, counter: 1 });
    expect(await code(undo(teller(), { ...B(), deed: deed ?? '' }))).toBe('lobby.undoOvertaken');
    const done = await finish(teller(), { ...B(), ticket: a.id, counter: 1 });
    lobby.clock.moveTo(new Date(lobby.clock.now().getTime() + 10_001));
    expect(await code(undo(teller(), { ...B(), deed: done.deed }))).toBe('lobby.undoTooLate');
    lobby.clock.moveTo(at('09:00'));
  });
});

it('writes every change as an event, with who, counter, from and to', async () => {
  const a = await lobby.ticket();
  await call(1);
  await start(teller(), { ...B(), ticket: a.id, counter: 1 });
  await finish(teller(), { ...B(), ticket: a.id, counter: 1 });
  const events = await lobby.rows<{ deed: string; from_state: string; to_state: string; counter_number: number; by_actor: string }>(
    sql`select deed, from_state, to_state, counter_number, by_actor from lobby.ticket_event where ticket_id = ${a.id} order by array_position(array['taken','called','started','finished'], deed)`);
  expect(events.map((event) => [event.deed, event.from_state, event.to_state, event.counter_number, event.by_actor])).toEqual([
    ['taken', null, 'waiting', null, 'lobby_manager-1'], ['called', 'waiting', 'called', 1, 'teller-1'], ['started', 'called', 'serving', 1, 'teller-1'], ['finished', 'serving', 'served', 1, 'teller-1'],
  ]);
});

describe('the order in the database is the order of the rules', () => {
  const RULES: CallRules = {
    maximumWaitMinutes: 30, bookedInRow: 2, earlyMinutes: 15, lateMinutes: 10, callTries: 3, callRestMinutes: 5, returnMinutes: 30, undoSeconds: 10,
    credits: { elderly: 15, pregnant: 15, disabled: 15, medical: 30, green: 30 },
  };
  const now = at('11:00', '2026-03-12');
  const minute = (from: number, to: number) => fc.integer({ min: from, max: to }).map((value) => new Date(now.getTime() + value * 60_000));
  const anyTicket = fc.record({
    arrivedAt: minute(-60, 0), bookedFor: fc.option(minute(-70, 30), { nil: undefined }), credit: fc.constantFrom<Credit>('none', 'none', 'elderly', 'medical', 'green'),
    maskOff: fc.boolean(), outside: fc.constantFrom(false, false, false, true), serviceGroup: fc.constantFrom('personal', 'personal', 'corporate'),
    counterWanted: fc.constantFrom(undefined, undefined, undefined, 1, 2), notBefore: fc.option(minute(-5, 5), { nil: undefined, freq: 4 }),
  });
  const anyQueue = fc.array(anyTicket, { minLength: 1, maxLength: 30 });
  const counters = [{ number: 1, serviceGroups: ['personal'], maskOff: false }, { number: 2, serviceGroups: ['personal', 'corporate'], maskOff: true }];

  it('on any queue, by one press or by both counters in one batch', async () => {
    const anyPresses = fc.array(fc.constantFrom([0], [1], [0, 1], [1, 0]), { minLength: 30, maxLength: 30 });
    await fc.assert(fc.asyncProperty(anyQueue, fc.integer({ min: 0, max: 3 }), anyPresses, fc.integer({ min: 0, max: 3 }), async (seeds, inRow, batches, places) => {
      const queue = seeds.map(({ arrivedAt, bookedFor, credit, ...rest }): Waiting => ({ id: newId(), credit, ...rest, ...placeInLine({ arrivedAt, bookedFor, credit }, RULES) }));
      const branch = newId();
      const client = await lobby.house.db.pool.connect();
      try {
        // One transaction, rolled back: queues of a branch that never was.
        await client.query(`begin; ${context({ branch })}`);
        await placeQueue(client, branch, queue, inRow, places);
        const atCounter = new Map<number, string>();
        let [left, bookedInRow, room] = [queue, inRow, places];
        for (const batch of batches) {
          const presses = batch.flatMap((press) => counters[press] ?? []);
          const answers = await callIn(client, branch, presses.map((counter) => ({ counter, after: atCounter.get(counter.number) })), BASE + places);
          // First all who are done leave, then each calls.
          room += presses.filter((counter) => atCounter.delete(counter.number)).length;
          for (const [nth, counter] of presses.entries()) {
            const expected = nextFor(counter, left, { now, bookedInRow, hasRoom: room > 0 }, RULES);
            expect(answers[nth]).toBe(expected?.id);
            if (!expected) continue;
            atCounter.set(counter.number, expected.id);
            left = left.filter((ticket) => ticket !== expected);
            bookedInRow = bookedInRowAfter(bookedInRow, expected.origin);
            if (expected.outside) room -= 1;
          }
        }
        const { rows: [hall] } = await client.query<{ inside: number }>('select inside_count as inside from lobby.hall where branch_id = $1', [branch]);
        expect(hall?.inside).toBe(BASE + places - room);
      } finally {
        await client.query('rollback');
        client.release();
      }
    }), { numRuns: 40 });
  }, 60_000);

  const BASE = 100;

  async function placeQueue(client: PoolClient, branch: string, queue: readonly Waiting[], inRow: number, places: number): Promise<void> {
    // The branch itself is a shared row that the test's place stands in for.
    await client.query(`insert into app.place (id, parent_id, kind) values ($1, '00000000-0000-0000-0000-000000000000', 'branch')`, [branch]);
    await client.query(`insert into lobby.hall (branch_id, on_date, cap_count, inside_count, outside_count) values ($1, '2026-03-12', $2, $3, $4)`,
      [branch, BASE + places, BASE, queue.filter((ticket) => ticket.outside).length]);
    await client.query(`insert into lobby.turn (branch_id, on_date, booked_in_row) values ($1, '2026-03-12', $2)`, [branch, inRow]);
    for (const [n, ticket] of queue.entries()) {
      const visit = newId();
      const place = ticket.outside ? 'outside' : 'inside';
      await client.query(`insert into lobby.visit (branch_id, id, on_date, state, credit, arrived_at, entered_at) values ($1, $2, '2026-03-12', $3, $4, $5, $6)`,
        [branch, visit, place, ticket.credit, ticket.waitsFrom, ticket.outside ? null : ticket.waitsFrom]);
      await client.query(`
        insert into lobby.ticket (branch_id, id, on_date, visit_id, number, service_code, service_group, mask_off, origin, credit, taken_at, waits_from, key_at, state, place, counter_wanted, not_before, secret_blind, secret_sealed)
        values ($1, $2, '2026-03-12', $3, $4, 'x', $5, $6, $7, $8, $9, $9, $10, 'waiting', $11, $12, $13, 'x', 'x')`,
      [branch, ticket.id, visit, `A${n}`, ticket.serviceGroup, ticket.maskOff, ticket.origin, ticket.credit, ticket.waitsFrom, ticket.keyAt, place, ticket.counterWanted ?? null, ticket.notBefore ?? null]);
    }
  }

  async function callIn(client: PoolClient, branch: string, presses: readonly { counter: (typeof counters)[number]; after: string | undefined }[], cap: number): Promise<(string | undefined)[]> {
    const deeds = presses.map(({ counter, after }) => ({
      now: now.toISOString(), on: '2026-03-12', deedId: newId(), counter: counter.number, groups: counter.serviceGroups, maskOff: counter.maskOff, after: after ?? null, actor: 'x',
      maximumWait: RULES.maximumWaitMinutes, bookedInRow: RULES.bookedInRow, cap, finishLeaves: true, events: [newId(), newId(), newId(), newId()],
    }));
    const { rows: [row] } = await client.query<{ outcomes: { answer?: { ticket: { id: string } | null } }[] }>(`select app.run_alike($1, 'lobby.call_next', $2::jsonb) as outcomes`, [branch, JSON.stringify(deeds)]);
    return row?.outcomes.map((one) => one.answer?.ticket?.id) ?? [];
  }
});
