import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import exceljs, { type CellValue } from 'exceljs';
import type { IMPORT_LIMITS } from './limits.ts';

/** `numeric` names the cells ("row:column") that were numbers, for codes that may have lost leading zeros. */
export type FromWorkbook = { sheet: string; sheets: number; records: string[][]; numeric: string[] } | { refused: 'import.workbookBroken' | 'import.tooManyRows' | 'import.tooWide' };

type Given = { bytes: Uint8Array; limits: typeof IMPORT_LIMITS };

if (parentPort) parentPort.postMessage(await firstSheet(workerData as Given)); // handed over by read-workbook.ts

/** The first visible sheet with at least two rows that hold something. */
async function firstSheet({ bytes, limits }: Given): Promise<FromWorkbook> {
  try {
    const reader = new exceljs.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' });
    let sheets = 0;
    let chosen: Extract<FromWorkbook, { sheet: string }> | undefined;
    for await (const sheet of reader) {
      sheets += 1;
      const records: string[][] = [];
      const numeric: string[] = [];
      for await (const row of sheet) {
        if (chosen) continue;
        if (row.number > limits.rows + 1) return { refused: 'import.tooManyRows' };
        if (row.cellCount > limits.columns) return { refused: 'import.tooWide' };
        const cells: string[] = [];
        for (let column = 1; column <= row.cellCount; column += 1) {
          const { value } = row.getCell(column);
          if (typeof value === 'number') numeric.push(`${row.number}:${column - 1}`);
          cells.push(textOf(value));
        }
        while (records.length < row.number - 1) records.push([]);
        records.push(cells);
      }
      const about = sheet as unknown as { name?: string; state?: string }; // the stream reader's types leave these two out
      const filled = records.filter((record) => record.some((cell) => cell !== '')).length;
      if (!chosen && about.state !== 'hidden' && about.state !== 'veryHidden' && filled >= 2) chosen = { sheet: String(about.name ?? sheets), sheets: 0, records, numeric };
    }
    return chosen ? { ...chosen, sheets } : { sheet: '', sheets, records: [], numeric: [] };
  } catch {
    return { refused: 'import.workbookBroken' };
  }
}

/** A cell as the person sees it: times and dates as text, a formula's result, long numbers without an exponent. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return typeof value.text === 'string' ? value.text : textOf(value.text);
  if ('result' in value) return textOf(value.result ?? null);
  return '';
}

function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

/** A time of day is a date at the start of the calendar (1899-12-30, or 1904-01-01 on old Macs). */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
  const isTime = /^(?:1899-12-3[01]|1904-01-01)/.test(text);
  return isTime ? text.slice(11, 16) : text.slice(0, 10);
}
