import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { OUTCOMES } from '../rules-door.ts';
import { openCase } from './measure-again.ts';

export const ALTERNATIVES = ['cash_machine', 'phone_bank', 'app', 'appointment'] as const;

/** 异常处置: turned away with an alternative, served in the dedicated area, or the isolation room with help called. */
export const decideCase = act({
  name: 'lobby.decideCase',
  may: can.decideCase,
  input: z.object({ branch: id, case: id, outcome: z.enum(OUTCOMES), alternative: z.enum(ALTERNATIVES).optional(), helpCalled: z.boolean().default(false) }),
  run: async ({ tx, asking, input }) => {
    const { opened, registration } = await openCase(tx, input.branch, input.case);
    if (registration.verdict === 'measure_again') throw new Refusal('lobby.measureFirst');
    if (input.outcome === 'turned_away' && input.alternative === undefined) throw new Refusal('lobby.alternativeMissing', { status: 422 });
    if (input.outcome === 'isolation_room' && !input.helpCalled) throw new Refusal('lobby.helpMissing', { status: 422 });
    await tx.run(sql`
      update screening.abnormal_case set outcome = ${input.outcome}, alternative = ${input.alternative ?? null},
        help_called_at = ${input.helpCalled ? asking.now : null}, help_called_by = ${input.helpCalled ? asking.actor.id : null},
        closed_at = ${asking.now}, closed_by = ${asking.actor.id}
      where branch_id = ${input.branch} and id = ${opened.id}`);
    if (input.outcome === 'turned_away') {
      await tx.run(sql`update lobby.hall set turned_away_count = turned_away_count + 1 where branch_id = ${input.branch} and on_date = ${registration.on_date}`);
    }
    const told = { case: opened.id, outcome: input.outcome, alternative: input.alternative ?? null, helpCalled: input.helpCalled };
    return { answer: told, trace: { object: `case/${opened.id}`, facts: told }, announces: [{ topic: 'lobby.caseDecided', facts: { case: opened.id, helpCalled: input.helpCalled } }] };
  },
});
