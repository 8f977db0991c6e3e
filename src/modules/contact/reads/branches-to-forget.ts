import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** Branches that still hold numbers of messages older than a time. */
export const branchesToForget = read({
  name: 'contact.branchesToForget',
  may: can.branchesToForget,
  input: z.object({ olderThan: z.coerce.date() }),
  run: async ({ tx, input: { olderThan } }) => {
    const rows = await tx.many<{ branch_id: string }>(sql`
      select distinct branch_id from contact.message where emptied_at is null and queued_at < ${olderThan}`);
    return rows.map((row) => row.branch_id);
  },
});
