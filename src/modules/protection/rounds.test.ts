import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { instantOf } from '#kernel/time.ts';
import { sql } from '#platform/sql.ts';
import { ordinaryWeek, setSelfService, setWeeklyHours } from '#modules/hours/index.ts';
import { foundBranch, hire, openBank, signIn, type TestBank } from '#test/rig/bank.ts';
import { addPlace, layOutPlaces, removePlace, restorePlace } from './acts/lay-out-places.ts';
import { changePlan, changeWidePlan } from './acts/change-plan.ts';
import { recordRound, settleFinding, undoRound } from './acts/record-round.ts';
import { setRegionRisk, setRisk } from './acts/set-risk.ts';
import { watchAll } from './jobs.ts';
import { DEFAULT_PLAN } from './plan.ts';
import { placesOfBranch } from './reads/places.ts';
import { planOfBranch } from './reads/plan.ts';
import { roundsNow, type Rounds } from './reads/rounds.ts';

let bank: TestBank;
let branch: string;
let region: string;

const at = (clock: string, on = '2026-03-02') => instantOf(on, clock, 'Asia/Shanghai');
const head = () => bank.as('lobby_manager', [branch]);
const cleaner = () => bank.as('cleaner', [branch]);
const look = (): Promise<Rounds> => roundsNow(head(), { branch });
const trail = () => bank.house.db.look({ branch }, (tx) => tx.many<{ act: string; outcome: string }>(sql`select act, outcome from app.trail where branch_id = ${branch} order by seq desc limit 5`));
const dueIn = (rounds: Rounds, zone: string, line?: string) => rounds.duties.filter((one) => ['due', 'late'].includes(one.state) && rounds.places.find((place) => place.id === one.place)?.zone === zone && (line === undefined || one.line === line));
const placeIn = (rounds: Rounds, zone: string, kind = 'zone') => rounds.places.find((place) => place.zone === zone && place.class === kind)?.id ?? '';
const asDone = (duties: Rounds['duties']) => duties.map((one) => ({ place: one.place, line: one.line, at: one.at.toISOString() }));

beforeAll(async () => {
  bank = await openBank({ at: at('07:30') });
  ({ branch, region } = await foundBranch(bank));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  await layOutPlaces(head(), { branch });
});
afterAll(() => bank.close());

describe('places and labels', () => {
  it('are laid out once from the premises; another one is added, taken out and brought back', async () => {
    expect(await layOutPlaces(head(), { branch })).toEqual({ added: 0 });
    const { places } = await placesOfBranch(head(), { branch });
    expect(places.map((one) => one.class).sort()).toEqual([...Array<string>(4).fill('counter'), 'handles', 'machine', 'machine', 'seats', ...Array<string>(4).fill('zone')]);
    await addPlace(head(), { branch, class: 'handles', zone: 'waiting', name: '楼梯扶手', nameEn: 'Handrail' });
    const rail = (await placesOfBranch(head(), { branch })).places.find((one) => one.name === '楼梯扶手');
    await removePlace(head(), { branch, place: rail?.id ?? '' });
    expect((await look()).places.some((one) => one.id === rail?.id)).toBe(false);
    await restorePlace(head(), { branch, place: rail?.id ?? '' });
    await removePlace(head(), { branch, place: rail?.id ?? '' });
    await expect(removePlace(head(), { branch, place: rail?.id ?? '' })).rejects.toMatchObject({ code: 'protection.placeUnknown' });
  });

  it('a sheet of labels carries each code and its address, and nobody from outside prints it', async () => {
    const { password } = await hire(bank, 'labels', 'lobby_manager', branch);
    const cookie = await signIn(bank.server, 'labels', password);
    const { places } = await placesOfBranch(head(), { branch });
    const sheet = await bank.server.inject({ url: `/api/branches/${branch}/place-labels?lang=zh&only=${places[0]?.code},${places[1]?.code}`, headers: { cookie } });
    expect(sheet.statusCode).toBe(200);
    expect(sheet.body.match(/class="code"/g)).toHaveLength(2);
    expect(sheet.body).toContain(places[0]?.code);
    expect((await bank.server.inject({ url: `/api/branches/${branch}/place-labels` })).statusCode).toBe(401);
  });
});

