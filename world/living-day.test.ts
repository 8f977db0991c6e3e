import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { SYSTEM } from '#kernel/actor.ts';
import { bookingsOfDay } from '#modules/appointments/index.ts';
import { beginSession, digestOf, newSecret } from '#modules/identity/index.ts';
import { hallOf, occupancyCurve, queueOf, screenVisitor, takeTicket, waitsOfDay } from '#modules/lobby/index.ts';
import { netOfBranch } from '#modules/protection/index.ts';
import { areasCounted } from '#modules/risk/index.ts';
import { sql } from '#platform/sql.ts';
import { verifyTrail } from '#platform/trail.ts';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { castOf, type Stage } from './cast.ts';
import { startLivingDay, type LivingDay } from './living-day.ts';
import { seedSample } from './seed.ts';

const DAY = '2026-03-03';
/** One of each kind: large, split sessions, by appointment, closed, machines only. */
const BRANCHES = ['hx01', 'hx03', 'qy03', 'hx05', 'wy05'];
let bank: TestHouse;
let life: LivingDay;
let stages: readonly Stage[];

beforeAll(async () => {
  // Monday evening: nothing happens any more today.
  bank = await openHouse({ at: instantOf('2026-03-02', '19:30', 'Asia/Shanghai') });
  await seedSample(bank.house);
  stages = await castOf(bank.house);
  // With the news of its own deeds coming in, as in the running program.
  await bank.house.live.start();
  life = await startLivingDay(bank.house, { byHand: true, branches: BRANCHES });
  await life.catchUp();
}, 120_000);
afterAll(async () => {
  await life.stop();
  await bank.house.live.stop();
  await bank.close();
});

test('the day opens where there is life: the next working morning at 9:40, with an hour behind it', async () => {
  expect(bank.clock.now()).toEqual(instantOf(DAY, '09:40', 'Asia/Shanghai'));
  const hall = await hallAt('hx01');
  expect(hall.entered).toBeGreaterThan(10);
  const { curve } = await at('hx01', (tx, branch) => occupancyCurve(tx, branch, DAY, bank.clock.now()));
  expect(curve.length).toBeGreaterThan(20);
  expect(curve[0]?.at.getTime()).toBeLessThan(instantOf(DAY, '09:05', 'Asia/Shanghai').getTime());
  // Head office brought in what was counted since.
  const { areas } = await areasCounted(bank.asking(), {});
  expect(areas.map(({ to }) => to)).toEqual(areas.map(() => '2026-03-02'));
  expect(areas).toHaveLength(4);
  // A branch that is closed, or has machines only, has no visitors.
  for (const code of ['hx05', 'wy05']) expect((await hallAt(code)).entered, code).toBe(0);
});

test('every counter was at work in that hour, not only the first', async () => {
  const counters = await at('hx01', (tx, branch) => tx.many<{ counter: number }>(sql`
    select distinct counter_number as counter from lobby.ticket_event where branch_id = ${branch} and deed = 'called' and at < ${bank.clock.now()}`));
  expect(counters.length).toBeGreaterThan(3);
});

test('before the doors opened the branch was disinfected and its opening list signed; where nobody is served there was nothing to sign', async () => {
  for (const code of ['hx01', 'hx03']) {
    const { rounds, gate } = await at(code, (tx, branch) => netOfBranch.within(tx, bank.asking(), { branch }));
    expect(gate.signed, code).not.toBeNull();
    expect(gate.holds, code).toBe(false);
    expect(rounds.tally.done, code).toBeGreaterThan(20);
    expect(rounds.duties.filter(({ line, doneAt, opensAt }) => line === 'machine-test' && doneAt !== null && doneAt < opensAt), code).toEqual([]);
  }
  const { gate } = await at('wy05', (tx, branch) => netOfBranch.within(tx, bank.asking(), { branch }));
  expect(gate).toMatchObject({ people: false, signed: null });
});

test('people booked, and came by their booking; the branch by appointment has nobody else', async () => {
  const bookings = await at('qy03', (tx, branch) => bookingsOfDay(tx, branch, DAY));
  expect(bookings.filter(({ state }) => state === 'checked_in').length).toBeGreaterThan(0);
  const origins = await at('qy03', (tx, branch) => tx.many<{ origin: string }>(sql`select distinct origin from lobby.ticket where branch_id = ${branch}`));
  expect(origins.filter(({ origin }) => origin === 'walk_in').length, 'late ones count as walk-ins').toBeLessThanOrEqual(1);
});

