import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate, daysBetween } from '#kernel/time.ts';
import { base64 } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { guarded, type Reading } from '#modules/imports/index.ts';
import { ASIDE, readCases, type CaseList, type CaseRow } from './read-cases.ts';
import { en } from './reasons.en.ts';
import { zh } from './reasons.zh.ts';

/** Twenty megabytes, as base64 inside JSON. */
const MOST_CHARACTERS = 28_000_000;
export const handedIn = z.object({ name: z.string().trim().min(1).max(200), content: base64(MOST_CHARACTERS).meta({ description: 'the file, base64' }) });
export const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };
export const token = z.string().length(64);

const AREAS_SHOWN = 1_000;
const ASIDE_SHOWN = 200;
const ZONE = 'Asia/Shanghai';
const count = z.int();
const why = z.enum(ASIDE);

/** What a list would bring, in no language. */
export const kept = z.object({
  rows: count, areas: count, from: z.string().nullable(), to: z.string().nullable(), country: count,
  added: count, changed: count, same: count,
  aside: z.array(z.object({ why, count })),
  asideRows: z.array(z.object({ row: count, text: z.string(), why })),
  byArea: z.array(z.object({ code: z.string(), name: z.string(), days: count, from: z.string(), to: z.string(), missing: count, falls: count, total: count })),
});
type Kept = z.output<typeof kept>;
const said = { sentence: z.string() };
export const preview = kept.extend({ aside: z.array(kept.shape.aside.element.extend(said)), asideRows: z.array(kept.shape.asideRows.element.extend(said)) });
export type Preview = z.output<typeof preview>;
export const brought = z.object({ added: count, changed: count, same: count, aside: count });
export type Brought = z.output<typeof brought>;

export type HandedList = Readonly<{ list: CaseList; digest: string }>;
export type Plan = Readonly<{ list: CaseList; added: readonly CaseRow[]; changed: readonly CaseRow[]; token: string; digest: string }>;

export async function listIn(asking: Asking, bytes: Buffer, tell?: Reading['tell']): Promise<HandedList> {
  const list = await readCases(bytes, businessDate(asking.now, ZONE), tell);
  if (list.rows.length === 0 && list.aside.length === 0) throw new Refusal('risk.noCases', { status: 422 });
  return { list, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** The list beside what is known already. The token stands for both: another state since the preview is another token. */
export async function planOf(tx: Tx, { list, digest }: HandedList): Promise<Plan> {
  const known = new Map((await tx.many<{ area: string; day: string; total: number }>(sql`
    select area_code as area, day, confirmed as total from risk.count where area_code = any (${[...new Set(list.rows.map((row) => row.area))]}::text[])`)).map((row) => [`${row.area} ${row.day}`, row.total]));
  const before = (row: CaseRow) => known.get(`${row.area} ${row.day}`);
  const added = list.rows.filter((row) => before(row) === undefined);
  const changed = list.rows.filter((row) => before(row) !== undefined && before(row) !== row.total);
  return { list, added, changed, digest, token: createHash('sha256').update(digest).update(JSON.stringify([added.map((row) => row.row), changed.map((row) => [row.row, before(row)])])).digest('hex') };
}

export function broughtBy({ list, added, changed }: Plan): Brought {
  return { added: added.length, changed: changed.length, same: list.rows.length - added.length - changed.length, aside: list.aside.length };
}

export function keptOf(plan: Plan): Kept {
  const { list } = plan;
  const { aside: _, ...figures } = broughtBy(plan);
  const days = list.rows.map((row) => row.day).toSorted();
  const areas = byArea(list.rows);
  return {
    ...figures, rows: list.rows.length, areas: areas.length, from: days[0] ?? null, to: days.at(-1) ?? null, country: list.country,
    aside: ASIDE.map((one) => ({ why: one, count: list.aside.filter((row) => row.why === one).length })).filter((one) => one.count > 0),
    asideRows: list.aside.slice(0, ASIDE_SHOWN).map(({ row, cells, why: one }) => ({ row, text: cells.filter((cell) => cell !== '').join(' ').slice(0, 120), why: one })),
    byArea: areas.slice(0, AREAS_SHOWN),
  };
}

export function shown(one: Kept, lang: 'zh' | 'en'): Preview {
  const sentences = lang === 'zh' ? zh : en;
  const saying = <T extends Readonly<{ why: keyof typeof zh }>>(row: T) => ({ ...row, sentence: sentences[row.why] });
  return { ...one, aside: one.aside.map(saying), asideRows: one.asideRows.map(saying) };
}

/** The rows that were set aside, in a copy of the file with the reasons. */
export function returnedOf({ header, aside }: CaseList, name: string, lang: 'zh' | 'en') {
  const sentences = lang === 'zh' ? zh : en;
  const lines = [[...header, '错误信息 (error)'], ...aside.map((row) => [...header.map((_, at) => row.cells[at] ?? ''), sentences[row.why]])].map((line) => line.map(guarded));
  const text = stringify(lines, { bom: true, record_delimiter: 'windows' });
  return { name: `${name.replace(/\.[^.]*$/, '')}-${lang === 'zh' ? '待更正' : 'to-correct'}.csv`, media: 'text/csv; charset=utf-8', content: Buffer.from(text).toString('base64'), rows: aside.length };
}

/** Each area's days, with the days that are missing between its first and its last and the days on which its total fell. */
function byArea(rows: readonly CaseRow[]): Kept['byArea'] {
  const groups = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const group = groups.get(row.area);
    if (group) group.push(row);
    else groups.set(row.area, [row]);
  }
  return [...groups].map(([code, own]) => {
    const inOrder = own.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    const [from, to] = [first?.day ?? '', last?.day ?? ''];
    const falls = inOrder.filter((one, nth) => one.total < (inOrder[nth - 1]?.total ?? 0)).length;
    return { code, name: last?.name ?? '', days: own.length, from, to, missing: daysBetween(from, to) + 1 - own.length, falls, total: last?.total ?? 0 };
  }).toSorted((a, b) => b.total - a.total || (a.code < b.code ? -1 : 1));
}
