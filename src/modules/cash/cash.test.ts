import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { addDays, instantOf } from '#kernel/time.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { somebody } from '#test/rig/house.ts';
import { agreeDays, countDays, lengthenHolds, vouchDays } from './acts/days.ts';
import { askEnd, signEnd, withdrawEnd } from './acts/end.ts';
import { disinfectLots, sealLots, voidLot } from './acts/keep.ts';
import { receiveLots } from './acts/receive.ts';
import { handoverSheet, ledgerBook, lotLabels } from './papers.ts';
import { cashTallyOf, shelfOfBranch } from './reads/shelf.ts';
import type { Source } from './rules.ts';

let bank: TestBank;
let branch: string;
let nth = 0;
const DAY = '2026-03-02';
const at = (clock: string, on = DAY) => instantOf(on, clock, 'Asia/Shanghai');
const code = (deed: Promise<unknown>) => deed.then(() => 'done', (error: Refusal) => error.code);
/** Two people of the vault, by name. */
let people: [Actor, Actor];
const [first, second] = [() => bank.asking(people[0]), () => bank.asking(people[1])];
const count = () => countDays(bank.asking(), {});

beforeAll(async () => {
  bank = await openBank({ at: at('08:00'), connections: 12 });
  ({ branch } = await foundBranch(bank));
  people = [somebody('teller', [branch]), somebody('branch_head', [branch])];
  await setWeeklyHours(bank.asking(), { branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
});
afterAll(() => bank.close());

async function received(source: Source = 'normal'): Promise<string> {
  nth += 1;
  const { lots } = await receiveLots(first(), { branch, kind: 'cash', source, seals: [`S${nth}`], note: null });
  return lots[0]?.lot ?? '';
}

async function held(source: Source = 'normal'): Promise<string> {
  const lot = await received(source);
  await sealLots(second(), { branch, lots: [lot] });
  await disinfectLots(first(), { branch, lots: [lot], method: 'uv', minutes: 45 });
  return lot;
}

const release = async (lot: string) => {
  await askEnd(first(), { branch, lots: [lot], how: 'released', document: null });
  await signEnd(second(), { branch, lots: [lot] });
};
const standing = async (lot: string) => (await shelfOfBranch(first(), { branch })).lots.find((one) => one.id === lot);

/** The days go by, each of them seen. */
async function live(from: number, to: number): Promise<void> {
  for (let day = from; day <= to; day += 1) {
    bank.clock.moveTo(at('10:00', addDays(DAY, day)));
    await count();
  }
}

describe('a lot of ordinary cash', () => {
  it('is sealed by two, disinfected long enough, held for seven days, and released by two', async () => {
    const lot = await received();
    expect(await code(sealLots(first(), { branch, lots: [lot] }))).toBe('cash.needsOtherPerson');
    expect(await code(disinfectLots(first(), { branch, lots: [lot], method: 'uv', minutes: 45 }))).toBe('cash.isNotSealed');
    await sealLots(second(), { branch, lots: [lot] });
    expect(await code(disinfectLots(first(), { branch, lots: [lot], method: 'uv', minutes: 39 }))).toBe('cash.tooShort');
    await disinfectLots(first(), { branch, lots: [lot], method: 'uv', minutes: 40 });
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.early');
    await live(1, 6);
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.early');
    expect((await standing(lot))?.hold).toMatchObject({ stand: 'early', until: '2026-03-09', heldDays: 6 });
    await live(7, 7);
    await askEnd(first(), { branch, lots: [lot], how: 'released', document: null });
    expect(await code(signEnd(first(), { branch, lots: [lot] }))).toBe('cash.needsOtherPerson');
    await signEnd(second(), { branch, lots: [lot] });
    expect(await standing(lot)).toMatchObject({ state: 'released', ended: { how: 'released', heldDays: 7 } });
    expect(await code(signEnd(second(), { branch, lots: [lot] }))).toBe('cash.isNotHeld');
  });

  it('is not released by a clock that jumps ahead; set right again, it loses no day', async () => {
    bank.clock.moveTo(at('08:00', '2026-04-01'));
    const lot = await held();
    bank.clock.moveTo(at('08:00', '2027-04-01'));
    await count();
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.unwitnessed');
    bank.clock.moveTo(at('08:00', '2025-04-01'));
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.clockBehind');
    for (const day of [2, 3, 4, 5, 6, 7, 8]) { bank.clock.moveTo(at('08:00', `2026-04-0${day}`)); await count(); }
    await release(lot);
    expect((await standing(lot))?.ended?.heldDays).toBe(7);
  });

  it('whose days nobody saw is released after two people vouch for them, never one, never ahead of time', async () => {
    bank.clock.moveTo(at('08:00', '2026-05-01'));
    const lot = await held();
    for (const day of ['02', '03', '07', '08']) { bank.clock.moveTo(at('08:00', `2026-05-${day}`)); await count(); }
    expect((await standing(lot))?.hold).toMatchObject({ stand: 'unwitnessed', missing: ['2026-05-04', '2026-05-05', '2026-05-06'] });
    const dates = ['2026-05-04', '2026-05-05', '2026-05-06'];
    expect(await code(vouchDays(first(), { branch, dates: ['2026-05-08'] }))).toBe('cash.dayNotOver');
    await vouchDays(first(), { branch, dates });
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.unwitnessed');
    expect(await code(agreeDays(first(), { branch, dates }))).toBe('cash.needsOtherPerson');
    await agreeDays(second(), { branch, dates });
    await release(lot);
  });

  it('is held longer when the rule is made stricter meanwhile, and no shorter when it is relaxed', async () => {
    bank.clock.moveTo(at('08:00', '2026-06-01'));
    const lot = await held();
    await changeBranchSetting(bank.asking(), { branch, name: 'cash.holdDays', value: { low: 10, medium: 14, high: 14 }, fromOn: '2026-06-02' });
    for (let day = 2; day <= 8; day += 1) { bank.clock.moveTo(at('08:00', `2026-06-0${day}`)); await count(); }
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.early');
    await lengthenHolds(bank.asking(), { branch });
    await changeBranchSetting(bank.asking(), { branch, name: 'cash.holdDays', value: { low: 7, medium: 14, high: 14 }, fromOn: '2026-06-08' });
    expect((await standing(lot))?.hold).toMatchObject({ needDays: 10, until: '2026-06-11', stand: 'early' });
    await voidLot(second(), { branch, lot, why: '登记两次' });
    expect(await standing(lot)).toMatchObject({ state: 'void', voided: { why: '登记两次' } });
  });
});

describe('a lot from a hospital or a market', () => {
  it.each(['hospital', 'market'] as const)('(%s) is handed to the central bank with a paper and never released', async (source) => {
    bank.clock.moveTo(at('08:00', '2026-07-01'));
    const lot = await held(source);
    bank.clock.moveTo(at('08:00', '2026-07-30'));
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }))).toBe('cash.neverPaidOut');
    expect(await code(askEnd(first(), { branch, lots: [lot], how: 'handed_over', document: null }))).toBe('cash.documentMissing');
    await askEnd(first(), { branch, lots: [lot], how: 'handed_over', document: 'YJ-07' });
    expect(await handoverSheet(first(), { branch, only: [] })).toContain('YJ-07');
    await withdrawEnd(first(), { branch, lots: [lot] });
    await askEnd(first(), { branch, lots: [lot], how: 'handed_over', document: 'YJ-08' });
    await signEnd(second(), { branch, lots: [lot] });
    expect(await standing(lot)).toMatchObject({ state: 'handed_over' });
  });
});