test('half an hour on, more have come and been served; nobody inside above the cap, nothing failed', async () => {
  const before = await hallAt('hx01');
  await pass(30);
  const after = await hallAt('hx01');
  expect(after.entered).toBeGreaterThan(before.entered + 5);
  expect(after.inside).toBeLessThanOrEqual(after.cap);
  const waits = await at('hx01', (tx, branch) => waitsOfDay(tx, branch, DAY));
  expect(waits.served).toBeGreaterThan(10);
  expect(life.tally().failed).toBe(0);
  expect(life.tally().done).toBeGreaterThan(300);
});

test('somebody whom a signed-in person lets in is called and served by the simulated tellers too', async () => {
  const stage = stageOf('hx03');
  const asking = { ...bank.asking(somebody('lobby_manager', [stage.id])) };
  const { visit } = await screenVisitor(asking, { branch: stage.id, temperature: 36.4, phone: '15400000001', consentVersion: '2026-01', answers: { contact: false, area: false, unwell: false } });
  const ticket = await takeTicket(asking, { branch: stage.id, visit: visit ?? '', service: 'deposit' });
  await pass(45);
  const [row] = await at('hx03', (tx, branch) => tx.many<{ state: string }>(sql`select state from lobby.ticket where branch_id = ${branch} and id = ${ticket.id}`));
  expect(row?.state).toBe('served');
});

test('a teller who signs in finds the counter free: the simulated one gets up', async () => {
  const stage = stageOf('hx03');
  const seat = stage.seats[0];
  if (!seat) throw new Error('no seat');
  await beginSession(bank.asking(SYSTEM), { staff: seat.teller, secretDigest: digestOf(newSecret()) });
  // The one in hand is finished first; then the counter stays quiet.
  await pass(25);
  const calls = () => at('hx03', (tx, branch) => tx.one<{ count: number }>(sql`select count(*) as count from lobby.ticket_event where branch_id = ${branch} and deed = 'called' and counter_number = ${seat.number}`));
  const { count } = await calls();
  await pass(20);
  expect((await calls()).count).toBe(count);
  const { counters } = await at('hx03', (tx, branch) => queueOf(tx, branch, bank.clock.now()));
  expect(counters.find(({ number }) => number === seat.number)?.ticket).toBeNull();
});

test('at night it goes on to the next morning, every hall empty', async () => {
  bank.clock.moveTo(instantOf(DAY, '18:05', 'Asia/Shanghai'));
  await life.catchUp();
  expect(bank.clock.now()).toEqual(instantOf('2026-03-04', '08:40', 'Asia/Shanghai'));
  const left = await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ open: number; inside: number; fevers: number }>(sql`
    select (select count(*) from lobby.ticket where on_date = ${DAY} and state not in ('served', 'left')) as open,
      (select sum(inside_count) from lobby.hall where on_date = ${DAY}) as inside, (select count(*) from screening.abnormal_case) as fevers`));
  expect(left).toMatchObject({ open: 0, inside: 0 });
  expect(left.fevers).toBeGreaterThan(0);
  expect(life.tally().failed).toBe(0);
}, 240_000);

test('the next day begins with those who booked the day before', async () => {
  const bookings = await at('hx01', (tx, branch) => bookingsOfDay(tx, branch, '2026-03-04'));
  expect(bookings.filter(({ state }) => state === 'confirmed').length).toBeGreaterThan(5);
});

test('started again in the middle of a day, it goes on from there and plays nothing twice', async () => {
  await pass(50);
  await life.stop();
  const before = await hallAt('hx01');
  life = await startLivingDay(bank.house, { byHand: true, branches: BRANCHES });
  await life.catchUp();
  expect((await hallAt('hx01')).entered).toBe(before.entered);
  await pass(10);
  expect((await hallAt('hx01')).entered).toBeGreaterThan(before.entered);
  expect(life.tally().failed).toBe(0);
});

test('every chain of the trail is whole', async () => {
  expect((await verifyTrail(bank.house)).findings).toEqual([]);
});

async function pass(minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 5) {
    bank.clock.pass(Math.min(5, left));
    await life.catchUp();
  }
}

function stageOf(code: string): Stage {
  const stage = stages.find(({ sample }) => sample.code === code);
  if (!stage) throw new Error(`no branch ${code}`);
  return stage;
}

function at<T>(code: string, work: (tx: Parameters<typeof hallOf>[0], branch: string) => Promise<T>): Promise<T> {
  const { id } = stageOf(code);
  return bank.house.db.look({ branch: id }, (tx) => work(tx, id));
}

function hallAt(code: string) {
  return at(code, (tx, branch) => hallOf(tx, branch, bank.clock.now()));
}
