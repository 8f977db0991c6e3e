import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { whyNotChanged } from '../drafts.ts';

/** Takes a draft back that is not published. It stays on record. */
export const withdraw = act({
  name: 'hours.withdraw',
  may: can.withdraw,
  input: z.object({ branch: id, draft: id }),
  run: async ({ tx, asking, input }) => {
    const withdrawn = await tx.run(sql`
      update hours.draft set withdrawn_by = ${asking.actor.id}, withdrawn_at = ${asking.now}
      where branch_id = ${input.branch} and id = ${input.draft} and published_at is null and withdrawn_at is null`);
    if (withdrawn === 0) throw await whyNotChanged(tx, input.branch, input.draft);
    return {
      answer: { draft: input.draft },
      trace: { object: `draft/${input.draft}`, facts: { state: 'withdrawn' } },
      announces: [{ topic: 'hours.withdrawn', branch: input.branch, facts: { draft: input.draft } }],
    };
  },
});
