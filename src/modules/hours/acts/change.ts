import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { whyNotChanged } from '../drafts.ts';
import { judged } from '../judged.ts';
import { proposal } from './draft.ts';

/** Changes a draft. Whoever does becomes one of its authors, and an approval already given falls away. */
export const change = act({
  name: 'hours.change',
  may: can.change,
  input: proposal.extend({ branch: id, draft: id, revision: z.int().min(1) }),
  run: async ({ tx, asking, input }) => {
    const outlook = await judged(tx, asking, input);
    const changed = await tx.maybe<{ revision: number }>(sql`
      update hours.draft
      set change = ${JSON.stringify(input.change)}::jsonb, hurry = ${input.hurry ?? null}, filing = ${input.filing ?? null}, revision = draft.revision + 1,
        authors = case when ${asking.actor.id} = any (authors) then authors else authors || ${asking.actor.id}::text end, changed_at = ${asking.now},
        approved_by = null, approved_at = null, approved_over = null
      where branch_id = ${input.branch} and id = ${input.draft} and draft.revision = ${input.revision} and published_at is null and withdrawn_at is null
      returning draft.revision`);
    if (!changed) throw await whyNotChanged(tx, input.branch, input.draft, input.revision);
    return {
      answer: { draft: input.draft, revision: changed.revision, affected: outlook.affected },
      trace: { object: `draft/${input.draft}`, facts: { revision: changed.revision, affected: outlook.affected.length } },
      announces: [{ topic: 'hours.drafted', branch: input.branch, facts: { draft: input.draft } }],
    };
  },
});
