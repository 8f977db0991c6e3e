import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NETWORK, newId } from '#kernel/id.ts';
import { addDays, daysBetween, instantOf } from '#kernel/time.ts';
import { addBranch } from '#modules/branches/index.ts';
import { setWeeklyHours, ordinaryWeek } from '#modules/hours/index.ts';
import { hallOf } from '#modules/lobby/index.ts';
import { layOutPlaces, netOfBranch, roundsNow, setRisk } from '#modules/protection/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { changeRule } from './acts/change-rule.ts';
import { caseFile, returnFile } from './reads/case-file.ts';
import { confirmFile, handIn } from './acts/case-file.ts';
import { importCases, previewCases, returnCases } from './acts/import-cases.ts';
import { judge } from './acts/judge.ts';
import { linkArea } from './acts/link-area.ts';
import { liftHand, setByHand } from './acts/set-by-hand.ts';

import { readCases } from './read-cases.ts';
import { regionBranches } from './reads/region-branches.ts';
import { areaLevelAt } from './standing.ts';
import { desk } from './reads/desk.ts';
import { history } from './reads/history.ts';
import { realCases } from './real-cases.ts';
import { verdictOn } from './rules.ts';

const WUHAN = '420100';
const at = (date: string, clock = '08:00') => instantOf(date, clock, 'Asia/Shanghai');
const cases = realCases();

let bank: TestBank;
let [branch, region, other] = ['', '', ''];

beforeAll(async () => {
  bank = await openBank({ at: at('2020-03-02') });
  ({ branch, region } = await foundBranch(bank, 'w1'));
  ({ branch: other } = await foundBranch(bank, 'o1'));
  await setWeeklyHours(bank.asking(), { branch, week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }), from: '2020-01-01' });
  await layOutPlaces(bank.asking(), { branch });
});
afterAll(() => bank?.close());

