import { NETWORK } from '#kernel/id.ts';
import { businessDate } from '#kernel/time.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { areLate } from './rules.ts';
import { settings } from './settings.ts';

export type Late = Readonly<{ code: string; name: string; lastCounted: string }>;

/** The areas in which branches lie whose newest counts are older than the bank allows. */
export async function lateCounts(tx: Tx, now: Date): Promise<Late[]> {
  const most = await settings.lateDays.at(tx, NETWORK, now);
  const rows = await tx.many<{ code: string; name: string; zone: string; last: string }>(sql`
    select area.code, area.name, area.time_zone as zone, (select max(day) from risk.count where area_code = area.code)::text as last
    from risk.area where code in (select area_code from risk.place_area) order by code`);
  return rows.filter((row) => areLate(row.last, businessDate(now, row.zone), most)).map(({ code, name, last }) => ({ code, name, lastCounted: last }));
}
