import { addDays, businessDate } from '#kernel/time.ts';
import { NETWORK } from '#kernel/id.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { branchOf, devicesOf } from '#modules/branches/index.ts';
import type { Item } from '../picture.ts';
import type { ItemRow } from '../tables.ts';

/** Everything that any screen of a branch may show on a day or the next one: the network's, its region's, its own, and its screens'. */
export async function itemsOfBranch(tx: Tx, branch: string, now: Date): Promise<Item[]> {
  const place = await branchOf(tx, branch);
  const devices = await devicesOf(tx, branch);
  const today = businessDate(now, place.time_zone);
  const rows = await tx.many<ItemRow>(sql`
    select * from signage.item
    where place_id = any (${[NETWORK, place.region_id, branch, ...devices.map((device) => device.id)]}::uuid[])
      and withdrawn_at is null
        and case when urgent_until is null then from_on <= ${addDays(today, 1)} and (until_on is null or until_on >= ${today}) else urgent_until > ${now} end
    order by position, id limit 200`);
  return rows.map(asItem);
}

export function asItem(row: ItemRow): Item {
  return {
    id: row.id, level: row.level, place: row.place_id, kind: row.kind, zh: row.zh, en: row.en, fromOn: row.from_on, untilOn: row.until_on, position: row.position,
    urgentUntil: row.urgent_until?.toISOString() ?? null, look: row.look, spoken: row.spoken,
    weekdays: row.weekdays, dailyFrom: row.daily_from, dailyUntil: row.daily_until, revision: row.revision,
  };
}
