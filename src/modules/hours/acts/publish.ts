import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { whyNotChanged } from '../drafts.ts';
import { publishPlan } from '../publish-plan.ts';
import type { DraftRow } from '../tables.ts';

/** Puts an approved draft on every channel, as the branch's next version. */
export const publish = act({
  name: 'hours.publish',
  may: can.publish,
  input: z.object({ branch: id, draft: id }),
  run: async ({ tx, asking, input }) => {
    // The draft's row is taken first: of two who publish the same draft, the second sees here that it is out.
    const draft = await tx.maybe<DraftRow>(sql`
      select * from hours.draft
      where branch_id = ${input.branch} and id = ${input.draft} and approved_at is not null and published_at is null and withdrawn_at is null
      for update`);
    if (!draft) throw await whyNotChanged(tx, input.branch, input.draft);
    const published = await publishPlan(tx, asking, {
      branch: input.branch, draft: draft.id, change: draft.change, requestedBy: draft.authors,
      ...(draft.approved_by !== null && { approvedBy: draft.approved_by }), ...(draft.approved_over !== null && { over: draft.approved_over }),
      ...(draft.hurry !== null && { hurry: draft.hurry }), ...(draft.filing !== null && { filing: draft.filing }),
    });
    await tx.run(sql`
      update hours.draft set published_by = ${asking.actor.id}, published_at = ${asking.now}, version = ${published.version}
      where branch_id = ${input.branch} and id = ${input.draft}`);
    return {
      answer: { version: published.version, affected: published.affected },
      trace: { object: `version/${published.version}`, facts: { draft: draft.id, affected: published.affected.length, from: published.affected[0] } },
      announces: published.announces,
    };
  },
});
