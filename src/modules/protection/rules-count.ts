/** 盘点表: what a filled-in count sheet would change, row by row. */

export type Book = Readonly<{ item: string; name: string; batch: string; expiresOn: string | null; quantity: number }>;
export const COUNT_STANDINGS = ['same', 'changed', 'new', 'blank', 'bad'] as const;
export type CountStanding = (typeof COUNT_STANDINGS)[number];
export const COUNT_FAULTS = ['itemUnknown', 'notANumber', 'twice', 'notADate', 'batchTooLong'] as const;
export type CountFault = (typeof COUNT_FAULTS)[number];
export type CountRow = Readonly<{ row: number; item: string; name: string; batch: string; expiresOn: string | null; book: number; counted: number | null; standing: CountStanding; fault: CountFault | null }>;

const HEADS = { item: /^(?:编码|code)/i, batch: /^(?:批号|batch)/i, expires: /^(?:有效期|expir)/i, counted: /^(?:实盘|counted)/i } as const;
type Columns = Record<keyof typeof HEADS, number>;
const MOST = 10_000_000;

/** Undefined when the sheet is not a count sheet. */
export function countRows(records: readonly (readonly string[])[], book: readonly Book[], items: ReadonlyMap<string, string>): CountRow[] | undefined {
  const at = records.findIndex((record) => columnsOf(record) !== undefined);
  const columns = columnsOf(records[at] ?? []);
  if (!columns) return undefined;
  const known = new Map(book.map((one) => [`${one.item} ${one.batch}`, one]));
  const seen = new Set<string>();
  return records.slice(at + 1).flatMap((record, index) => {
    const cell = (name: keyof Columns): string => (record[columns[name]] ?? '').trim();
    if (record.every((text) => text.trim() === '')) return [];
    const [item, batch] = [cell('item'), cell('batch')];
    const key = `${item} ${batch}`;
    const row = rowOf({ row: at + index + 2, item, batch, expires: cell('expires'), counted: cell('counted'), book: known.get(key), name: items.get(item), twice: seen.has(key) });
    seen.add(key);
    return [row];
  });
}

type Read = { row: number; item: string; batch: string; expires: string; counted: string; book: Book | undefined; name: string | undefined; twice: boolean };

function rowOf({ row, item, batch, expires, counted, book, name, twice }: Read): CountRow {
  const plain = { row, item, name: name ?? '', batch, book: book?.quantity ?? 0, expiresOn: book?.expiresOn ?? (expires === '' ? null : expires) };
  const bad = (fault: CountFault): CountRow => ({ ...plain, counted: null, standing: 'bad', fault });
  if (name === undefined) return bad('itemUnknown');
  if (counted === '') return { ...plain, counted: null, standing: 'blank', fault: null };
  if (twice) return bad('twice');
  if (!/^\d{1,8}$/.test(counted) || Number(counted) > MOST) return bad('notANumber');
  if (batch.length > 40) return bad('batchTooLong');
  if (!book && expires !== '' && !isDay(expires)) return bad('notADate');
  const number = Number(counted);
  return { ...plain, counted: number, fault: null, standing: !book ? 'new' : number === book.quantity ? 'same' : 'changed' };
}

function columnsOf(record: readonly string[]): Columns | undefined {
  const of = (name: keyof typeof HEADS): number => record.findIndex((cell) => HEADS[name].test(cell.trim()));
  const columns = { item: of('item'), batch: of('batch'), expires: of('expires'), counted: of('counted') };
  return Object.values(columns).every((at) => at !== -1) ? columns : undefined;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
