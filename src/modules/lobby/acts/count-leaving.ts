import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';

/** 走一位: one tap at the door for somebody who goes, whoever it is. Without a number to close: the count alone. */
export const countLeaving = act({
  name: 'lobby.countLeaving',
  may: can.countHall,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const { today } = await inForce(tx, input.branch, asking.now);
    const hall = await tx.maybe<{ inside_count: number }>(sql`
      update lobby.hall set inside_count = inside_count - 1 where branch_id = ${input.branch} and on_date = ${today} and inside_count > 0 returning inside_count`);
    if (!hall) throw new Refusal('lobby.hallEmpty');
    const event = newId();
    // Of those who need nothing any more, the one who came first is taken to be the one who goes.
    const idle = await tx.maybe<{ id: string }>(sql`
      update lobby.visit set state = 'left', left_at = ${asking.now}
      where branch_id = ${input.branch} and id = (
        select visit.id from lobby.visit visit
        where visit.branch_id = ${input.branch} and visit.on_date = ${today} and visit.state = 'inside'
          and not exists (select from lobby.ticket ticket where ticket.branch_id = ${input.branch} and ticket.visit_id = visit.id and ticket.state not in ('served', 'left'))
        order by exists (select from lobby.ticket ticket where ticket.branch_id = ${input.branch} and ticket.visit_id = visit.id) desc, visit.arrived_at limit 1)
      returning id`);
    await tx.run(sql`
      insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor)
      values (${input.branch}, ${event}, ${today}, ${asking.now}, 'counted_out', -1, ${idle?.id ?? null}, ${asking.actor.id})`);
    const told = { inside: hall.inside_count };
    return { answer: { ...told, deed: event }, trace: { object: `hall/${today}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
  },
});
