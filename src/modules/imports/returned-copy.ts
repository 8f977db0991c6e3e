import { PassThrough } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { guarded } from './guard.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { ImportPlan, PlannedRow } from './plan.ts';
import { sentenceOf } from './reason.ts';
import { flagged, type Row } from './table.ts';

export const ERROR_COLUMN = '错误信息 (error)';

export type ReturnedCopy = Readonly<{ name: string; media: string; bytes: Buffer; rows: number }>;

/** The rows that need a person, in the shape they came in, with one column more that says why. */
export async function returnedCopy(plan: ImportPlan, fileName: string, lang: 'zh' | 'en'): Promise<ReturnedCopy> {
  const why = new Map(plan.rows.filter(needsPerson).map((row) => [row.row, row.reasons.map((one) => sentenceOf(one, lang)).join(lang === 'zh' ? '；' : '; ')]));
  const stem = fileName.replace(/\.(?:gz|zip)$/i, '').replace(/\.[^.]*$/, '') || 'branches';
  const named = (ending: string) => `${stem}-${lang === 'zh' ? '待更正' : 'to-correct'}.${ending}`;
  const { original, format } = plan.table;
  if (original.kind === 'entries') {
    const notes = new Map(original.entries.flatMap((entry, index) => { const text = why.get(index + 1); return text === undefined ? [] : [[entry, text] as const]; }));
    const text = JSON.stringify(withNotes(original.document, new Set(original.entries), notes, 0), undefined, 1);
    return { name: named(format), media: format === 'geojson' ? 'application/geo+json' : 'application/json', bytes: Buffer.from(text), rows: why.size };
  }
  const kept = plan.table.columns.map((name, at) => ({ name, at })).filter(({ name }) => name !== ERROR_COLUMN);
  const lineOf = (row: Row) => [...kept.map(({ at }) => row.cells[at] ?? ''), why.get(row.row) ?? ''];
  const header = original.hasHeader ? [[...kept.map(({ name }) => name), ERROR_COLUMN]] : [];
  const lines = [...header, ...plan.table.rows.filter((row) => why.has(row.row)).map(lineOf)].map((line) => line.map(guarded));
  if (format === 'xlsx') return { name: named('xlsx'), media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await workbookOf(original.sheet ?? 'Sheet1', lines), rows: why.size };
  const text = stringify(lines, { delimiter: original.delimiter, bom: true, record_delimiter: 'windows', quote: original.delimiter === '\t' ? false : '"' });
  return { name: named(format === 'csv' ? 'csv' : 'txt'), media: 'text/csv; charset=utf-8', bytes: Buffer.from(text), rows: why.size };
}

export function needsPerson(row: PlannedRow): boolean {
  return flagged(row.standing);
}

/** The document again with only the flagged entries, each with its reasons; features carry them among their properties. */
function withNotes(node: unknown, entries: ReadonlySet<unknown>, notes: ReadonlyMap<unknown, string>, depth: number): unknown {
  if (typeof node !== 'object' || node === null || depth > IMPORT_LIMITS.depth) return node;
  if (Array.isArray(node)) return node.filter((one) => !entries.has(one) || notes.has(one)).map((one) => (notes.has(one) ? annotated(one, notes.get(one) ?? '') : withNotes(one, entries, notes, depth + 1)));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withNotes(value, entries, notes, depth + 1)]));
}

function annotated(entry: object, why: string): object {
  if ('type' in entry && entry.type === 'Feature' && 'properties' in entry) return { ...entry, properties: { ...(entry.properties as object), [ERROR_COLUMN]: why } }; // looked at when it was read
  return { ...entry, [ERROR_COLUMN]: why };
}

/** Written as a stream; every cell a string, so that nothing in it is run. */
export async function workbookOf(sheetName: string, lines: readonly (readonly string[])[]): Promise<Buffer> {
  const stream = new PassThrough();
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject));
  // Loaded when somebody needs it: it would take a fifth of every start.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(sheetName.slice(0, 31).replace(/[\\/*?:[\]]/g, ' ') || 'Sheet1');
  for (const line of lines) sheet.addRow(line.map((cell) => cell.slice(0, IMPORT_LIMITS.cellCharacters))).commit();
  sheet.commit();
  await workbook.commit();
  await done;
  return Buffer.concat(parts);
}
