import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callNext, finish, leaveVisit, sitDown, start } from '#modules/lobby/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { at, openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { layOutPlaces } from './acts/lay-out-places.ts';
import { recordRound } from './acts/record-round.ts';
import { roundsNow } from './reads/rounds.ts';
import { threeGates } from './reads/three-gates.ts';
import { visitorsWay } from './reads/way.ts';
import { gateOf, measureOf, standOfGate } from './rules-three-gates.ts';

let lobby: Lobby;
let branch: string;

beforeAll(async () => {
  lobby = await openLobby();
  ({ branch } = lobby);
  await setWeeklyHours(lobby.system(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(lobby.system(), { branch });
});
afterAll(() => lobby.close());

/** Somebody does at this counter what the plan asks for now. */
async function careFor(name: string): Promise<void> {
  const { places, duties } = await roundsNow(lobby.ask('teller'), { branch });
  const place = places.find((one) => one.class === 'counter' && one.name.startsWith(name));
  const done = duties.filter((one) => one.place === place?.id && (one.state === 'due' || one.state === 'late')).map((one) => ({ place: one.place, line: one.line, at: one.at.toISOString() }));
  await recordRound(lobby.ask('teller'), { branch, place: place?.id ?? '', scanned: true, done });
}

describe('three gates', () => {
  it('what stands where: the door, the hall, the counter, and what no visitor passes', () => {
    expect([gateOf({ class: 'handles', zone: 'door' }), gateOf({ class: 'machine', zone: 'machines' }), gateOf({ class: 'counter', zone: 'cash' }), gateOf({ class: 'zone', zone: 'self_service' }), gateOf({ class: 'zone', zone: 'office' })])
      .toEqual(['door', 'hall', 'counter', undefined, undefined]);
    expect([measureOf('counter', 'check'), measureOf('hall', 'check'), measureOf('door', 'patrol')]).toEqual(['counter-check', 'patrol', 'door-rounds']);
    const tally = { done: 3, due: 0, late: 0, missed: 0, coming: 1 };
    const stand = (more: Partial<Parameters<typeof standOfGate>[0]>) => standOfGate({ tally, people: true, beyond: false, waits: false, ...more });
    expect([stand({}), stand({ tally: { ...tally, due: 1 } }), stand({ waits: true }), stand({ tally: { ...tally, missed: 1 } }), stand({ beyond: true }), stand({ people: false, beyond: true })]).toEqual(['open', 'watch', 'watch', 'act', 'act', 'closed']);
  });

  it('each measure has its owner, who did it, and its records; the counter is checked on a round', async () => {
    lobby.clock.moveTo(at('08:50'));
    await careFor('1');
    lobby.clock.moveTo(at('09:05'));
    await lobby.visitor();
    const gates = await threeGates(lobby.ask(), { branch });
    expect(gates.measures.find((one) => one.code === 'counter-check')).toMatchObject({ owner: 'teller', tally: { done: 1, late: 2 }, records: [{ place: '1号窗口柜面' }] });
    expect(gates).toMatchObject({ door: { screened: 1, turnedAway: 0, openCases: 0 }, hall: { inside: 1, most: 1 }, gates: [{ code: 'door' }, { code: 'hall' }, { code: 'counter', stand: 'act' }] });
    expect((await threeGates(lobby.ask('hq_operations'), { branch })).door.openCases).toBeNull();
    await expect(threeGates(lobby.ask('teller'), { branch })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the way of one visitor', () => {
  const look = (number: string, role: 'branch_head' | 'auditor' | 'lobby_manager' = 'branch_head', date = TODAY) => visitorsWay(lobby.ask(role), { branch, date, number });

  it('is told by number: screened, let in, called, served, gone; who cared for the counter; how many others, as a count', async () => {
    const { number, visit } = await lobby.ticket();
    lobby.clock.pass(5);
    await sitDown(lobby.ask('teller'), { branch, counter: 1 });
    const { ticket } = await callNext(lobby.ask('teller'), { branch, counter: 1 });
    lobby.clock.pass(1);
    await start(lobby.ask('teller'), { branch, ticket: ticket?.id ?? '', counter: 1 });
    lobby.clock.pass(2);
    await lobby.visitor();
    lobby.clock.pass(2);
    await finish(lobby.ask('teller'), { branch, ticket: ticket?.id ?? '', counter: 1 });
    await leaveVisit(lobby.ask(), { branch, visit }).catch(() => undefined);
    lobby.clock.moveTo(at('12:50'));
    await careFor('1');
    const way = await look(number.toLowerCase());
    expect(way.steps.map((step) => [step.deed, step.counter])).toEqual([['taken', null], ['called', 1], ['started', 1], ['finished', 1]]);
    expect(way.company).toEqual({ others: 2, most: 2 });
    expect(way.counters).toMatchObject([{ counter: 1, before: [{ kind: 'check' }, { kind: 'disinfection', agent: 'alcohol' }], after: [{ kind: 'disinfection' }] }]);
    expect(way.left).toMatchObject({ atDayEnd: false });
    expect(JSON.stringify(way)).not.toMatch(/phone|temperature|credit|answers|service/);
  });

  it('is only for the head and the auditor, each reading is recorded, and a number that nobody held is said to be so', async () => {
    await look('A001', 'auditor');
    await expect(look('A001', 'lobby_manager')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(look('A999')).rejects.toMatchObject({ code: 'protection.numberUnknown' });
    await expect(look('A001', 'branch_head', '2026-03-01')).rejects.toMatchObject({ code: 'protection.numberUnknown' });
    const trail = (await lobby.trail()).filter((one) => one.act === 'protection.visitorsWay').map(({ object, outcome }) => [object, outcome]);
    expect(trail.at(-2)).toEqual([`way/${TODAY} A001`, 'read']);
    expect(trail.at(-1)?.[1]).toBe('forbidden');
  });
});
