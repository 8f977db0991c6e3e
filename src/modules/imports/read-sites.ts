import { recognised, type Field } from './columns.ts';
import { readPoint, type Point } from './coordinates.ts';
import { readFile } from './read-file.ts';

/** A row of a list as a place on the map: `at` counts the file's entries from 0. */
export type Site = Readonly<{ at: number; bank: string; name: string; point: Point | undefined }>;

/** The places of a branch list in any shape the import reads; nothing is left out, so that positions are those of the file. */
export async function readSites(bytes: Buffer): Promise<Site[]> {
  const table = await readFile(bytes);
  const mapping = recognised(table.columns, table.rows);
  const columns = (field: Field) => mapping.find((one) => one.field === field)?.columns ?? [];
  return table.rows.map(({ cells }, at) => {
    const text = (field: Field) => columns(field).map((column) => cells[column]?.trim() ?? '').filter((cell) => cell !== '').join(' ');
    const { point } = readPoint(text('lng'), text('lat'), '');
    return { at, bank: text('bank'), name: text('name') || text('address'), point };
  });
}
