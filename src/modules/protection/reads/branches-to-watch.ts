import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** The branches with places whose net must be looked at by now, those that have waited longest first. */
export const branchesToWatch = read({
  name: 'protection.branchesToWatch',
  may: can.watch,
  input: z.object({ now: z.coerce.date(), most: z.int().min(1).max(500) }),
  run: async ({ tx, input: { now, most } }) => {
    const due = await tx.many<{ branch: string }>(sql`select branch_id as branch from protection.watch where next_look_at <= ${now} order by next_look_at, branch_id limit ${most}`);
    if (due.length === most) return due.map((one) => one.branch);
    const fresh = await tx.many<{ branch: string }>(sql`
      select place.id as branch from app.place where place.kind = 'branch'
        and exists (select from protection.place spot where spot.branch_id = place.id and spot.removed_at is null)
        and not exists (select from protection.watch where watch.branch_id = place.id)
      order by place.id limit ${most - due.length}`);
    return [...due, ...fresh].map((one) => one.branch);
  },
});