describe('the table itself', () => {
  it('refuses an early release, the release of hospital cash, one person for two, and a deed out of order', async () => {
    bank.clock.moveTo(at('08:00', '2026-08-01'));
    const [early, hospital, fresh] = [await held(), await held('hospital'), await received()];
    const change = (set: string, lot: string) => bank.house.db.change({ branch }, (tx) => tx.run(sql`update cash.lot set ${sql.raw(set)} where branch_id = ${branch} and id = ${lot}`)).then(() => 'done', (error: { constraint?: string }) => error.constraint);
    const ended = "asked_at = received_at, asked_by = 'a', asked_how = 'released', ended_how = 'released', ended_at = received_at, ended_by = 'b'";
    expect(await change(`${ended}, ended_on = '2026-08-03', held_days = 30`, early)).toBe('lot_not_early');
    expect(await change(`${ended}, ended_on = '2026-09-03', held_days = 2`, early)).toBe('lot_not_early');
    expect(await change(`${ended}, ended_on = '2026-09-03', held_days = 30`, hospital)).toBe('lot_never_paid_out');
    expect(await change(`${ended.replace("'b'", "'a'")}, ended_on = '2026-09-03', held_days = 30`, early)).toBe('lot_ended_by_two');
    expect(await change("disinfected_at = received_at, disinfected_by = 'a', method = 'uv', minutes = 60, held_from = received_on, need_days = 7", fresh)).toBe('lot_disinfected_sealed');
  });
});

