import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** All branches with places whose net must be looked at by now: those that have waited longest first, then those never looked at. */
export const branchesToWatch = read({
  name: 'protection.branchesToWatch',
  may: can.watch,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input: { now } }) => {
    const due = await tx.many<{ branch: string }>(sql`
      select place.id as branch from app.place left join protection.watch on watch.branch_id = place.id
      where place.kind = 'branch' and (watch.next_look_at <= ${now}
        or (watch.branch_id is null and exists (select from protection.place spot where spot.branch_id = place.id and spot.removed_at is null)))
      order by watch.next_look_at nulls last, place.id`);
    return due.map((one) => one.branch);
  },
});
