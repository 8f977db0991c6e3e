import { z } from 'zod';
import { FIELDS } from './columns.ts';
import type { HoursReading } from './hours-text.ts';
import type { ImportPlan, PlannedRow } from './plan.ts';
import { sentenceOf, type Reason } from './reason.ts';
import { flagged, STANDINGS } from './table.ts';

const told = z.object({ code: z.string(), column: z.string().optional(), sentence: z.string() });
const count = z.number().int();

/** A preview as the page and the command line show it. */
export const preview = z.object({
  token: z.string(),
  file: z.object({ name: z.string(), format: z.string(), bytes: count }),
  counts: z.object({ rows: count, taken: count, ready: count, doubtful: count, refused: count, held: count, same: count, known: count, machine: count, withHours: count }),
  columns: z.array(z.object({ field: z.enum(FIELDS), columns: z.array(z.string()), by: z.enum(['name', 'content', 'person']) })),
  allColumns: z.array(z.string()),
  notes: z.array(told),
  questions: z.array(z.enum(['region', 'coordinates', 'days'])),
  regions: z.array(z.object({ code: z.string(), name: z.string(), isNew: z.boolean(), count })),
  timeZone: z.string(),
  country: z.string(),
  /** rows that need a person first; at most ROWS_SHOWN */
  rows: z.array(z.object({
    row: count, standing: z.enum(STANDINGS), code: z.string(), name: z.string(), address: z.string(), phone: z.string(), region: z.string(), lng: z.number().nullable(), lat: z.number().nullable(),
    hours: z.string(), reasons: z.array(told),
  })),
  rowsLeftOut: count,
});

export type Preview = z.output<typeof preview>;

export const ROWS_SHOWN = 2_000;

export function shown(plan: ImportPlan, file: Preview['file'], lang: 'zh' | 'en'): Preview {
  const first = [...plan.rows.filter((row) => flagged(row.standing)), ...plan.rows.filter((row) => !flagged(row.standing))].slice(0, ROWS_SHOWN);
  const names = new Map(plan.regions.map((one) => [one.code, one.name]));
  return {
    token: plan.token,
    file,
    counts: plan.counts,
    columns: plan.mapping.map(({ field, columns, by }) => ({ field, by, columns: columns.map((at) => plan.table.columns[at] ?? '') })),
    allColumns: [...plan.table.columns],
    notes: plan.notes.map((one) => toldAs(one, lang)),
    questions: [...plan.questions],
    regions: [...plan.regions],
    timeZone: plan.timeZone,
    country: plan.country,
    rows: first.map((row) => rowShown(row, names.get(plan.regionOf(row) ?? '') ?? row.draft.region, lang)),
    rowsLeftOut: plan.rows.length - first.length,
  };
}

function rowShown({ row, standing, draft, reasons }: PlannedRow, region: string, lang: 'zh' | 'en'): Preview['rows'][number] {
  return {
    row, standing, code: draft.code, name: draft.name, address: draft.address, phone: draft.phone, region,
    lng: draft.point?.lng ?? null, lat: draft.point?.lat ?? null, hours: hoursShown(draft.hours, lang), reasons: reasons.map((one) => toldAs(one, lang)),
  };
}

function toldAs(one: Reason, lang: 'zh' | 'en'): z.output<typeof told> {
  return { code: one.code, ...(one.column !== undefined && { column: one.column }), sentence: sentenceOf(one, lang) };
}

const DAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;

/** '周一–周五 09:00–17:00;周六 09:00–13:00': neighbouring days with the same hours together, closed days left out. */
export function hoursShown(reading: HoursReading, lang: 'zh' | 'en'): string {
  if (reading.verdict !== 'read') return '';
  const groups: { from: number; to: number; text: string }[] = [];
  reading.week.forEach((day, index) => {
    const text = day.map(({ opens, closes }) => `${opens}–${closes}`).join(lang === 'zh' ? '、' : ', ');
    const last = groups.at(-1);
    if (last && last.to === index - 1 && last.text === text) last.to = index;
    else groups.push({ from: index, to: index, text });
  });
  const name = (index: number) => (lang === 'zh' ? `周${DAYS.zh[index] ?? ''}` : (DAYS.en[index] ?? ''));
  return groups
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${text}`)
    .join(lang === 'zh' ? '；' : '; ');
}
