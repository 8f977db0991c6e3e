import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';

const input = z.object({ branch: z.uuid() });

/** Empties the number and the values of old messages; that one was sent, when, and about what, stays. */
export const forget = act({
  name: 'contact.forget',
  may: can.forget,
  input,
  run: async ({ tx, asking, input: { branch } }) => {
    const days = await settings.keepDays.at(tx, branch, asking.now);
    const olderThan = addMinutes(asking.now, -days * 24 * 60);
    const emptied = await tx.run(sql`
      update contact.message
      set phone_sealed = null, params_sealed = null, emptied_at = ${asking.now},
        state = case when state = 'queued' then 'failed' else state end,
        failed_at = case when state = 'queued' then ${asking.now} else failed_at end,
        reason = case when state = 'queued' then 'expired' else reason end
      where branch_id = ${branch} and emptied_at is null and queued_at < ${olderThan}`);
    return { answer: { emptied }, trace: { object: `branch/${branch}`, facts: { emptied } } };
  },
});
