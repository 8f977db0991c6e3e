import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, recordDenied } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { draftOf, whyNotChanged } from '../drafts.ts';
import { judged } from '../judged.ts';
import { publish } from './publish.ts';

/** A second person agrees to exactly this revision, seen against exactly this published version; if wished, it goes out at once. */
export const approve = act({
  name: 'hours.approve',
  may: can.approve,
  input: z.object({ branch: id, draft: id, revision: z.int().min(1), publish: z.boolean().default(false) }),
  run: async ({ tx, asking, input }) => {
    const seen = await draftOf(tx, input.branch, input.draft);
    if (seen.authors.includes(asking.actor.id)) {
      await recordDenied(asking, 'hours.approve', input, 'hours.approveOwn');
      throw new Refusal('hours.approveOwn', { status: 403 });
    }
    const outlook = await judged(tx, asking, { branch: input.branch, change: seen.change, hurry: seen.hurry ?? undefined });
    const approved = await tx.run(sql`
      update hours.draft set approved_by = ${asking.actor.id}, approved_at = ${asking.now}, approved_over = ${outlook.version}
      where branch_id = ${input.branch} and id = ${input.draft} and revision = ${input.revision} and published_at is null and withdrawn_at is null`);
    if (approved === 0) throw await whyNotChanged(tx, input.branch, input.draft, input.revision);
    const published = input.publish ? await publish.within(tx, asking, { branch: input.branch, draft: input.draft }) : undefined;
    return {
      answer: { draft: input.draft, version: published?.version ?? null },
      trace: { object: `draft/${input.draft}`, facts: { revision: input.revision, over: outlook.version, published: input.publish } },
      announces: [{ topic: 'hours.approved', branch: input.branch, facts: { draft: input.draft } }],
    };
  },
});
