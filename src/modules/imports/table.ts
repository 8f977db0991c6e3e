import type { Reason } from './reason.ts';

/**
 * `ready` and `doubtful` rows are written on confirmation, doubtful values left out. `refused` and `held` rows come back with
 * reasons; `same`, `known` and `machine` rows need nothing.
 */
export const STANDINGS = ['ready', 'doubtful', 'refused', 'held', 'same', 'known', 'machine'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whether a person has to look at a row. */
export function flagged(standing: Standing): boolean {
  return standing === 'doubtful' || standing === 'refused' || standing === 'held';
}

export type Format = 'csv' | 'tsv' | 'text' | 'json' | 'geojson' | 'xlsx';

/** A row as the person sees it in the file: `row` counts from 1 with the header, as a spreadsheet does; in JSON from the first entry. */
export type Row = Readonly<{ row: number; cells: readonly string[] }>;

/** What every shape of file becomes: named columns and rows of text. `original` is what the returned copy is written from. */
export type Table = Readonly<{
  format: Format;
  columns: readonly string[];
  rows: readonly Row[];
  notes: readonly Reason[];
  original: Original;
  /** cells ("row:column") that were numbers in a workbook */
  numericCells?: ReadonlySet<string>;
}>;

export type Original =
  | Readonly<{ kind: 'cells'; delimiter: string; preamble: readonly (readonly string[])[]; hasHeader: boolean; sheet?: string }>
  | Readonly<{ kind: 'entries'; document: unknown; entries: readonly object[] }>;

/** Rows of text before it is known which of them is the header. */
export type Grid = Readonly<{ format: Format; delimiter: string; records: readonly (readonly string[])[]; notes: readonly Reason[]; sheet?: string; numericCells?: ReadonlySet<string> }>;
