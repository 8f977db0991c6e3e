import { isDate } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { recordsIn } from '#modules/imports/index.ts';

/** Why a row of a log is left out; its sentences stand beside the page (web/past-words.*.ts). */
export const ASIDE = ['noTime', 'notPast', 'noService', 'outOfOrder', 'noOriginal'] as const;
export type Aside = (typeof ASIDE)[number];

/** A row that was given back for mending says which file it is from (the first characters of its SHA-256) and which row it was there. */
export type Mark = Readonly<{ file: string; row: number }>;
export const MARK_COLUMN = '原记录行 (row of log)';
const MARK = /^([0-9a-f]{12})-(\d{1,7})$/;

/** One number that the old machine gave, and its row in the file. Minutes are counted on the branch's own clock, since midnight. */
export type LogNumber = Readonly<{ row: number; mark: Mark | undefined; date: string; minute: number; group: string; service: string | null; waited: number | null; minutes: number | null }>;
export type AsideRow = Readonly<{ row: number; why: Aside; text: string; cells: readonly string[] }>;
export type QueueLog = Readonly<{ header: readonly string[]; numbers: readonly LogNumber[]; aside: readonly AsideRow[] }>;
/** What a cell may say of what somebody came for: a service, or only its group. */
export type KnownErrands = ReadonlyMap<string, Readonly<{ group: string; service: string | null }>>;
/** What the branch knows: its errands, which files were brought in, which day it is. */
export type Known = Readonly<{ errands: KnownErrands; files: ReadonlySet<string>; today: string }>;

const NAMES = {
  date: /^(?:date|day|日期|业务日期|取号日期)$/i,
  taken: /^(?:taken(?: ?at)?|ticket ?time|taking ?time|arrived(?: ?at)?|取号时间|取票时间|到店时间|排队时间)$/i,
  called: /^(?:called(?: ?at)?|call ?time|叫号时间|呼叫时间|受理时间)$/i,
  started: /^(?:started(?: ?at)?|serving(?: ?at)?|start ?time|开始时间|开始办理|开始办理时间)$/i,
  finished: /^(?:finished(?: ?at)?|ended(?: ?at)?|finish ?time|end ?time|结束时间|办结时间|完成时间)$/i,
  service: /^(?:service|service ?code|service ?name|queue|group|service ?group|业务|业务代码|业务编码|业务名称|业务类型|业务种类|队列|队列名称)$/i,
  mark: /^原记录行 \(row of log\)$/,
} as const;
type Field = keyof typeof NAMES;
type Columns = Readonly<Record<Field, number>>;
const FIELDS = Object.keys(NAMES) as Field[]; // keys of the table above

const SEARCHED_FOR_HEADER = 20;
const MOST_ROWS = 100_000;
/** Whoever was "served" longer was not called off when they left. */
const LONGEST_MINUTES = 240;

/** The log row by row: a row that says no time, no known errand or goes backwards is left out with its reason, never guessed. */
export async function readLog(bytes: Buffer, known: Known): Promise<QueueLog> {
  const [numbers, aside]: [LogNumber[], AsideRow[]] = [[], []];
  let header: readonly string[] = [];
  let columns: Columns | undefined;
  let nth = 0;
  for await (const cells of recordsIn(bytes, { most: MOST_ROWS })) {
    nth += 1;
    if (!columns) {
      columns = columnsOf(cells);
      header = cells;
      if (!columns && nth >= SEARCHED_FOR_HEADER) break;
      continue;
    }
    if (cells.every((text) => text.trim() === '')) continue;
    const at = columns;
    const cell = (field: Field) => cells[at[field]]?.trim() ?? '';
    const read = numberIn(cell, known);
    if (typeof read === 'string') aside.push({ row: nth, why: read, cells, text: [cell('date'), cell('taken'), cell('service')].filter(Boolean).join(' · ').slice(0, 80) });
    else numbers.push({ row: nth, ...read });
  }
  if (!columns) throw new Refusal('lobby.logColumns', { status: 422 });
  if (numbers.length + aside.length === 0) throw new Refusal('lobby.logEmpty', { status: 422 });
  return { header, numbers, aside };
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const columns = Object.fromEntries(FIELDS.map((field) => [field, cells.findIndex((name) => NAMES[field].test(name.trim().replaceAll('_', ' ')))])) as Columns; // every field is there
  return columns.taken === -1 || columns.called === -1 || columns.service === -1 ? undefined : columns;
}

function numberIn(cell: (field: Field) => string, { errands, files, today }: Known): Omit<LogNumber, 'row'> | Aside {
  const mark = markIn(cell('mark'));
  if (cell('mark') !== '' && !(mark && files.has(mark.file))) return 'noOriginal';
  const on = momentIn(`${cell('date')} 0:00`)?.date;
  const taken = momentIn(cell('taken'), on);
  if (!taken) return 'noTime';
  if (taken.date >= today) return 'notPast';
  const errand = errands.get(cell('service').toLowerCase());
  if (!errand) return 'noService';
  const later: (Moment | undefined)[] = [];
  for (const field of ['called', 'started', 'finished'] as const) {
    const moment = cell(field) === '' ? undefined : momentIn(cell(field), taken.date);
    if (cell(field) !== '' && !moment) return 'noTime';
    later.push(moment);
  }
  const [called, started, finished] = later;
  const inTurn = [taken, called, started, finished].filter((one) => one !== undefined);
  if (inTurn.some((one, at) => one.date !== taken.date || one.minute < (inTurn[at - 1]?.minute ?? 0))) return 'outOfOrder';
  const begins = started ?? called;
  const took = begins && finished ? finished.minute - begins.minute : 0;
  return { mark, date: taken.date, minute: taken.minute, ...errand, waited: called ? called.minute - taken.minute : null, minutes: took > 0 && took <= LONGEST_MINUTES ? took : null };
}

export function markOf(digest: string, row: number): string {
  return `${fileOf(digest)}-${row}`;
}

export function fileOf(digest: string): string {
  return digest.slice(0, 12);
}

function markIn(text: string): Mark | undefined {
  const [, file, row] = MARK.exec(text) ?? [];
  return file === undefined ? undefined : { file, row: Number(row) };
}

type Moment = Readonly<{ date: string; minute: number }>;

/** '2020-02-12 09:30:05', '2020/2/12 9:30', '2020年2月12日 9:30'; or a clock time on a day that is known. A time of another zone is none. */
function momentIn(text: string, on?: string): Moment | undefined {
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = '0'] = /^(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T ]+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text) ?? [];
  const date = year === '' ? on : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hours === '' || date === undefined || !isDate(date) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return { date, minute: Number(hours) * 60 + Number(minutes) + Number(seconds) / 60 };
}
