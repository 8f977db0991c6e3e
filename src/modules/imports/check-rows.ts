import { sha256 } from '#kernel/digest.ts';
import { checkDigitOf, isBankCode } from './bank-code.ts';
import { DAYS_OF, type Field, type Mapping } from './columns.ts';
import { inWgs84, readPair, readPoint, type Point } from './coordinates.ts';
import { isBlank, isClosedMark, readDayCells, readHours, type DayCell, type HoursReading } from './hours-text.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { ImportOptions } from './options.ts';
import { readPhone } from './phone.ts';
import { reason, type Reason } from './reason.ts';
import type { Row, Table } from './table.ts';
import { cleaned, mojibakeIn, partsOfCard } from './text.ts';

/** A branch as the file has it, read cell by cell; `written` keeps what was doubtful, word for word. */
export type Draft = Readonly<{
  code: string; name: string; nameEn: string; address: string; addressEn: string; phone: string; point?: Point; region: string; kind: string;
  hours: HoursReading; corporateHours: HoursReading; written: Readonly<Record<string, string>>;
}>;

/** One row, checked by itself: what refuses it, what is doubtful, what was merely noticed. */
export type CheckedRow = Readonly<{ row: number; draft: Draft; refused: readonly Reason[]; doubts: readonly Reason[]; notes: readonly Reason[] }>;

/** What is known of the whole file before a row is read. */
export type FileFacts = Readonly<{ country: string; codesAreBankCodes: boolean; closedMark?: string; hoursColumnIsOsm: boolean; namesComposed: boolean; hasAddress: boolean; numericCodes: boolean }>;

export function checkedRow(table: Table, mapping: Mapping, row: Row, facts: FileFacts, options: ImportOptions): CheckedRow {
  const refused: Reason[] = [];
  const doubts: Reason[] = [];
  const notes: Reason[] = [];
  const written: Record<string, string> = {};
  const cellsOf = (field: Field) => mapping.find((one) => one.field === field)?.columns ?? [];
  const columnOf = (field: Field) => { const [at] = cellsOf(field); return at === undefined ? '' : (table.columns[at] ?? ''); };
  const raw = (field: Field, joint = ' ') => cellsOf(field).map((at) => row.cells[at] ?? '').filter((cell) => !isBlank(cell)).join(joint);
  const text = (field: Field, joint?: string) => {
    const { text: clean, notes: done } = cleaned(raw(field, joint), columnOf(field));
    notes.push(...done);
    return clean;
  };
  const named = (field: Field, most: number, joint?: string) => {
    const value = text(field, joint);
    if ([...value].length > most) refused.push(reason('cell.tooLong', { length: [...value].length, most }, columnOf(field)));
    const garbled = mojibakeIn(value, columnOf(field));
    if (garbled) doubts.push(garbled);
    return value;
  };

  if (row.cells.length !== table.columns.length && row.cells.slice(table.columns.length).some((cell) => cell !== '')) {
    refused.push(reason('row.cells', { found: row.cells.length, expected: table.columns.length }));
  }
  const card = partsOfCard(raw('card'));
  const name = named('name', IMPORT_LIMITS.nameCharacters, facts.namesComposed ? ' ' : undefined);
  if (name === '') refused.push(reason('name.missing', undefined, columnOf('name')));
  const address = named('address', IMPORT_LIMITS.addressCharacters) || cardText(card.address, columnOf('card'), doubts, refused);
  if (address === '' && facts.hasAddress) doubts.push(reason('address.missing', undefined, columnOf('address') || columnOf('card')));

  const phoneColumn = cellsOf('phone').find((at) => !isBlank(row.cells[at] ?? ''));
  const phoneText = phoneColumn === undefined ? cleaned(card.phone, '').text : cleaned(row.cells[phoneColumn] ?? '', '').text;
  const phone = readPhone(phoneText, facts.country, phoneColumn === undefined ? columnOf('card') : (table.columns[phoneColumn] ?? ''));
  (phone.doubtful ? doubts : notes).push(...phone.reasons);
  if (phone.doubtful) written['phone'] = phoneText;

  const pair = readPair(text('point'));
  const [lngText, latText] = pair ?? [text('lng'), text('lat')];
  const { point: asGiven, doubt } = readPoint(lngText, latText, columnOf(pair ? 'point' : 'lng'));
  if (doubt) doubts.push(doubt);
  if (doubt) written['coordinates'] = `${lngText}, ${latText}`;
  const point = asGiven && options.coordinates !== undefined ? inWgs84(asGiven, options.coordinates) : asGiven;

  const hours = hoursIn(table, mapping, row, card.hours, facts, options);
  const corporateHours = readHours(raw('corporateHours'), 'plain', { days: options.days });
  for (const [key, reading, as] of [['hours', hours.reading, hours.written], ['corporateHours', corporateHours, raw('corporateHours')]] as const) {
    (reading.verdict === 'doubtful' ? doubts : notes).push(...reading.reasons);
    if (reading.verdict === 'doubtful') written[key] = as;
  }

  const given = text('code');
  const code = given === '' ? madeCode(name, address, point) : given;
  if (given === '') notes.push(reason('code.made', { code }));
  else refused.push(...codeFaults(given, facts, columnOf('code')));
  if (facts.numericCodes && given !== '') notes.push(reason('code.numeric', undefined, columnOf('code')));

  return {
    row: row.row,
    draft: {
      code, name, address, phone: phone.phone, ...(point && { point }), nameEn: text('nameEn').slice(0, 160), addressEn: text('addressEn').slice(0, 300), region: text('region').slice(0, 80), kind: text('kind'),
      hours: hours.reading, corporateHours, written,
    },
    refused, doubts, notes,
  };
}

