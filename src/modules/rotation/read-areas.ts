import { Refusal } from '#kernel/refusal.ts';
import { columnOf, inWgs84, readPoint, readTable, type System } from '#modules/imports/index.ts';

export type ReadArea = Readonly<{ name: string; lng: number; lat: number; residents: number; elders: number }>;

/** Columns of a list of resident areas, as lists call them. People before households: households count as they stand, as a weight. */
const RESIDENTS = /^(?:常住人口|居民人数|居民数|人口|人数|residents|population|people)$/i;
const HOUSEHOLDS = /^(?:总?户数|居民户数|households)$/i;
const ELDERS = /^(?:老年人|老人|老年人口|60岁以上|65岁以上|elders|elderly)$/i;
const NAME = /^(?:小区|小区名称|社区|社区名称|居委会|居民区|community|compound|area)$/i;

/** A list of resident areas in any shape the import reads. Rows without a place or with wrong figures are left out and counted, never guessed. */
export async function readAreas(bytes: Buffer, system: System): Promise<{ areas: ReadArea[]; left: number }> {
  const { columns, rows } = await readTable(bytes);
  const matching = (pattern: RegExp) => columns.findIndex((name) => pattern.test(name.trim()));
  const [lng, lat] = [columnOf('lng', columns, rows), columnOf('lat', columns, rows)];
  if (lng === undefined || lat === undefined) throw new Refusal('rotation.areasWithoutPlaces', { status: 422 });
  const name = matching(NAME) === -1 ? columnOf('name', columns, rows) : matching(NAME);
  const residents = matching(RESIDENTS) === -1 ? matching(HOUSEHOLDS) : matching(RESIDENTS);
  const elders = matching(ELDERS);
  const areas = rows.flatMap(({ row, cells }): ReadArea[] => {
    const { point } = readPoint(cells[lng]?.trim() ?? '', cells[lat]?.trim() ?? '', '');
    const people = residents === -1 ? 1 : countOf(cells[residents]);
    const old = elders === -1 ? 0 : countOf(cells[elders]);
    if (!point || people === undefined || old === undefined || old > people) return [];
    return [{ name: (name === undefined ? '' : (cells[name]?.trim() ?? '')).slice(0, 80) || String(row), ...inWgs84(point, system), residents: people, elders: old }];
  });
  return { areas, left: rows.length - areas.length };
}

function countOf(cell: string | undefined): number | undefined {
  const text = (cell ?? '').trim().replaceAll(/[,，人户]/g, '');
  if (text === '') return 0;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 && value <= 10_000_000 ? Math.round(value) : undefined;
}
