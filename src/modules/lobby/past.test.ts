import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinaryWeek, setWeeklyHours } from '#modules/hours/index.ts';
import { systemAsking } from '#platform/jobs.ts';
import { sql } from '#platform/sql.ts';
import { liveFourWeeks } from '#test/rig/history.ts';
import { addDays, weekdayOf } from '#kernel/time.ts';
import { openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { bringPast, withdrawPast } from './acts/bring-past.ts';
import { minutesOfGroups } from './reads/arrivals.ts';
import { durationsHere } from './reads/memory.ts';
import { pastOfBranch, previewPast, returnedPast } from './reads/past.ts';
import { visitsByHour } from './reads/visits-by-hour.ts';

const OLD = addDays(TODAY, -40);
const TOMORROW = addDays(TODAY, 1);
const inFile = (lines: readonly string[]) => Buffer.from(['票号,取号时间,叫号时间,结束时间,业务', ...lines].join('\n')).toString('base64');
/** On each weekday six at ten for a deposit, who waited 4 and took 8 minutes, and two at two for corporate business. */
const DAYS = Array.from({ length: 12 }, (_, at) => addDays(OLD, at)).filter((date) => weekdayOf(date) < 6);
const LINES = DAYS.flatMap((date) => [
  ...Array.from({ length: 6 }, (_, n) => `A00${n},${date} 10:0${n}:00,${date} 10:0${n + 4}:00,${date} 10:${n + 12}:00,${n % 2 ? 'deposit' : '存现金'}`),
  ...Array.from({ length: 2 }, (_, n) => `B00${n},${date.replaceAll('-', '/')} 14:0${n},14:1${n},,对公`),
]);

describe('the log of an old queue machine', () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
    await setWeeklyHours(systemAsking(lobby.house), { branch: lobby.branch, from: '2026-01-01', week: ordinaryWeek({ workday: { personal: ['09:00-17:00'] } }) });
  });
  afterAll(() => lobby?.close());
  const head = () => lobby.ask('branch_head');
  const bring = (lines: readonly string[], as = head()) => bringPast(as, { branch: lobby.branch, content: inFile(lines) });
  const forecast = () => lobby.rows<{ group: string; hour: number; expected: number }>(sql`
    select service_group as "group", hour::int, expected from lobby.arrival_forecast where branch_id = ${lobby.branch} and on_date = ${TOMORROW} and expected >= 0.5 order by 1, 2`);
  const learnt = () => lobby.rows<{ code: string; n: number; mean: number }>(sql`select service_code as code, sample_count as n, mean_minutes as mean from services.learnt where branch_id = ${lobby.branch}`);
  const kept = () => lobby.rows(sql`select * from lobby.past_number where branch_id = ${lobby.branch} order by on_date, nth`);

  it('is shown first: days, minutes, and each row that is left out with its reason', async () => {
    const bad = [`X1,gestern,,,deposit`, `X2,${TODAY} 10:00,,,deposit`, `X3,${OLD} 10:00,,,寄存`, `X4,${OLD} 10:00,${OLD} 09:59,,deposit`, `X5,${OLD} 10:00Z,,,deposit`];
    const seen = await previewPast(head(), { branch: lobby.branch, content: inFile([...LINES, ...bad]) });
    expect(seen).toMatchObject({ from: DAYS[0], to: DAYS.at(-1), numbers: LINES.length, left: 0, aside: 5, measured: [{ service: 'deposit', name: '存现金', samples: 6 * DAYS.length, mean: 8 }] });
    expect(seen.asideRows.map((one) => [one.row - LINES.length, one.why])).toEqual([[2, 'noTime'], [3, 'notPast'], [4, 'noService'], [5, 'outOfOrder'], [6, 'noTime']]);
    expect([await kept(), await forecast(), await learnt()]).toEqual([[], [], []]);
    await expect(previewPast(head(), { branch: lobby.branch, content: Buffer.from('a,b\n1,2').toString('base64') })).rejects.toMatchObject({ code: 'lobby.logColumns' });
    await expect(bring([])).rejects.toMatchObject({ code: 'lobby.logEmpty' });
  });

  it('teaches the coming days, the minutes and the work ahead at once; the same file again changes nothing', async () => {
    const first = await bring(LINES);
    expect(first).toMatchObject({ days: DAYS.length, numbers: LINES.length, kept: 0, aside: 0 });
    expect((await forecast()).map((one) => [one.group, one.hour, Math.round(one.expected)])).toEqual([['corporate', 14, 2], ['personal', 10, 6]]);
    expect(await learnt()).toEqual([{ code: 'deposit', n: 6 * DAYS.length, mean: expect.closeTo(8, 2) }]);
    const [before, again] = [await kept(), await bring(LINES)];
    expect(again).toMatchObject({ past: null, days: 0, numbers: 0, kept: DAYS.length });
    expect(await kept()).toEqual(before);
    expect(JSON.stringify(before)).not.toMatch(/A00|B00/);
    expect((await pastOfBranch(head(), { branch: lobby.branch })).pasts).toMatchObject([{ past: first.past, days: DAYS.length, numbers: LINES.length, measured: 6 * DAYS.length }]);
    const lately = addDays(TODAY, -20);
    await lobby.house.db.look({ branch: lobby.branch }, async (tx) => {
      expect((await durationsHere(tx, lobby.branch, lately)).get('deposit')?.[0]).toBeCloseTo(8);
      const { days, hours, services } = await visitsByHour(tx, lobby.branch, DAYS[0] ?? '', lately);
      expect([days, hours, services]).toEqual([DAYS.length, [{ hour: 10, others: 0, elders: 0, unknown: 6 * DAYS.length }, { hour: 14, others: 0, elders: 0, unknown: 2 * DAYS.length }], [{ service: 'deposit', others: 0, elders: 0, unknown: 6 * DAYS.length }]]);
      expect((await minutesOfGroups(tx, lobby.branch, lately)).get('personal')).toBeCloseTo(5);
    });
  });

  it('two who bring it at once bring each day once', async () => {
    const more = LINES.map((line) => line.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => addDays(date, -28)).replaceAll(/\d{4}\/\d{2}\/\d{2}/g, (date) => addDays(date.replaceAll('/', '-'), -28)));
    const both = await Promise.all([bring(more), bring(more, lobby.ask('branch_head', 'another'))]);
    expect(both.map((one) => one.days).toSorted((a, b) => a - b)).toEqual([0, DAYS.length]);
    expect(await kept()).toHaveLength(2 * LINES.length);
    for (const { past } of both) if (past !== null) await withdrawPast(head(), { branch: lobby.branch, past });
  });

  it('leaves days alone that the branch lived through with Kaimen, and taken back leaves only these', async () => {
    await lobby.house.db.change({ branch: lobby.branch }, (tx) => liveFourWeeks(tx, { branch: lobby.branch, before: TODAY }, { 9: 3 }));
    const own = addDays(TODAY, -4);
    expect(await bring([`A1,${own} 11:00,11:05,11:09,deposit`, `A2,${addDays(OLD, -7)} 11:00,11:05,11:09,deposit`])).toMatchObject({ days: 1, numbers: 1, kept: 1 });
    for (const { past } of (await pastOfBranch(head(), { branch: lobby.branch })).pasts) await withdrawPast(head(), { branch: lobby.branch, past });
    expect([await kept(), (await pastOfBranch(head(), { branch: lobby.branch })).pasts]).toEqual([[], []]);
    expect((await forecast()).map((one) => [one.hour, Math.round(one.expected)])).toEqual([[9, 3]]);
    expect((await learnt()).map((one) => [one.code, Math.round(one.mean)])).toEqual([['deposit', 9]]);
    await expect(withdrawPast(head(), { branch: lobby.branch, past: lobby.region })).rejects.toMatchObject({ code: 'lobby.pastUnknown' });
  });

  it('rows that were left out come back with their reasons, and mended are added to their own days, once', async () => {
    const [day, bad] = [addDays(OLD, -14), addDays(OLD, -13)];
    const lines = [`A1,${day} 11:00,11:05,11:09,deposit`, `A2,${day} 11:1x,,,deposit`, `A3,${bad} 11:00,,,寄存`, `A4,${day} 11:20,11:10,,deposit`];
    const { columns, rows } = await returnedPast(head(), { branch: lobby.branch, content: inFile(lines) });
    expect(columns).toEqual(['票号', '取号时间', '叫号时间', '结束时间', '业务', '错误信息 (error)', '原记录行 (row of log)']);
    expect(rows.map((one) => [one.cells[0], one.why, one.mark.split('-')[1]])).toEqual([['A2', 'noTime', '3'], ['A3', 'noService', '4'], ['A4', 'outOfOrder', '5']]);
    const file = (mended: readonly (readonly string[])[]) => Buffer.from([columns.join(','), ...mended.map((cells, at) => [...cells, '错', rows[at]?.mark].join(','))].join('\n')).toString('base64');
    const content = file([['A2', `${day} 11:10`, '11:12', '11:20', 'deposit'], ['A3', `${bad} 11:00`, '', '', 'deposit'], ['A4', `${day} 11:20`, '11:10', '', 'deposit']]);
    const noted = async () => (await lobby.rows<{ date: string; n: number }>(sql`select on_date::text as date, count(*)::int as n from lobby.past_number where branch_id = ${lobby.branch} group by 1 order by 1`)).map((one) => [one.date, one.n]);
    expect((await previewPast(head(), { branch: lobby.branch, content })).asideRows.map((one) => one.why)).toEqual(['noOriginal', 'noOriginal', 'noOriginal']);
    const { past } = await bring(lines);
    expect(await noted()).toEqual([[day, 1]]);
    expect(await previewPast(head(), { branch: lobby.branch, content })).toMatchObject({ numbers: 2, aside: 1, days: [{ date: day, numbers: 1, state: 'mended' }, { date: bad, numbers: 1, state: 'mended' }] });
    expect((await returnedPast(head(), { branch: lobby.branch, content })).rows).toMatchObject([{ cells: ['A4', `${day} 11:20`, '11:10', '', 'deposit'], why: 'outOfOrder', mark: rows[2]?.mark }]);
    const both = await Promise.all([content, content].map((same) => bringPast(head(), { branch: lobby.branch, content: same })));
    expect(both.map((one) => one.mended).toSorted((a, b) => a - b)).toEqual([0, 2]);
    expect(await noted()).toEqual([[day, 2], [bad, 1]]);
    expect(await bringPast(head(), { branch: lobby.branch, content })).toMatchObject({ past: null, days: 0, mended: 0, kept: 2, aside: 1 });
    await withdrawPast(head(), { branch: lobby.branch, past: past ?? '' });
    expect(await noted()).toEqual([]);
  });

  it('where nothing else was measured, what it taught is gone with it', async () => {
    const { past } = await bring([`C1,${addDays(OLD, -7)} 11:00,11:05,11:30,open-account`]);
    expect((await learnt()).map((one) => one.code)).toContain('deposit');
    await withdrawPast(head(), { branch: lobby.branch, past: past ?? '' });
    expect((await learnt()).map((one) => one.code)).toEqual(['deposit']);
  });

  it('is brought in by whoever answers for the branch', async () => {
    await expect(bring(LINES, lobby.ask('teller'))).rejects.toMatchObject({ code: 'forbidden' });
    const trail = await lobby.trail();
    expect(trail.filter((one) => one.act === 'lobby.bringPast').map((one) => one.outcome)).toEqual([...Array.from({ length: 10 }, () => 'done'), 'forbidden']);
    expect(trail.filter((one) => one.act === 'lobby.withdrawPast')).toHaveLength(5);
  });
});
