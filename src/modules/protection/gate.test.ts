import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { receiveStock } from './acts/keep-stock.ts';
import { layOutPlaces } from './acts/lay-out-places.ts';
import { recordRound } from './acts/record-round.ts';
import { overrideGate, signGate } from './acts/sign-gate.ts';
import { netOfBranch } from './reads/net.ts';
import { netsOfNetwork } from './reads/network.ts';
import { checksOf, verdictOf, type Seen } from './rules-gate.ts';

let bank: TestBank;
let branch: string;
let red: string;

const at = (clock: string, on = '2026-03-02') => instantOf(on, clock, 'Asia/Shanghai');
const lobby = (of = branch) => bank.as('lobby_manager', [of]);
const door = async (of: string): Promise<{ state: string; awaitsGate?: boolean }> => {
  const answer = await bank.server.inject({ url: '/api/public/hours/branches' });
  return answer.json<{ branches: { id: string; door: { state: string; awaitsGate?: boolean } }[] }>().branches.find((one) => one.id === of)?.door ?? { state: '' };
};
const feedDay = async (of: string, date: string) => (await bank.server.inject({ url: `/api/public/branches/${of}/hours` })).json<{ days: { date: string; awaitsGate?: boolean }[] }>().days.find((one) => one.date === date);
const screen = async (of: string) => (await bank.house.db.look({ branch: of }, (tx) => bank.house.live.view('screen')?.snapshot(tx, { branch: of, now: bank.clock.now() }) ?? Promise.resolve({}))) as { today?: { awaitsGate: boolean } };

