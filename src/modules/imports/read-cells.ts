import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Refusal } from '#kernel/refusal.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Grid } from './table.ts';

const DELIMITERS = ['\t', ',', ';', '|'] as const;

/** Separated text: comma, tab, semicolon or bar, with quotes. Broken quotes are refused with their line, not repaired. */
export function readCells(text: string): Grid {
  const delimiter = delimiterOf(text);
  if (firstLineIsTooWide(text, delimiter)) throw tooWide();
  const records = parsedRecords(text, delimiter);
  if (records.length > IMPORT_LIMITS.rows + 1) throw new Refusal('import.tooManyRows', { status: 413, params: { most: IMPORT_LIMITS.rows } });
  return { format: delimiter === '\t' ? 'tsv' : 'csv', delimiter, records, notes: [] };
}

function parsedRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      ...rulesOfText(delimiter), to: IMPORT_LIMITS.rows + 2,
      on_record: (record: string[]) => (record.length > IMPORT_LIMITS.columns ? record.slice(0, IMPORT_LIMITS.columns + 1) : record),
    });
  } catch (error) {
    throw error instanceof CsvError ? whyBroken(error) : error;
  }
}

/** How separated text is read. Plain tab text has no quoting: a quote there is a character like any other. */
export function rulesOfText(delimiter: string) {
  return { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true, max_record_size: 1024 * 1024, quote: delimiter === '\t' ? null : '"' };
}

export function whyBroken(error: CsvError): Refusal {
  return error.code === 'CSV_MAX_RECORD_SIZE' ? tooWide() : new Refusal('import.quotes', { status: 422, params: { line: Number(error['lines'] ?? 0) } });
}

/** The separator that most lines share; a tab wins over a comma, for a comma is also written in addresses. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r?\n/, 40).filter((line) => line.trim() !== '');
  const share = (delimiter: string) => lines.filter((line) => line.includes(delimiter)).length / Math.max(1, lines.length);
  return DELIMITERS.find((delimiter) => share(delimiter) > 0.5) ?? ',';
}

function firstLineIsTooWide(text: string, delimiter: string): boolean {
  let found = 0;
  for (let at = text.indexOf(delimiter); at !== -1 && found < IMPORT_LIMITS.columns; at = text.indexOf(delimiter, at + 1)) {
    if (text.slice(0, at).includes('\n')) return false;
    found += 1;
  }
  return found >= IMPORT_LIMITS.columns;
}

export function tooWide(): Refusal {
  return new Refusal('import.tooWide', { status: 413, params: { most: IMPORT_LIMITS.columns } });
}