const hq = () => bank.as('hq_operations');
const manager = (...branches: string[]) => bank.as('regional_manager', branches);
const file = (text: string | Buffer) => ({ name: 'cases.csv', content: Buffer.from(text).toString('base64') });
const take = async (text: string | Buffer) => importCases(hq(), { ...file(text), token: (await previewCases(hq(), file(text))).token });
const counted = async () => (await bank.house.db.look({ branch: NETWORK }, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from risk.count`))).n;
const standing = async (area: string) => (await desk(hq(), {})).inUse.find((one) => one.code === area);
const cap = () => bank.house.db.look({ branch }, async (tx) => (await hallOf(tx, branch, bank.clock.now())).cap);
const approval = async () => (await netOfBranch(bank.as('branch_head', [branch]), { branch })).gate.checks.find((one) => one.kind === 'approval')?.light;

describe.skipIf(!cases)('the daily cases of China, 2019-12-01 to 2020-03-01 (skipped without ../shared/data)', () => {
  const list = cases ?? Buffer.alloc(0);

  test('are previewed: what is no area is set aside with its reason, gaps and falls are counted, nothing is written', async () => {
    const seen = await previewCases(hq(), file(list));
    expect(seen).toMatchObject({ rows: 17_427, country: 92, from: '2019-12-01', to: '2020-03-01', added: 17_427, changed: 0, same: 0, aside: [{ why: 'noArea', count: 909 }] });
    expect(seen.byArea.find((one) => one.code === WUHAN)).toMatchObject({ name: '武汉市', missing: 3, from: '2019-12-01' });
    expect(seen.byArea.reduce((sum, one) => sum + one.falls, 0)).toBeGreaterThan(10);
    expect(seen.asideRows.some((row) => row.text.includes('外地来'))).toBe(true);
    const back = await returnCases(hq(), file(list));
    expect(back.rows).toBe(909);
    expect(Buffer.from(back.content, 'base64').toString()).toContain('没有六位地区代码');
    expect(await counted()).toBe(0);
  });

  test('are written whole, once, by who may, and only as they were shown', async () => {
    await expect(importCases(hq(), { ...file(list), token: '0'.repeat(64) })).rejects.toMatchObject({ code: 'risk.previewStale' });
    await expect(importCases(manager(branch), { ...file(list), token: '0'.repeat(64) })).rejects.toMatchObject({ status: 403 });
    expect(await counted()).toBe(0);
    expect(await take(list)).toEqual({ added: 17_427, changed: 0, same: 0, aside: 909 });
    expect(await counted()).toBe(17_427);
    expect(await take(list)).toEqual({ added: 0, changed: 0, same: 17_427, aside: 909 });
  });

  test('of no area is a missing day ever low', async () => {
    const { rows } = await readCases(list, '2020-03-02');
    let missing = 0;
    const areas = new Map<string, { day: string; total: number }[]>();
    for (const { area, day, total } of rows.toSorted((a, b) => (a.day < b.day ? -1 : 1))) areas.set(area, [...(areas.get(area) ?? []), { day, total }]);
    for (const own of areas.values()) {
      const days = new Set(own.map((one) => one.day));
      const [from, to] = [own[0]?.day ?? '', own.at(-1)?.day ?? ''];
      for (let nth = 0; nth <= daysBetween(from, to) + 1; nth += 1) {
        const day = addDays(from, nth);
        if (days.has(day)) continue;
        missing += 1;
        expect(verdictOn(own, day, { days: 14, medium: 1, high: 51 }).level).toBe('none');
      }
    }
    expect(missing).toBeGreaterThan(300);
  });

  test('give Wuhan its history: no data on 20 to 22 January, high before and after', async () => {
    const { days } = await history(hq(), { area: WUHAN });
    const on = (day: string) => days.find((one) => one.day === day);
    expect(['2020-01-19', '2020-01-20', '2020-01-21', '2020-01-22', '2020-01-23'].map((day) => on(day)?.level)).toEqual(['high', 'none', 'none', 'none', 'high']);
    expect(on('2020-01-21')).toMatchObject({ total: null, fresh: null });
    expect(on('2020-02-13')).toMatchObject({ total: 32_994, risen: 13_436, level: 'high' });
    expect(on('2019-12-01')).toMatchObject({ total: 1, level: 'medium' });
  });

  test('raise what hangs on the level: disinfection, the hall’s cap, the opening list', async () => {
    const head = bank.as('branch_head', [branch]);
    const before = { cap: await cap(), duties: (await roundsNow(head, { branch })).duties.length };
    expect([before.cap, await approval(), (await roundsNow(head, { branch })).risk.level]).toEqual([40, 'green', 'low']);
    await linkArea(hq(), { place: region, area: WUHAN });
    expect(await standing(WUHAN)).toMatchObject({ level: 'high', judged: 'high', lastCounted: '2020-03-01', byHand: null });
    const after = await roundsNow(bank.as('branch_head', [branch]), { branch });
    expect([await cap(), await approval(), after.risk.level]).toEqual([20, 'red', 'high']);
    expect(after.duties.length).toBeGreaterThan(before.duties);
    // A branch of its own word may be stricter than its area, never laxer.
    bank.clock.pass(1);
    await setRisk(manager(branch), { branch, level: 'low', reason: '试试' });
    expect((await roundsNow(bank.as('branch_head', [branch]), { branch })).risk.level).toBe('high');
    const news = await bank.house.db.look({ branch }, (tx) => tx.many<{ topic: string }>(sql`select topic from app.event where branch_id = ${branch} and topic like 'risk.%'`));
    expect(news.length).toBeGreaterThan(0);
  });
});

const HEADER = 'date,code,city,confirmed';

/** As long as the real file is said to be (170,477 rows), in its shape: 564 areas, with a gap, a fall and rows of no area. */
function longList(): Buffer {
  const lines = ['date,country,countryCode,province,provinceCode,city,cityCode,confirmed,suspected,cured,dead'];
  for (let area = 0; area < 564; area += 1) {
    for (let day = 0; day < 302; day += 1) {
      if (area === 0 && day === 100) continue;
      lines.push(`${addDays('2019-04-10', day)},中国,CN,某省,610000,${area % 50 === 49 ? '待确认' : `第${area}市`},${area % 50 === 49 ? '' : 610_001 + area},${area === 1 && day === 200 ? 5 : day},0,0,0`);
    }
  }
  return Buffer.from(lines.join('\n'));
}

describe('a file handed in on the page', () => {
  const state = async (file: string) => (await caseFile(hq(), { file })).state;
  const work = () => bank.work();

  test('of 170,327 rows is read by a job that says how far it is, seen, confirmed, and written whole', async () => {
    const list = longList();
    const before = await counted();
    const { file: handed } = await handIn(hq(), { ...file(list), name: '全国.csv' });
    expect(await caseFile(hq(), { file: handed })).toMatchObject({ state: 'reading', preview: null });
    await expect(confirmFile(hq(), { file: handed, token: '0'.repeat(64) })).rejects.toMatchObject({ code: 'risk.fileNotRead' });
    await work();
    const seen = await caseFile(hq(), { file: handed });
    const rows = 170_327 - 11 * 302;
    expect(seen).toMatchObject({ state: 'read', share: 1, preview: { rows, areas: 553, added: rows, changed: 0, aside: [{ why: 'noArea', count: 11 * 302 }] } });
    expect(seen.preview?.byArea.find((one) => one.code === '610001')).toMatchObject({ missing: 1, days: 301 });
    expect(seen.preview?.byArea.find((one) => one.code === '610002')).toMatchObject({ falls: 1 });
    expect(await counted()).toBe(before);
    const shares = await bank.house.db.look({ branch: NETWORK }, (tx) => tx.one<{ told: number }>(sql`select count(*)::int as told from app.trail where act = 'risk.noteReading'`));
    expect(shares.told).toBeGreaterThan(5);
    await confirmFile(hq(), { file: handed, token: seen.token ?? '' });
    expect(await state(handed)).toBe('writing');
    await work();
    expect(await caseFile(hq(), { file: handed })).toMatchObject({ state: 'written', answer: { added: rows, changed: 0 } });
    expect(await counted()).toBe(before + rows);
    expect((await returnFile(hq(), { file: handed })).rows).toBe(11 * 302);
    await expect(confirmFile(hq(), { file: handed, token: seen.token ?? '' })).rejects.toMatchObject({ code: 'risk.fileNotRead' });
  }, 120_000);

  test('is refused with its reason when it cannot be read, and nobody but head office hands one in', async () => {
    const { file: handed } = await handIn(hq(), { ...file('网点,地址\n一,二') });
    await work();
    await expect(caseFile(hq(), { file: handed })).rejects.toMatchObject({ code: 'risk.noCases', status: 422 });
    await expect(handIn(manager(branch), { ...file('一') })).rejects.toMatchObject({ status: 403 });
    await expect(caseFile(manager(branch), { file: handed })).rejects.toMatchObject({ status: 403 });
    await expect(caseFile(hq(), { file: newId() })).rejects.toMatchObject({ code: 'risk.fileUnknown' });
  });

  test('two files about one day: what the first one changed is seen again before the second is written', async () => {
    const hand = async (total: number) => (await handIn(hq(), { ...file(`${HEADER}\n2020-01-01,998100,某市,${total}`) })).file;
    const [one, other] = [await hand(3), await hand(4)];
    await work();
    for (const handed of [one, other]) await confirmFile(hq(), { file: handed, token: (await caseFile(hq(), { file: handed })).token ?? '' });
    await work();
    const both = [await caseFile(hq(), { file: one }), await caseFile(hq(), { file: other })];
    expect(both.map((seen) => seen.state).toSorted()).toEqual(['read', 'written']);
    const again = both.find((seen) => seen.state === 'read');
    expect(again).toMatchObject({ again: true, preview: { changed: 1 } });
    await confirmFile(hq(), { file: again?.file ?? '', token: again?.token ?? '' });
    await work();
    expect(await state(again?.file ?? '')).toBe('written');
    expect(await counted()).toBeGreaterThan(0);
  });
});


describe('where places lie', () => {
  test('a branch may lie in another area than its region: it has that area’s level, the others the region’s', async () => {
    const [city, town] = ['997100', '997200'];
    await take([HEADER, ...Array.from({ length: 20 }, (_, nth) => addDays('2020-02-12', nth)).flatMap((day, nth) => [`${day},${city},某市,3`, `${day},${town},某县,${nth * 9}`])].join('\n'));
    const { region: wide, branch: first } = await foundBranch(bank, 'w7');
    const { branch: second } = await addBranch(bank.asking(), { region: wide, code: 'w8', name: '县支行', nameEn: 'Town branch', address: '无名路 2 号', phone: '02100000001', lng: 121.2, lat: 31.2 });
    await linkArea(hq(), { place: wide, area: city });
    await linkArea(hq(), { place: second, area: town });
    const levels = async () => bank.house.db.look({ branches: 'all' }, async (tx) => [await areaLevelAt(tx, first, bank.clock.now()), await areaLevelAt(tx, second, bank.clock.now())]);
    expect(await levels()).toEqual(['low', 'high']);
    expect((await regionBranches(hq(), { region: wide })).branches).toMatchObject([{ code: 'w7', area: null }, { code: 'w8', area: town }]);
    expect((await desk(hq(), {})).places.find((one) => one.id === wide)).toMatchObject({ area: city, own: [{ id: second, area: town }] });
    await expect(linkArea(manager(second), { place: second, area: null })).rejects.toMatchObject({ status: 403 });
    await linkArea(hq(), { place: second, area: null });
    expect(await levels()).toEqual(['low', 'low']);
    await linkArea(hq(), { place: wide, area: null });
  });
});

describe('an area, day by day', () => {
  const AREA = '999100';
  const on = (date: string) => bank.clock.moveTo(at(date));
  const night = async (date: string) => { on(date); await bank.work(); await judge(bank.asking(), {}); };

  beforeAll(async () => {
    on('2020-03-20');
    await take([HEADER, ...Array.from({ length: 20 }, (_, nth) => `${addDays('2020-02-29', nth)},${AREA},某市,3`)].join('\n'));
    await linkArea(hq(), { place: other, area: AREA });
  });

  test('is low as long as it is counted; a day without counts is no data and at least medium; counted again it is low again', async () => {
    expect(await standing(AREA)).toMatchObject({ level: 'low', judged: 'low', fresh: 0, lastCounted: '2020-03-19' });
    await night('2020-03-21');
    expect(await standing(AREA)).toMatchObject({ level: 'medium', judged: 'none', fresh: null, lastCounted: '2020-03-19' });
    await take(`${HEADER}\n2020-03-20,${AREA},某市,3`);
    expect(await standing(AREA)).toMatchObject({ level: 'low', judged: 'low', lastCounted: '2020-03-20' });
    await night('2020-03-22');
    await take(`${HEADER}\n2020-03-21,${AREA},某市,60`);
    expect(await standing(AREA)).toMatchObject({ level: 'high', judged: 'high', fresh: 57 });
    await night('2020-03-23');
    expect(await standing(AREA)).toMatchObject({ level: 'high', judged: 'none' });
    expect((await judge(bank.asking(), {})).judged).toBe(0);
    const late = async () => (await desk(hq(), {})).late.map((one) => `${one.code} ${one.lastCounted}`);
    expect(await late()).not.toContain(`${AREA} 2020-03-21`);
    await night('2020-03-24');
    expect(await late()).toContain(`${AREA} 2020-03-21`);
  });

  test('is set by hand with a reason and a last day, by whom all its branches are; then the counts speak again', async () => {
    on('2020-03-24');
    const word = { area: AREA, level: 'low' as const, until: '2020-03-25', reason: '区疾控通知' };
    await expect(setByHand(manager(branch), word)).rejects.toMatchObject({ code: 'risk.areaNotYours' });
    await expect(setByHand(bank.as('branch_head', [other]), word)).rejects.toMatchObject({ status: 403 });
    await expect(setByHand(manager(other), { ...word, until: '2020-05-25' })).rejects.toMatchObject({ code: 'risk.untilWrong' });
    await expect(setByHand(hq(), { ...word, area: '540000' })).rejects.toMatchObject({ code: expect.stringMatching(/areaNotInUse|areaUnknown/) });
    await setByHand(manager(other), word);
    expect(await standing(AREA)).toMatchObject({ level: 'low', judged: 'none', byHand: { until: '2020-03-25', reason: '区疾控通知' } });
    await night('2020-03-25');
    expect(await standing(AREA)).toMatchObject({ level: 'low', byHand: { until: '2020-03-25' } });
    await night('2020-03-26');
    expect(await standing(AREA)).toMatchObject({ level: 'medium', judged: 'none', byHand: null });
    await setByHand(hq(), { ...word, level: 'high', until: '2020-03-30' });
    bank.clock.pass(1);
    expect(await liftHand(hq(), { area: AREA, reason: '误设' })).toEqual({ area: AREA, level: 'high' });
    await expect(liftHand(hq(), { area: AREA, reason: '误设' })).rejects.toMatchObject({ code: 'risk.notByHand' });
    const { standings } = await history(hq(), { area: AREA });
    expect(standings.slice(0, 2)).toMatchObject([{ level: 'high', judged: 'none', reason: '误设' }, { level: 'high', judged: null, until: '2020-03-30', reason: '区疾控通知' }]);
  });

  test('a new rule holds from its day on; the days before keep their level', async () => {
    on('2020-03-27');
    const before = (await history(hq(), { area: AREA })).days;
    const rule = { days: 14, medium: 70, high: 100 };
    await expect(changeRule(hq(), { from: '2020-03-26', rule, source: '新文件' })).rejects.toMatchObject({ code: 'risk.ruleInThePast' });
    await expect(changeRule(manager(other), { from: '2020-03-28', rule, source: '新文件' })).rejects.toMatchObject({ status: 403 });
    await changeRule(hq(), { from: '2020-03-28', rule, source: '新文件' });
    on('2020-03-30');
    await take(`${HEADER}\n2020-03-27,${AREA},某市,60\n2020-03-28,${AREA},某市,60`);
    const { days } = await history(hq(), { area: AREA });
    expect(days.slice(0, before.length)).toEqual(before);
    expect(days.slice(-2)).toMatchObject([{ day: '2020-03-27', fresh: 57, level: 'high' }, { day: '2020-03-28', fresh: 57, level: 'low' }]);
  });

  test('a list that says one day twice, a day to come, no number or no code has those rows set aside', async () => {
    const { added, aside } = await previewCases(hq(), file(`日期,区划代码,城市,累计确诊\n2020/2/1,${AREA},某市,1\n2020年2月2日,${AREA},某市,2\n2020-02-02,${AREA},某市,3\n2031-01-01,${AREA},某市,9\n2020-02-03,${AREA},某市,许多\n2020-02-30,${AREA},某市,4\n2020-02-04,,外地来京,4`));
    expect([added, aside.map(({ why, count }) => [why, count])]).toEqual([1, [['noDate', 1], ['ahead', 1], ['noArea', 1], ['noCount', 1], ['twice', 2]]]);
    await expect(previewCases(hq(), file('网点,地址\n一,二'))).rejects.toMatchObject({ code: 'risk.noCases' });
  });
});
