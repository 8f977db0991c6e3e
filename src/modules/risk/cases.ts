import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate, daysBetween } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { guarded } from '#modules/imports/index.ts';
import { can } from './can.ts';
import { ASIDE, readCases, type CaseList, type CaseRow } from './read-cases.ts';
import { en } from './reasons.en.ts';
import { zh } from './reasons.zh.ts';

const MOST_CHARACTERS = 16_000_000;
/** A file travels as base64 inside JSON. */
export const handedIn = z.object({ name: z.string().trim().min(1).max(200), content: z.string().min(1).max(MOST_CHARACTERS).regex(/^[A-Za-z0-9+/]+={0,2}$/).meta({ description: 'the file, base64' }) });
export const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };

const AREAS_SHOWN = 1_000;
const ASIDE_SHOWN = 200;
const ZONE = 'Asia/Shanghai';
const count = z.int();

export const preview = z.object({
  token: z.string(), name: z.string(),
  rows: count, areas: count, from: z.string().nullable(), to: z.string().nullable(), country: count,
  added: count, changed: count, same: count,
  aside: z.array(z.object({ why: z.enum(ASIDE), sentence: z.string(), count })),
  asideRows: z.array(z.object({ row: count, text: z.string(), sentence: z.string() })),
  byArea: z.array(z.object({ code: z.string(), name: z.string(), days: count, from: z.string(), to: z.string(), missing: count, falls: count, total: count })),
});
export type Preview = z.output<typeof preview>;

type Plan = Readonly<{ list: CaseList; added: readonly CaseRow[]; changed: readonly CaseRow[]; token: string }>;

/** What a list of cases would bring. Nothing is written. */
export const previewCases = read({
  name: 'risk.previewCases',
  may: can.importCases,
  input: handedIn,
  run: async ({ tx, asking, input }): Promise<Preview> => shown(await planOf(tx, asking, input.content), input.name, asking.lang),
});

/** The rows that were set aside, in a copy of the file with the reasons. */
export const returnCases = read({
  name: 'risk.returnCases',
  may: can.importCases,
  input: handedIn,
  run: async ({ asking, input }) => {
    const { header, aside } = await listIn(asking, input.content);
    const sentences = asking.lang === 'zh' ? zh : en;
    const lines = [[...header, '错误信息 (error)'], ...aside.map(({ cells, why }) => [...header.map((_, at) => cells[at] ?? ''), sentences[why]])].map((line) => line.map(guarded));
    const text = stringify(lines, { bom: true, record_delimiter: 'windows' });
    return { name: `${input.name.replace(/\.[^.]*$/, '')}-${asking.lang === 'zh' ? '待更正' : 'to-correct'}.csv`, media: 'text/csv; charset=utf-8', content: Buffer.from(text).toString('base64'), rows: aside.length };
  },
});

/** The list beside what is known already. The token stands for both: another state since the preview is another token. */
export async function planOf(tx: Tx, asking: Asking, content: string): Promise<Plan> {
  const list = await listIn(asking, content);
  const known = new Map((await tx.many<{ area: string; day: string; total: number }>(sql`
    select area_code as area, day, confirmed as total from risk.count where area_code = any (${[...new Set(list.rows.map((row) => row.area))]}::text[])`)).map((row) => [`${row.area} ${row.day}`, row.total]));
  const before = (row: CaseRow) => known.get(`${row.area} ${row.day}`);
  const added = list.rows.filter((row) => before(row) === undefined);
  const changed = list.rows.filter((row) => before(row) !== undefined && before(row) !== row.total);
  const token = createHash('sha256').update(content).update(JSON.stringify([added.map((row) => row.row), changed.map((row) => [row.row, before(row)])])).digest('hex');
  return { list, added, changed, token };
}

async function listIn(asking: Asking, content: string): Promise<CaseList> {
  const list = await readCases(Buffer.from(content, 'base64'), businessDate(asking.now, ZONE));
  if (list.rows.length === 0 && list.aside.length === 0) throw new Refusal('risk.noCases', { status: 422 });
  return list;
}

function shown({ list, added, changed, token }: Plan, name: string, lang: 'zh' | 'en'): Preview {
  const sentences = lang === 'zh' ? zh : en;
  const days = list.rows.map((row) => row.day).toSorted();
  const areas = byArea(list.rows);
  return {
    token, name, rows: list.rows.length, areas: areas.length, from: days[0] ?? null, to: days.at(-1) ?? null, country: list.country,
    added: added.length, changed: changed.length, same: list.rows.length - added.length - changed.length,
    aside: ASIDE.map((why) => ({ why, sentence: sentences[why], count: list.aside.filter((one) => one.why === why).length })).filter((one) => one.count > 0),
    asideRows: list.aside.slice(0, ASIDE_SHOWN).map(({ row, cells, why }) => ({ row, text: cells.filter((cell) => cell !== '').join(' ').slice(0, 120), sentence: sentences[why] })),
    byArea: areas.slice(0, AREAS_SHOWN),
  };
}

/** Each area's days, with the days that are missing between its first and its last and the days on which its total fell. */
function byArea(rows: readonly CaseRow[]): Preview['byArea'] {
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
