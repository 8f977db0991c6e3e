import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { instantOf } from '#kernel/time.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { signGate } from '#modules/protection/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, hire, openBank, type TestBank } from '#test/rig/bank.ts';
import { declare, declareFor } from './acts/declare.ts';
import { keepPath } from './acts/keep-path.ts';
import { signReport } from './acts/sign-report.ts';
import { watchHealth } from './acts/watch.ts';
import { purgeDeclared } from './jobs.ts';
import { board } from './reads/board.ts';
import { ownFile, staffFile } from './reads/file.ts';
import { reports } from './reads/reports.ts';

let bank: TestBank;
let branch: string;
const people = new Map<string, Actor>();
const DAY = '2026-03-02';
const at = (clock: string, on = DAY) => instantOf(on, clock, 'Asia/Shanghai');
const code = (deed: Promise<unknown>) => deed.then(() => 'done', (error: Refusal) => error.code);
const WELL: Parameters<typeof declare>[1]['said'] = { temperature: 36.6, symptoms: [], household: false, travel: false, contact: false };
const as = (login: string) => bank.asking(people.get(login));
const today = () => board(as('head'), { branch });
const standing = async (login: string) => (await today()).people.find((one) => one.staff === people.get(login)?.id)?.standing;

beforeAll(async () => {
  bank = await openBank({ at: at('07:30'), connections: 12 });
  ({ branch } = await foundBranch(bank));
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  for (const [login, role] of [['teller', 'teller'], ['second', 'teller'], ['lobby', 'lobby_manager'], ['cleaner', 'cleaner'], ['head', 'branch_head'], ['wealth', 'wealth_manager']] as const satisfies readonly (readonly [string, Role])[]) {
    const { staff } = await hire(bank, login, role, branch);
    people.set(login, { id: staff, kind: 'staff', name: login, roles: [role], reach: [branch] });
  }
});
afterAll(() => bank.close());

describe('a morning', () => {
  it('is declared in a tap; who has not is missing when it is over, once, and the branch rings', async () => {
    expect((await today()).figures).toMatchObject({ people: 6, declared: 0, missing: 6 });
    for (const login of ['teller', 'lobby', 'head', 'wealth']) expect(await declare(as(login), { branch, said: WELL })).toEqual({ fit: true });
    await declareFor(as('lobby'), { branch, staff: people.get('cleaner')?.id ?? '', said: WELL });
    expect(await standing('second')).toBe('waiting');
    bank.clock.moveTo(at('09:01'));
    expect(await standing('second')).toBe('missing');
    expect([await watchHealth(bank.asking(), {}), await watchHealth(bank.asking(), {})]).toEqual([{ raised: 1 }, { raised: 0 }]);
    expect((await today()).rounds[0]).toMatchObject({ state: 'over', missing: 1 });
  });

  it('with a cough leads to staying away: told, covered, reported, cleared by another; until then no declaration of fitness helps', async () => {
    const before = people.get('second')?.id ?? '';
    expect(await Promise.all(Array.from({ length: 6 }, () => declare(as('second'), { branch, said: { ...WELL, symptoms: ['cough'] } }).then((one) => one.fit)))).toEqual(Array(6).fill(false));
    const open = async () => (await today()).absences;
    expect(await open()).toHaveLength(1);
    expect((await open())[0]).toMatchObject({ staff: before, left: ['told', 'cover', 'reported', 'cleared'] });
    await declare(as('second'), { branch, said: WELL });
    expect(await standing('second')).toBe('away');
    const absence = (await open())[0]?.absence ?? '';
    const step = (done: Parameters<typeof keepPath>[1]['done'], who = 'head') => keepPath(as(who), { branch, absence, done });
    expect(await code(step({ step: 'told' }, 'lobby'))).toBe('forbidden');
    await step({ step: 'told' });
    expect(await code(step({ step: 'cover', cover: before }))).toBe('health.coverNotThere');
    await step({ step: 'cover', cover: people.get('teller')?.id ?? '' });
    await step({ step: 'reported', to: '片区经理' });
    expect(await code(step({ step: 'cleared', returnsOn: '2026-03-01' }))).toBe('health.returnPast');
    await step({ step: 'cleared', returnsOn: '2026-03-16' });
    expect(await open()).toEqual([]);
    expect(await standing('second')).toBe('away');
    expect((await today()).people.find((one) => one.staff === before)?.returnsOn).toBe('2026-03-16');
  });

  it('counts for the opening list: who is fit is there, nobody types a number', async () => {
    const refused = await signGate(as('lobby'), { branch }).catch((error: Refusal) => error);
    // No place is laid out here: only people and supplies are asked for.
    expect(refused).toMatchObject({ code: 'protection.gateRed' });
    expect((refused as Refusal).offer).toMatchObject({ checks: expect.not.arrayContaining([expect.objectContaining({ kind: 'staff' })]) as unknown });
  });
});

