import { z } from 'zod';
import { act, type Outcome } from '#platform/act.ts';
import { clockText, day, id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { rebuildDays } from '#modules/appointments/index.ts';
import { closeHours } from '#modules/hours/index.ts';
import { begin, closureOf, say } from '../begin.ts';
import { can } from '../can.ts';
import { CAUSES } from '../rules.ts';

const text = z.string().trim().min(1).max(200);

/**
 * Closes a branch, today from a clock on or for days, in one deed (FLOW 2.4): the version on every channel, the slots that follow it, everybody
 * whom it touches, and the news that wakes the proposals. Where one person's word is not enough it is drafted, and all that was said waits with it.
 */
export const close = act({
  name: 'closures.close',
  may: can.close,
  input: z.object({
    branch: id, cause: z.enum(CAUSES), from: day, to: day.nullable(), after: clockText.optional(), reason: z.object({ zh: text, en: text }),
    filedTo: line(120).optional(), filedAs: line(80).optional(),
  }),
  run: async ({ tx, asking, input: { branch, cause, filedTo, filedAs, reason, ...when } }): Promise<Outcome<{ version: number | null; draft: string | null; touched: number }>> => {
    const { version, draft, affected } = await closeHours.within(tx, asking, { branch, ...when, reason, filing: filedAs });
    const said = { from_on: when.from, to_on: when.to, from_clock: when.after ?? null, cause, filed_to: filedTo ?? null, filed_as: filedTo === undefined ? null : filedAs ?? null, by: asking.actor.id, filedAt: asking.now };
    if (draft !== null) {
      await tx.run(sql`
        insert into closures.asked (branch_id, draft_id, from_on, to_on, from_clock, cause, filed_to, filed_as, asked_by, asked_at)
        values (${branch}, ${draft}, ${said.from_on}, ${said.to_on}, ${said.from_clock}, ${cause}, ${said.filed_to}, ${said.filed_as}, ${asking.actor.id}, ${asking.now})`);
      return { answer: { version, draft, touched: 0 }, trace: { object: `draft/${draft}`, facts: { cause, ...when } } };
    }
    const [first, last] = [affected[0], affected.at(-1)];
    if (first !== undefined && last !== undefined) await rebuildDays(tx, asking, branch, first, last);
    const closure = await closureOf(tx, asking, branch, version ?? 0);
    await say(tx, { at: branch, closure }, said);
    const touched = await begin(tx, asking, branch);
    return {
      answer: { version, draft, touched },
      trace: { object: `closure/${closure}`, facts: { cause, version, touched, filed: filedTo !== undefined, ...when } },
      announces: [{ topic: 'closures.wanted', branch, facts: { closure } }],
    };
  },
});
