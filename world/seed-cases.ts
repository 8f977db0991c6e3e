import { chanceOf, poisson } from '#kernel/chance.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { areasCounted, importCases, linkArea, previewCases } from '#modules/risk/index.ts';
import { BANK, type RegionCode } from './bank.ts';

/** The city and its districts. The codes begin with 99, which is given to no place (GB/T 2260). */
const CITY = '990100';
const DISTRICTS: readonly Readonly<{ region: RegionCode; code: string; name: string; course: (day: number) => number; notCounted?: number }>[] = [
  // A wave that is nearly over: medium risk for as long as now and then somebody falls ill.
  { region: 'hx', code: '990101', name: '鹤汐区', course: (day) => wave(day, 26, 6, 7) + 0.3 },
  // A few weeks without a case: low risk. One of its days was not counted.
  { region: 'wy', code: '990102', name: '望榆区', course: (day) => wave(day, 20, 4, 3), notCounted: 46 },
  // A wave at its height: high risk, and what hangs on it.
  { region: 'qy', code: '990103', name: '青砚区', course: (day) => wave(day, 54, 7, 11) },
];
const DAYS_BEFORE = 60;
const APPROVAL_DAYS = { before: 20, after: 90 };
/** Cases that a course would bring on average below this are none. */
const LEAST = 0.05;

/** Two months of made-up cases, where each region lies, and the approval that branches need to open at high risk. */
export async function seedCases(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const today = businessDate(asking.now, BANK.timeZone);
  const first = addDays(today, -DAYS_BEFORE);
  const list = listOf(first, first, addDays(today, -1));
  await importCases.within(tx, asking, { ...list, token: (await previewCases.within(tx, asking, list)).token });
  for (const { region, code } of DISTRICTS) await linkArea.within(tx, asking, { place: places.get(region) ?? '', area: code });
  await changeNetworkSetting.within(tx, asking, {
    name: 'protection.approval', region: places.get('qy') ?? '', fromOn: addDays(today, -APPROVAL_DAYS.before), source: '样例',
    value: { document: '青防指〔样例〕17号', issuer: '青砚区疫情防控指挥部（样例）', from: addDays(today, -APPROVAL_DAYS.before), until: addDays(today, APPROVAL_DAYS.after) },
  });
}

/** What head office does each morning: brings in the counts up to yesterday. */
export async function bringCases(asking: Asking): Promise<void> {
  const { areas } = await areasCounted(asking, {});
  const known = areas.find(({ code }) => code === CITY);
  const yesterday = addDays(businessDate(asking.now, BANK.timeZone), -1);
  if (!known || known.to >= yesterday) return;
  const list = listOf(known.from, addDays(known.to, 1), yesterday);
  await importCases(asking, { ...list, token: (await previewCases(asking, list)).token });
}

/** The file as a health office gives it: a row for the city and for each district and day, totals since the first day. */
function listOf(first: string, from: string, to: string): Readonly<{ name: string; content: string }> {
  const rows = rowsOf(first, to).filter((row) => row.date >= from).map(({ date, city, code, total }) => `${date},${BANK.city},${CITY},${city},${code},${total}`);
  return { name: `${BANK.city}病例数-${to}.csv`, content: Buffer.from(['date,province,provinceCode,city,cityCode,confirmed', ...rows].join('\n')).toString('base64') };
}

type Row = Readonly<{ date: string; city: string; code: string; total: number }>;

/** @public the same from whatever day it is asked, so that a later morning goes on where the first list ended */
export function rowsOf(first: string, to: string): Row[] {
  const chances = DISTRICTS.map(({ code }) => chanceOf('yunting', 'cases', code));
  const totals = DISTRICTS.map(() => 0);
  const rows: Row[] = [];
  for (let day = 0, date = first; date <= to; day += 1, date = addDays(date, 1)) {
    for (const [nth, { course }] of DISTRICTS.entries()) totals[nth] = (totals[nth] ?? 0) + poisson(chances[nth] ?? (() => 0), course(day));
    rows.push({ date, city: '', code: '', total: totals.reduce((sum, one) => sum + one, 0) });
    for (const [nth, { code, name, notCounted }] of DISTRICTS.entries()) if (day !== notCounted) rows.push({ date, city: name, code, total: totals[nth] ?? 0 });
  }
  return rows;
}

/** New cases a day of a wave with its height on a day. */
function wave(day: number, height: number, width: number, most: number): number {
  const mean = most * Math.exp(-((day - height) ** 2) / (2 * width ** 2));
  return mean < LEAST ? 0 : mean;
}
