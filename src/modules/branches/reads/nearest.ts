import { metresBetween } from '#kernel/distance.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { BranchRow } from '../tables.ts';

export type NearBranch = BranchRow & Readonly<{ metres: number }>;

const DEGREE_METRES = 111_320;
/** A little less than a degree is long, so that rounding leaves nobody out. */
const SURELY = 0.999;

/**
 * So many branches around a place as are asked for, the nearest first, or all that are drawn on the map. Found by an index in degrees, which are
 * narrower than they are high: it is looked further until nobody outside can be nearer than the last one.
 */
export async function nearestBranches(tx: Tx, from: Readonly<{ lng: number; lat: number }>, most: number): Promise<NearBranch[]> {
  const narrow = Math.cos((from.lat * Math.PI) / 180);
  for (let looked = most * 2; ; looked *= 3) {
    const rows = await tx.many<BranchRow & { degrees: number }>(sql`
      select id, region_id, code, name, name_en, address, address_en, phone, lng, lat, time_zone, area_m2, origin, point(lng, lat) <-> point(${from.lng}, ${from.lat}) as degrees
      from branches.branch where lng is not null and lat is not null order by point(lng, lat) <-> point(${from.lng}, ${from.lat}) limit ${looked}`);
    const sure = (rows.at(-1)?.degrees ?? 0) * narrow * DEGREE_METRES * SURELY;
    const found = rows.map(({ degrees: _, ...row }) => ({ ...row, metres: metresBetween(from, row) ?? Infinity })).toSorted((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1)).slice(0, most);
    if (rows.length < looked || (found.at(-1)?.metres ?? 0) <= sure) return found;
  }
}
