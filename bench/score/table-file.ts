import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** The rows of a CSV file, packed (.xz, .gz) or not, each checked to have the columns asked for. */
export function tableFile<Column extends string>(path: string, columns: readonly Column[]): Record<Column, string>[] {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const rows: Record<Column, string>[] = parse(unpacked(path), { columns: true, skip_empty_lines: true, bom: true });
  const missing = columns.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) throw new Error(`${path} lacks the columns ${missing.join(', ')}.`);
  return rows;
}

function unpacked(path: string): Buffer {
  if (path.endsWith('.gz')) return gunzipSync(readFileSync(path));
  if (!path.endsWith('.xz')) return readFileSync(path);
  try {
    return execFileSync('xz', ['-dc', path], { maxBuffer: 1024 * 1024 * 1024 });
  } catch {
    throw new Error(`${path} could not be unpacked: this needs the program xz.`);
  }
}
