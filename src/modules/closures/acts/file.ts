import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { CAUSES } from '../rules.ts';

/** Why the branch closed, and the report to the authority: to whom, under which number. Said again, the last word counts; the trail keeps all. */
export const fileClosure = act({
  name: 'closures.file',
  may: can.file,
  input: z.object({ branch: id, closure: id, cause: z.enum(CAUSES), filedTo: line(120).optional(), filedAs: line(120).optional() }),
  run: async ({ tx, asking, input: { branch, closure, cause, filedTo, filedAs } }) => {
    const changed = await tx.run(sql`
      update closures.closure set cause = ${cause}, filed_to = coalesce(${filedTo ?? null}, filed_to), filed_as = coalesce(${filedAs ?? null}, filed_as),
        filed_at = case when ${filedTo ?? null}::text is null then filed_at else ${asking.now}::timestamptz end, filed_by = case when ${filedTo ?? null}::text is null then filed_by else ${asking.actor.id} end
      where branch_id = ${branch} and id = ${closure}`);
    if (changed === 0) throw new Refusal('closures.unknown', { status: 404 });
    return { answer: { closure }, trace: { object: `closure/${closure}`, facts: { cause, filed: filedTo !== undefined } }, announces: [{ topic: 'closures.filed', branch, facts: { closure } }] };
  },
});
