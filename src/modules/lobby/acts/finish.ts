import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { ticketOf } from '../answers.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { outcomeOf, ticketFor } from './move-ticket.ts';

/** 办结: the errand is done; where finishing counts as leaving, the hall has a place again. */
export const finish = act({
  name: 'lobby.finish',
  may: can.call,
  input: z.object({ branch: id, ticket: id, counter: z.int().min(1).max(999).optional() }),
  run: async ({ tx, asking, input }) => {
    const { settings } = await inForce(tx, input.branch, asking.now);
    const row = await ticketFor(tx, 'finish', input);
    const deed = newId();
    await tx.run(sql`
      select lobby.serve_ticket(${input.branch}, ticket, ${settings.finishLeaves}, ${asking.now}, ${asking.actor.id}, ${deed}, ${newId()}, ${deed})
      from lobby.ticket where branch_id = ${input.branch} and id = ${row.id}`);
    return outcomeOf({ ticket: ticketOf({ ...row, state: 'served', ended_at: asking.now, serving_at: row.serving_at ?? row.called_at }), deed }, 'lobby.finished');
  },
});
