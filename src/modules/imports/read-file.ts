import { decoded } from './decode-text.ts';
import { fieldOfName } from './columns.ts';
import { readCells } from './read-cells.ts';
import { readJson } from './read-json.ts';
import { readWorkbook } from './read-workbook.ts';
import { reason, type Reason } from './reason.ts';
import type { Grid, Table } from './table.ts';
import { unpacked } from './unpack.ts';

/** A branch list in any of the shapes banks have: bytes in, named columns and rows of text out. The name of the file counts for nothing. */
export async function readFile(bytes: Buffer): Promise<Table> {
  const { kind, bytes: inside, inside: from } = await unpacked(bytes);
  const notes: Reason[] = from === undefined ? [] : [reason('file.unpacked', { name: from })];
  if (kind === 'workbook') return withNotes(tableOf(await readWorkbook(inside)), notes);
  const { text, encoding } = decoded(inside);
  if (encoding !== 'UTF-8') notes.push(reason('file.encoding', { encoding }));
  return withNotes(/^\s*[[{]/.test(text) ? readJson(text) : tableOf(readCells(text)), notes);
}

function withNotes(table: Table, notes: readonly Reason[]): Table {
  return { ...table, notes: [...notes, ...table.notes] };
}

const SEARCHED_FOR_HEADER = 20;

/** Finds the header: the first row of which two cells are known column names; lines above it are set aside and said. */
export function tableOf(grid: Grid): Table {
  const { records } = grid;
  const header = records.slice(0, SEARCHED_FOR_HEADER).findIndex((record) => record.filter((cell) => fieldOfName(cell) !== undefined).length >= 2);
  if (header !== -1) {
    return assembled(grid, header, named(records[header] ?? []), header + 1, header === 0 ? [] : [reason('file.preamble', { count: header })]);
  }
  // No header: lines with a single cell above the table are text about it.
  const first = records.findIndex((record) => record.length >= 2 && record.some((cell) => cell !== ''));
  const width = Math.max(0, ...records.slice(first, first + 100).map((record) => record.length));
  const columns = Array.from({ length: first === -1 ? 0 : width }, (_, at) => letterOf(at));
  const notes = [reason('file.noHeader'), ...(first > 0 ? [reason('file.preamble', { count: first })] : [])];
  return assembled(grid, -1, columns, Math.max(0, first), notes);
}

function assembled(grid: Grid, header: number, columns: readonly string[], from: number, notes: readonly Reason[]): Table {
  const rows = grid.records
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(from)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    format: grid.format,
    columns,
    rows,
    notes: [...grid.notes, ...notes],
    ...(grid.numericCells && { numericCells: grid.numericCells }),
    original: { kind: 'cells', delimiter: grid.delimiter, preamble: grid.records.slice(0, header === -1 ? from : header), hasHeader: header !== -1, ...(grid.sheet !== undefined && { sheet: grid.sheet }) },
  };
}

/** Column names, each once: a second "电话" becomes "电话 (2)". */
function named(record: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return record.map((cell, at) => {
    const name = cell.trim() || letterOf(at);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** A column without a name is called as a spreadsheet calls it: A … Z, AA. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${letterOf(Math.floor(at / 26) - 1)}${letter}`;
}
