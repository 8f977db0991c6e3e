import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** What became of texts: kept with what they told, so that each branch sees its own figures wherever the text was written. */
export const settleTold = act({
  name: 'subscriptions.settleTold',
  may: can.tend,
  input: z.object({ texts: z.array(z.object({ branch: id, message: id, state: z.enum(['delivered', 'failed']) })).max(5_000) }),
  run: async ({ tx, asking, input: { texts } }) => {
    const settled = await tx.run(sql`
      update subscriptions.notice set state = came.state, settled_at = ${asking.now}
      from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as came(branch uuid, message uuid, state text)
      where notice.text_branch = came.branch and notice.message_id = came.message and notice.state = 'told'`);
    return { answer: { settled }, trace: { object: 'subscriptions/delivered', facts: { settled } } };
  },
});
