import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { TicketRow, VisitRow } from '../tables.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 放弃离开: the number is given up and the person leaves; counted once. */
export const leave = act({
  name: 'lobby.leave',
  may: can.handTicket,
  input: z.object({ branch: id, ticket: id }),
  run: async ({ tx, asking, input }) => outcomeOf(await gone(tx, asking, await ticketFor(tx, 'leave', input)), 'lobby.left'),
});

export async function gone(tx: Tx, asking: Asking, row: TicketRow) {
  const moved = await move(tx, asking, row, 'left', { state: 'left', ended_at: asking.now, counter_number: null });
  await tx.run(sql`select lobby.leave_visit(${row.branch_id}, ${row.visit_id}, ${asking.now}, ${asking.actor.id}, ${newId()}, 'left')`);
  return moved;
}

/** 离厅: somebody whom we know leaves, with a number still open or without one. */
export const leaveVisit = act({
  name: 'lobby.leaveVisit',
  may: can.countHall,
  input: z.object({ branch: id, visit: id }),
  run: async ({ tx, asking, input }) => {
    const open = await tx.maybe<TicketRow>(sql`
      select * from lobby.ticket where branch_id = ${input.branch} and visit_id = ${input.visit} and state in ('waiting', 'called', 'parked', 'missed') for update`);
    let deed: string | null = null;
    if (open) ({ deed } = await gone(tx, asking, open));
    else {
      const serving = await tx.maybe<TicketRow>(sql`select * from lobby.ticket where branch_id = ${input.branch} and visit_id = ${input.visit} and state = 'serving'`);
      if (serving) throw new Refusal('lobby.is_serving', { params: { number: serving.number, counter: serving.counter_number ?? '' } });
      const known = await tx.maybe<VisitRow>(sql`select * from lobby.visit where branch_id = ${input.branch} and id = ${input.visit}`);
      if (!known) throw new Refusal('lobby.visitUnknown', { status: 404 });
      const event = newId();
      await tx.run(sql`select lobby.leave_visit(${input.branch}, ${input.visit}, ${asking.now}, ${asking.actor.id}, ${event}, 'left')`);
      if (known.state === 'inside') deed = event;
    }
    const told = { visit: input.visit, ticket: open?.id ?? null };
    return { answer: { ...told, deed }, trace: { object: `visit/${input.visit}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
  },
});
