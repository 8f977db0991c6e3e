import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { shelvesOf } from '../supplies.ts';

/** Notes what the branch uses in a day and what has become short, so that the region and other branches see it; announces a new shortage once. */
export const noteShelves = act({
  name: 'protection.noteShelves',
  may: can.noteShelves,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const { shelves } = await shelvesOf(tx, branch, asking.now);
    const rows = shelves.map(({ item, quantity, use, stand }) => ({ item: item.code, quantity, use, short: stand === 'low' || stand === 'out' }));
    const before = await tx.many<{ item: string }>(sql`select item_code as item from protection.shelf where place_id = ${branch} and short_since is not null`);
    await tx.run(sql`
      insert into protection.shelf (place_id, item_code, quantity, daily_use, short_since, noted_at)
      select ${branch}, item, quantity, use, case when short then ${asking.now}::timestamptz end, ${asking.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (item text, quantity int, use numeric, short boolean)
      on conflict (place_id, item_code) do update set quantity = excluded.quantity, daily_use = excluded.daily_use, noted_at = excluded.noted_at,
        short_since = case when excluded.short_since is not null then coalesce(shelf.short_since, excluded.short_since) end`);
    const fresh = rows.filter((row) => row.short && !before.some((one) => one.item === row.item)).map((row) => row.item);
    return {
      answer: { short: rows.filter((row) => row.short).length, fresh }, trace: { object: `branch/${branch}`, facts: { fresh: fresh.length } },
      announces: fresh.map((item) => ({ topic: 'protection.shortageFound', facts: { item } })),
    };
  },
});