describe('what was declared', () => {
  it('is read by oneself and by the head, each reading recorded; by nobody else, and not in the database', async () => {
    const staff = people.get('second')?.id ?? '';
    expect((await ownFile(as('second'), { branch })).entries.at(-1)).toMatchObject({ fit: false, said: { symptoms: ['cough'] } });
    expect((await staffFile(as('head'), { branch, staff })).entries).toHaveLength(7);
    const read = await bank.house.db.look({ branch }, (tx) => tx.many<{ act: string }>(sql`select act from app.trail where branch_id = ${branch} and act in ('health.staffFile', 'health.ownFile')`));
    expect(new Set(read.map((row) => row.act))).toEqual(new Set(['health.staffFile', 'health.ownFile']));
    for (const role of ['wealth_manager', 'relationship_manager', 'lobby_manager', 'teller', 'regional_manager', 'hq_operations', 'auditor'] as const) expect(await code(staffFile(bank.as(role, [branch]), { branch, staff })), role).toBe('forbidden');
    for (const role of ['wealth_manager', 'relationship_manager', 'teller'] as const) expect(await code(board(bank.as(role, [branch]), { branch })), role).toBe('forbidden');
    const stored = await bank.house.db.look({ branch }, (tx) => tx.many<{ row: string }>(sql`select declaration::text as row from health.declaration where branch_id = ${branch} union all select trail::text from app.trail where branch_id = ${branch} and act like 'health.%'`));
    expect(stored.filter(({ row }) => /cough|36\.6/.test(row))).toEqual([]);
    expect(JSON.stringify(await today())).not.toMatch(/cough|36\.6/);
  });

  it('goes with its day: rows and key', async () => {
    bank.clock.moveTo(at('03:00', '2026-04-02'));
    await purgeDeclared(bank.asking());
    expect((await ownFile(as('second'), { branch })).entries).toEqual([]);
    bank.clock.moveTo(at('09:30', '2026-03-03'));
  });
});

describe('the day’s report', () => {
  it('is sent when all is zero, late after its hour, corrected by a new version, signed once by two at once', async () => {
    const signed = await Promise.all(Array.from({ length: 4 }, () => code(signReport(as('head'), { branch, over: 0, remark: null }))));
    expect(signed.sort()).toEqual(['done', 'health.reportMoved', 'health.reportMoved', 'health.reportMoved']);
    expect(await code(signReport(as('lobby'), { branch, over: 1, remark: null }))).toBe('forbidden');
    const mine = async () => (await reports(bank.as('regional_manager', [branch]), {})).branches[0];
    expect(await mine()).toMatchObject({ standing: 'sent', report: { version: 1, figures: { people: 6, unwell: 0, away: 1 } } });
    await signReport(as('head'), { branch, over: 1, remark: '更正' });
    expect(await mine()).toMatchObject({ standing: 'sent', report: { version: 2, remark: '更正' } });
    bank.clock.moveTo(at('18:01', '2026-03-04'));
    expect(await mine()).toMatchObject({ standing: 'late', report: null });
    await declare(as('teller'), { branch, said: WELL });
    expect((await watchHealth(bank.asking(), {})).raised).toBe(3);
    await signReport(as('head'), { branch, over: 0, remark: null });
    expect(await mine()).toMatchObject({ standing: 'sentLate' });
    expect(JSON.stringify(await mine())).not.toContain('second');
  });
});
