import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { afterReceipt } from '../rules.ts';
import type { MessageRow } from '../tables.ts';

const input = z.object({ branch: z.uuid(), message: z.uuid(), success: z.boolean(), code: z.string().max(100) });

/** The network's word on a message: delivered, or not. May come twice, late, or before our own note that it was sent. */
export const takeReceipt = act({
  name: 'contact.takeReceipt',
  may: can.takeReceipt,
  input,
  run: async ({ tx, asking, input: { branch, message, success, code } }) => {
    const row = await tx.maybe<Pick<MessageRow, 'state'>>(sql`
      select state from contact.message where branch_id = ${branch} and id = ${message} for update`);
    const next = row ? afterReceipt(row.state, success) : 'same';
    if (next === 'delivered') {
      await tx.run(sql`
        update contact.message set state = 'delivered', delivered_at = ${asking.now}, sent_at = coalesce(sent_at, ${asking.now}), reason = null
        where branch_id = ${branch} and id = ${message}`);
    } else if (next === 'failed') {
      await tx.run(sql`
        update contact.message set state = 'failed', failed_at = ${asking.now}, reason = ${code} where branch_id = ${branch} and id = ${message}`);
    }
    return {
      answer: { state: next },
      trace: { object: `message/${message}`, facts: { state: next, code } },
      announces: next === 'same' ? [] : [{ topic: `contact.${next}`, branch, facts: { message } }],
    };
  },
});