describe('a round', () => {
  it('records all that is due where one stands in one tap, and another who comes a moment later hears so', async () => {
    const before = await look();
    expect(before.tally).toMatchObject({ late: 0, missed: 0, done: 0 });
    const done = asDone(dueIn(before, 'machines'));
    expect(done.map((one) => one.line).sort()).toEqual(['keys', 'keys', 'machine-test', 'machine-test', 'patrol', 'surfaces']);
    const place = placeIn(before, 'machines');
    const walks = await Promise.allSettled([1, 2, 3].map(() => recordRound(cleaner(), { branch, place, scanned: true, done, batches: { alcohol: 'A-03', chlorine: 'C-11' } })));
    expect(walks.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(walks.filter((one) => one.status === 'rejected').map((one) => (one.reason as { code: string }).code)).toEqual(['protection.alreadyDone', 'protection.alreadyDone']);
    const after = await look();
    expect(after.tally.done).toBe(6);
    expect(after.batches).toEqual({ alcohol: 'A-03', chlorine: 'C-11' });
  });

  it('is refused elsewhere, before its time, and for somebody who does not work here; the trail shows it', async () => {
    const rounds = await look();
    const waiting = asDone(dueIn(rounds, 'waiting'));
    await expect(recordRound(cleaner(), { branch, place: placeIn(rounds, 'door'), scanned: true, done: waiting })).rejects.toMatchObject({ code: 'protection.elsewhere' });
    const closing = rounds.duties.find((one) => one.line === 'surfaces' && one.place === placeIn(rounds, 'waiting') && one.state === 'coming');
    await expect(recordRound(cleaner(), { branch, place: placeIn(rounds, 'waiting'), scanned: true, done: asDone(closing ? [closing] : []) })).rejects.toMatchObject({ code: 'protection.notYet' });
    await expect(recordRound(bank.as('auditor', [branch]), { branch, place: placeIn(rounds, 'waiting'), scanned: false, done: waiting })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await trail()).toContainEqual({ act: 'protection.recordRound', outcome: 'forbidden' });
    await expect(recordRound(bank.as('cleaner', [newId()]), { branch, place: placeIn(rounds, 'waiting'), scanned: false, done: waiting })).rejects.toMatchObject({ code: 'branch.unknown' });
  });

  it('warns before a dangerous mix and goes on only when that was read', async () => {
    const rounds = await look();
    const hall = placeIn(rounds, 'waiting');
    await recordRound(cleaner(), { branch, place: hall, scanned: true, done: asDone(dueIn(rounds, 'waiting', 'surfaces')) });
    const more = { branch, place: hall, scanned: true, done: [{ place: hall, line: 'surfaces', at: null }], instead: { agent: 'acid' as const, strength: 5 } };
    await expect(recordRound(cleaner(), more)).rejects.toMatchObject({ code: 'protection.warned', offer: { warnings: ['mix', 'tooSoon'] } });
    await expect(recordRound(cleaner(), { ...more, heeded: ['tooSoon'] })).rejects.toMatchObject({ offer: { warnings: ['mix'] } });
    await recordRound(cleaner(), { ...more, heeded: ['mix', 'tooSoon'] });
  });

  it('can be taken back at once by whoever made it, not later and not by another', async () => {
    const rounds = await look();
    const me = cleaner();
    const { walk } = await recordRound(me, { branch, place: placeIn(rounds, 'door'), scanned: true, done: asDone(dueIn(rounds, 'door')), finding: '门把手松动' });
    await expect(undoRound(cleaner(), { branch, walk })).rejects.toMatchObject({ code: 'protection.tooLateToUndo' });
    await undoRound(me, { branch, walk });
    expect(dueIn(await look(), 'door')).toHaveLength(dueIn(rounds, 'door').length);
    const again = await recordRound(me, { branch, place: placeIn(rounds, 'door'), scanned: true, done: asDone(dueIn(rounds, 'door')), finding: '门把手松动' });
    bank.clock.pass(11);
    await expect(undoRound({ ...me, now: bank.clock.now() }, { branch, walk: again.walk })).rejects.toMatchObject({ code: 'protection.tooLateToUndo' });
    const [finding] = (await look()).findings;
    expect(finding?.text).toBe('门把手松动');
    await settleFinding(head(), { branch, round: finding?.round ?? '', how: '已报修' });
    await expect(settleFinding(head(), { branch, round: finding?.round ?? '', how: '已报修' })).rejects.toMatchObject({ code: 'protection.findingUnknown' });
    expect((await look()).findings).toEqual([]);
  });
});

describe('what is forgotten rings', () => {
  it('once per line, is escalated, and falls silent when it was done or made up for', async () => {
    await bank.work();
    bank.clock.moveTo(at('09:05'));
    await watchAll(bank.asking());
    expect(await watchAll(bank.asking())).toBe(0);
    const ringing = await look();
    expect(ringing.alarms.map((one) => one.line).sort()).toEqual(['air', 'counter-check', 'counters', 'patrol', 'surfaces']);
    expect(ringing.alarms.every((one) => !one.escalated)).toBe(true);
    await recordRound(cleaner(), { branch, place: placeIn(ringing, 'cash'), scanned: true, done: asDone(['counters', 'counter-check'].flatMap((line) => dueIn(ringing, 'cash', line))) });
    await bank.work();
    expect((await look()).alarms.map((one) => one.line)).not.toContain('counters');
    bank.clock.moveTo(at('09:31'));
    await watchAll(bank.asking());
    expect((await look()).alarms.every((one) => one.escalated)).toBe(true);
    bank.clock.moveTo(at('10:01'));
    const missed = await look();
    const cash = placeIn(missed, 'cash');
    expect(missed.duties.find((one) => one.place === cash && one.line === 'surfaces' && one.state === 'missed')).toBeDefined();
    await expect(recordRound(cleaner(), { branch, place: cash, scanned: true, done: asDone(missed.duties.filter((one) => one.place === cash && one.state === 'missed')) })).rejects.toMatchObject({ code: 'protection.dutyMissed' });
    for (const line of ['surfaces', 'air', 'patrol']) await recordRound(cleaner(), { branch, place: cash, scanned: true, done: [{ place: cash, line, at: null }] });
    await recordRound(cleaner(), { branch, place: placeIn(missed, 'waiting'), scanned: true, done: ['air', 'patrol'].map((line) => ({ place: placeIn(missed, 'waiting'), line, at: null })) });
    const seats = placeIn(missed, 'waiting', 'seats');
    if (seats && missed.duties.some((one) => one.place === seats && one.line === 'surfaces' && one.state === 'missed')) await recordRound(cleaner(), { branch, place: seats, scanned: true, done: [{ place: seats, line: 'surfaces', at: null }] });
    await bank.work();
    expect((await look()).alarms).toEqual([]);
  });
});

describe('the risk level', () => {
  it('raised, lets today’s plan grow from now on; only those above the branch may', async () => {
    const before = await planOfBranch(head(), { branch });
    await expect(setRisk(head(), { branch, level: 'high', reason: '试试' })).rejects.toMatchObject({ code: 'forbidden' });
    await setRisk(bank.as('regional_manager', [branch]), { branch, level: 'high', reason: '所在街道升为高风险' });
    const raised = await look();
    expect(raised.risk.level).toBe('high');
    expect(raised.duties.length).toBeGreaterThan(before.load.low);
    expect(raised.tally.missed).toBe((await look()).tally.missed);
    await setRegionRisk(bank.as('regional_manager', [branch]), { region, level: 'low', reason: '解除' });
    expect((await planOfBranch(head(), { branch })).history.map((one) => one.level)).toEqual(['low', 'high']);
    await expect(setRegionRisk(bank.as('regional_manager', [newId()]), { region, level: 'high', reason: '别处' })).rejects.toMatchObject({ code: 'protection.regionUnknown' });
  });
});

describe('the plan', () => {
  it('is changed from a day on by those above the branch, for a branch or for many; the closest one holds', async () => {
    const above = () => bank.as('regional_manager', [branch]);
    const now = async () => (await planOfBranch(head(), { branch })).lines.find((line) => line.code === 'air')?.low.at;
    const lines = DEFAULT_PLAN.map((line) => (line.code === 'air' ? { ...line, low: { at: ['opening', '10:30'], everyMinutes: null } } : line));
    const change = { from: '2026-03-02', lines, source: '分行通知 7 号' };
    await expect(changePlan(head(), { branch, ...change })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await trail())[0]).toMatchObject({ act: 'protection.changePlan', outcome: 'forbidden' });
    await expect(changePlan(above(), { branch, ...change, from: '2026-03-01' })).rejects.toMatchObject({ code: 'protection.planInThePast' });
    await expect(changeWidePlan(above(), change)).rejects.toMatchObject({ code: 'forbidden' });
    await changePlan(above(), { branch, ...change, from: '2026-03-03' });
    expect(await now()).toEqual(['opening', '14:00']);
    await changeWidePlan(bank.as('hq_operations'), { region, ...change });
    expect(await now()).toEqual(['opening', '10:30']);
    await changePlan(above(), { branch, ...change, lines: [...DEFAULT_PLAN] });
    expect(await now()).toEqual(['opening', '14:00']);
    // Two have it open: the second to save hears of the first, also where the first changed it for the whole region.
    const { edition, ahead } = await planOfBranch(head(), { branch });
    expect(ahead.map((one) => one.from)).toEqual(['2026-03-03']);
    const both = await Promise.allSettled([changePlan(above(), { branch, ...change, edition }), changeWidePlan(bank.as('hq_operations'), { region, ...change, opened: { branch, edition } })]);
    expect(both.map((one) => (one.status === 'fulfilled' ? 'saved' : (one.reason as { code: string }).code)).toSorted()).toEqual(['protection.planMoved', 'saved']);
    await changePlan(above(), { branch, ...change, edition: edition + 1 });
  });
});

describe('the 24-hour zone', () => {
  it('has rounds of its own while it is cut off, and none while it is closed', async () => {
    const { branch: apart } = await foundBranch(bank);
    await setWeeklyHours(bank.asking(), { branch: apart, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
    const lobby = bank.as('lobby_manager', [apart]);
    await addPlace(lobby, { branch: apart, class: 'zone', zone: 'self_service', name: '自助区', nameEn: 'Self-service' });
    const due = async () => (await roundsNow(lobby, { branch: apart })).duties.length;
    const before = await due();
    expect(before).toBeGreaterThan(0);
    await setSelfService(lobby, { branch: apart, state: 'cut_off', reason: '大厅消毒' });
    expect(await due()).toBe(before);
    await setSelfService(lobby, { branch: apart, state: 'closed', reason: '设备检修' });
    expect(await due()).toBe(0);
  });
});