function cardText(text: string, column: string, doubts: Reason[], refused: Reason[]): string {
  const garbled = mojibakeIn(text, column);
  if (garbled) doubts.push(garbled);
  if (text.length > IMPORT_LIMITS.addressCharacters) refused.push(reason('cell.tooLong', { length: text.length, most: IMPORT_LIMITS.addressCharacters }, column));
  return text;
}

function codeFaults(code: string, facts: FileFacts, column: string): Reason[] {
  if (!facts.codesAreBankCodes) return /^[A-Za-z0-9._-]{1,40}$/.test(code) ? [] : [reason('code.letters', { code: code.slice(0, 60) }, column)];
  if (!/^\d{12}$/.test(code)) return [reason('code.length', { code: code.slice(0, 60), length: code.length }, column)];
  return isBankCode(code) ? [] : [reason('code.checkDigit', { code, expected: checkDigitOf(code.slice(0, 11)) }, column)];
}

/** The same row has the same code whenever it is imported. */
function madeCode(name: string, address: string, point: Point | undefined): string {
  return `K-${sha256([name, address, point ? `${point.lng},${point.lat}` : ''].join('\n')).slice(0, 10)}`;
}

/** Day columns first; where they are blank, a column of free text; last the hours on a card. */
function hoursIn(table: Table, mapping: Mapping, row: Row, fromCard: string, facts: FileFacts, options: ImportOptions): { reading: HoursReading; written: string } {
  const cells = dayCells(table, mapping, row);
  const byDay = readDayCells(cells, facts.closedMark === undefined ? {} : { closedMark: facts.closedMark });
  if (byDay.verdict !== 'none') return { reading: fewerReasons(byDay), written: cells.map((cell) => `${cell.column}: ${cell.text}`).join('; ') };
  const at = mapping.find((one) => one.field === 'hours')?.columns[0];
  const text = at === undefined ? fromCard : (row.cells[at] ?? '');
  const osm = at !== undefined && facts.hoursColumnIsOsm;
  return { reading: readHours(text, osm ? 'osm' : 'plain', { days: options.days }), written: text };
}

export function dayCells(table: Table, mapping: Mapping, row: Row): DayCell[] {
  return mapping.flatMap(({ field, columns }): DayCell[] => {
    const days = DAYS_OF[field];
    const [at] = columns;
    return days && at !== undefined ? [{ days, text: row.cells[at] ?? '', column: table.columns[at] ?? '' }] : [];
  });
}

/** Seven times the same doubt is one doubt. */
function fewerReasons(reading: HoursReading): HoursReading {
  const seen = new Set<string>();
  const reasons = reading.reasons.filter((one) => {
    const key = `${one.code} ${JSON.stringify(one.params)}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ...reading, reasons };
}

/** The mark that the file's day columns use for closed, if they use one. */
export function closedMarkOf(table: Table, mapping: Mapping): string | undefined {
  for (const row of table.rows) {
    const marked = dayCells(table, mapping, row).find((cell) => isClosedMark(cell.text));
    if (marked) return marked.text.trim();
  }
  return undefined;
}
