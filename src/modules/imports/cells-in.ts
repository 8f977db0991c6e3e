import { decoded } from './decode-text.ts';
import { unguarded } from './guard.ts';
import { readCells } from './read-cells.ts';
import { readWorkbook } from './read-workbook.ts';
import { unpacked } from './unpack.ts';

/** The rows of a small sheet that somebody filled in (xlsx or separated text), through the same checks as every import. */
export async function cellsIn(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const { kind, bytes: inside } = await unpacked(bytes);
  const { records } = kind === 'workbook' ? await readWorkbook(inside) : readCells(decoded(inside).text);
  return records.map((record) => record.map(unguarded));
}
