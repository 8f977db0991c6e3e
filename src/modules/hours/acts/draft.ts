import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { judged } from '../judged.ts';
import { change } from '../plan.ts';

export const proposal = z.object({ change, hurry: line(200).optional(), filing: line(80).optional() });

/** Proposes a change of a branch's hours: a closure, other sessions, a new week. Nothing is shown to customers yet. */
export const draft = act({
  name: 'hours.draft',
  may: can.draft,
  input: proposal.extend({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const outlook = await judged(tx, asking, input);
    const made = newId();
    await tx.run(sql`
      insert into hours.draft (branch_id, id, change, hurry, filing, authors, drafted_at, changed_at)
      values (${input.branch}, ${made}, ${JSON.stringify(input.change)}::jsonb, ${input.hurry ?? null}, ${input.filing ?? null},
        ${[asking.actor.id]}::text[], ${asking.now}, ${asking.now})`);
    return {
      answer: { draft: made, revision: 1, affected: outlook.affected },
      trace: { object: `draft/${made}`, facts: { affected: outlook.affected.length, from: outlook.affected[0], over: outlook.version } },
      announces: [{ topic: 'hours.drafted', branch: input.branch, facts: { draft: made } }],
    };
  },
});