describe('a crowd', () => {
  it('of twelve who sign at once ends a lot once; a seal that two enter at once is entered once', async () => {
    bank.clock.moveTo(at('08:00', '2026-09-01'));
    const lot = await held();
    for (let day = 2; day <= 8; day += 1) { bank.clock.moveTo(at('08:00', `2026-09-0${day}`)); await count(); }
    await askEnd(first(), { branch, lots: [lot], how: 'released', document: null });
    const signed = await Promise.all(Array.from({ length: 12 }, () => code(signEnd(second(), { branch, lots: [lot] }))));
    expect(signed.filter((one) => one === 'done')).toHaveLength(1);
    const entered = await Promise.all(Array.from({ length: 8 }, () => code(receiveLots(first(), { branch, kind: 'cash', source: 'normal', seals: ['ONE-SEAL'], note: null }))));
    expect(entered.filter((one) => one === 'done')).toHaveLength(1);
    expect(entered.filter((one) => one === 'cash.sealUsed')).toHaveLength(7);
  });
});

describe('whatever happens, in any order, with a clock that jumps', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('receive', 'seal', 'disinfect', 'ask', 'sign', 'withdraw', 'count') }),
    fc.record({ do: fc.constant('count-next-day' as const) }), fc.record({ do: fc.constant('count-next-day' as const) }),
    fc.record({ do: fc.constant('jump' as const), days: fc.integer({ min: -30, max: 60 }) }),
  );
  it('nothing is paid out before its days were lived through, and nothing of a hospital ever', async () => {
    let year = 2030;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), fc.constantFrom('normal', 'hospital'), async (steps, source) => {
      year += 2;
      let today = `${year}-01-10`;
      const seen = new Set<string>();
      bank.clock.moveTo(at('09:00', today));
      let lot = await held(source);
      let from = today;
      for (const one of steps) {
        const quietly = (deed: Promise<unknown>) => deed.catch((no: Refusal) => { if (!no.code) throw no; });
        if (one.do === 'jump' || one.do === 'count-next-day') { today = addDays(today, one.do === 'jump' ? one.days : 1); bank.clock.moveTo(at('09:00', today)); }
        if (one.do === 'count' || one.do === 'count-next-day') { await count(); seen.add(today); }
        if (one.do === 'receive' && (await standing(lot))?.state !== 'held') { [lot, from] = [await received(source), '']; }
        if (one.do === 'seal') await quietly(sealLots(second(), { branch, lots: [lot] }));
        if (one.do === 'disinfect') await quietly(disinfectLots(first(), { branch, lots: [lot], method: 'heat', minutes: 30 }).then(() => { from = today; }));
        if (one.do === 'ask') await quietly(askEnd(first(), { branch, lots: [lot], how: 'released', document: null }));
        if (one.do === 'withdraw') await quietly(withdrawEnd(second(), { branch, lots: [lot] }));
        if (one.do === 'sign') {
          const done = await code(signEnd(second(), { branch, lots: [lot] }));
          if (done !== 'done') continue;
          expect(source).toBe('normal');
          expect([...seen].filter((date) => date > from && date <= today).length).toBeGreaterThanOrEqual(7);
          break;
        }
      }
      await quietlyVoid(lot);
    }), { numRuns: 12 });
  });
  const quietlyVoid = (lot: string) => voidLot(second(), { branch, lot, why: 'next' }).catch(() => undefined);
});

describe('papers and the tally', () => {
  it('labels name the day, the ledger is a workbook, and the tally counts what waits', async () => {
    bank.clock.moveTo(at('09:30', '2026-10-12'));
    const lot = await held();
    await received();
    const shown = await standing(lot);
    expect(await lotLabels(first(), { branch, only: [shown?.code ?? ''], lang: 'zh' })).toContain('2026-10-19 前不得出库');
    expect((await ledgerBook(first(), { branch })).subarray(0, 2).toString()).toBe('PK');
    const tally = () => bank.house.db.look({ branch }, (tx) => cashTallyOf(tx, branch, bank.clock.now()));
    expect(await tally()).toMatchObject({ evening: 'late' });
    expect((await tally()).held).toBeGreaterThan(0);
    await expect(shelfOfBranch(bank.as('wealth_manager', [branch]), { branch })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