async function prepared(of: string): Promise<void> {
  await setWeeklyHours(bank.asking(), { branch: of, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(lobby(of), { branch: of });
  await changeBranchSetting(bank.asking(), { branch: of, name: 'hours.gateNeeded', value: true, fromOn: '2026-01-01' });
  await bank.work();
}

async function everythingDone(of: string): Promise<void> {
  const { rounds } = await netOfBranch(lobby(of), { branch: of });
  for (const place of rounds.places.filter((one) => one.class === 'zone')) {
    const here = new Set(rounds.places.filter((one) => one.zone === place.zone).map((one) => one.id));
    const done = rounds.duties.filter((duty) => here.has(duty.place) && (duty.state === 'due' || duty.state === 'late'));
    if (done.length > 0) await recordRound(lobby(of), { branch: of, place: place.id, scanned: true, done: done.map((duty) => ({ place: duty.place, line: duty.line, at: duty.at.toISOString() })) });
  }
}

beforeAll(async () => {
  bank = await openBank({ at: at('08:00') });
  [branch, red] = [(await foundBranch(bank, 'green')).branch, (await foundBranch(bank, 'red')).branch];
  await prepared(branch);
  await prepared(red);
});
afterAll(() => bank.close());

describe('the list before opening', () => {
  const good: Seen = {
    opening: [{ kind: 'disinfection', state: 'done', place: 'hall' }, { kind: 'check', state: 'doneLate', place: 'atm' }, { kind: 'patrol', state: 'due', place: 'hall' }], brokenPlaces: [],
    supplies: [{ item: 'mask', mustHave: true, stand: 'plenty' }, { item: 'soap', mustHave: false, stand: 'plenty' }], staff: 4, missing: 0, leastStaff: 2, approval: { needed: false, document: '', inForce: false },
  };
  const lights = (more: Partial<Seen>) => Object.fromEntries(checksOf({ ...good, ...more }).map((check) => [check.kind, check.light]));
  it.each([
    ['all is green', {}, {}, 'green'],
    ['not disinfected', { opening: [{ kind: 'disinfection', state: 'due', place: 'hall' }] }, { disinfection: 'red' }, 'red'],
    ['not disinfected in time is not disinfected', { opening: [{ kind: 'disinfection', state: 'missed', place: 'hall' }] }, { disinfection: 'red' }, 'red'],
    ['a machine was not tried', { opening: [{ kind: 'check', state: 'late', place: 'atm' }] }, { devices: 'red' }, 'red'],
    ['a machine is broken: it is switched off, the doors may open', { brokenPlaces: ['atm'] }, { devices: 'watch' }, 'green'],
    ['a must-have is out', { supplies: [{ item: 'mask', mustHave: true, stand: 'out' }] }, { supplies: 'red' }, 'red'],
    ['soap is out', { supplies: [{ item: 'soap', mustHave: false, stand: 'out' }] }, { supplies: 'watch' }, 'green'],
    ['too few people', { staff: 1 }, { staff: 'red' }, 'red'],
    ['somebody has not declared', { missing: 1 }, { staff: 'watch' }, 'green'],
    ['nobody said how many', { staff: undefined }, { staff: 'unsaid' }, 'unsaid'],
    ['no approval', { approval: { needed: true, document: '', inForce: false } }, { approval: 'red' }, 'red'],
    ['approved', { approval: { needed: true, document: '3号', inForce: true } }, {}, 'green'],
  ] as [string, Partial<Seen>, Record<string, string>, string][])('%s', (_, more, differs, verdict) => {
    expect(lights(more)).toEqual({ disinfection: 'green', devices: 'green', supplies: 'green', staff: 'green', approval: 'green', ...differs });
    expect(verdictOf(checksOf({ ...good, ...more }))).toBe(verdict);
  });
});

describe('a branch with a gate', () => {
  it('is shown open on no channel before its list is signed; signed, on all of them', async () => {
    await expect(signGate(lobby(), { branch, staff: 4 })).rejects.toMatchObject({ code: 'protection.gateRed', offer: { checks: [{ kind: 'disinfection' }, { kind: 'devices' }, { kind: 'supplies' }] } });
    await everythingDone(branch);
    for (const [item, quantity] of [['mask', 600], ['thermometer', 2], ['chlorine', 60], ['alcohol', 60]] as const) await receiveStock(lobby(), { branch, item, quantity });
    bank.clock.moveTo(at('09:05'));
    expect(await door(branch)).toMatchObject({ state: 'opens', awaitsGate: true });
    expect(await feedDay(branch, '2026-03-02')).toMatchObject({ awaitsGate: true });
    expect(await screen(branch)).toMatchObject({ today: { awaitsGate: true } });
    await expect(signGate(bank.as('teller', [branch]), { branch, staff: 4 })).rejects.toMatchObject({ code: 'forbidden' });
    const signs = await Promise.allSettled([1, 2].map(() => signGate(lobby(), { branch, staff: 4 })));
    expect(signs.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await door(branch)).toMatchObject({ state: 'open' });
    expect((await feedDay(branch, '2026-03-02'))?.awaitsGate).toBeUndefined();
    expect(await feedDay(branch, '2026-03-03')).toMatchObject({ awaitsGate: true });
    expect(await screen(branch)).toMatchObject({ today: { awaitsGate: false } });
    expect((await netOfBranch(lobby(), { branch })).gate).toMatchObject({ holds: false, signed: { verdict: 'green', staff: 4 } });
    await expect(overrideGate(bank.as('branch_head', [branch]), { branch, staff: 4, why: '再签一次' })).rejects.toMatchObject({ code: 'protection.gateGreen' });
  });

  it('red opens only by the head’s named override, which the region sees; the lobby manager may not', async () => {
    await expect(overrideGate(lobby(red), { branch: red, staff: 3, why: '客户在等' })).rejects.toMatchObject({ code: 'forbidden' });
    const trail = await bank.house.db.look({ branch: red }, (tx) => tx.many<{ act: string; outcome: string }>(sql`select act, outcome from app.trail where branch_id = ${red} order by seq desc limit 1`));
    expect(trail).toEqual([{ act: 'protection.overrideGate', outcome: 'forbidden' }]);
    expect(await door(red)).toMatchObject({ state: 'opens', awaitsGate: true });
    await overrideGate(bank.as('branch_head', [red]), { branch: red, staff: 3, why: '消毒已做，记录补录；口罩上午送到' });
    expect(await door(red)).toMatchObject({ state: 'open' });
    const { branches } = await netsOfNetwork(bank.as('regional_manager', [branch, red]), {});
    expect(branches.find((one) => one.id === red)?.gate).toMatchObject({ verdict: 'override', why: '消毒已做，记录补录；口罩上午送到' });
    await expect(overrideGate(bank.as('branch_head', [red]), { branch: red, staff: 3, why: '再来' })).rejects.toMatchObject({ code: 'protection.gateSigned' });
  });

  it('a closed day needs no signature, and a branch without a gate is open by its hours', async () => {
    bank.clock.moveTo(at('10:00', '2026-03-07'));
    await expect(overrideGate(bank.as('branch_head', [red]), { branch: red, staff: 3, why: '周六' })).rejects.toMatchObject({ code: 'protection.gateClosedDay' });
    bank.clock.moveTo(at('10:00', '2026-03-09'));
    await changeBranchSetting(bank.asking(), { branch: red, name: 'hours.gateNeeded', value: false, fromOn: '2026-03-09' });
    await bank.work();
    expect(await door(red)).toMatchObject({ state: 'open' });
    expect(await door(branch)).toMatchObject({ state: 'opens', awaitsGate: true });
  });
});
