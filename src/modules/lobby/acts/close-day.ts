import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import type { TicketRow } from '../tables.ts';
import { keepFigures } from './keep-exposure.ts';
import { move } from './move-ticket.ts';

/** 日终清场: what is still open ends, the hall is counted empty, its exposure worked out. May run twice: an empty hall stays empty. */
export const closeDay = act({
  name: 'lobby.closeDay',
  may: can.closeDay,
  input: z.object({ branch: id, date: day.optional() }),
  run: async ({ tx, asking, input }) => {
    const date = input.date ?? (await inForce(tx, input.branch, asking.now)).today;
    const open = await tx.many<TicketRow>(sql`
      select * from lobby.ticket where branch_id = ${input.branch} and on_date = ${date} and state not in ('served', 'left') order by id for update`);
    for (const ticket of open) await move(tx, asking, ticket, 'day_closed', { state: 'left', ended_at: asking.now, counter_number: null });
    await tx.run(sql`update lobby.visit set state = 'left', left_at = ${asking.now} where branch_id = ${input.branch} and on_date = ${date} and state <> 'left'`);
    await tx.run(sql`update lobby.duty set rose_at = greatest(${asking.now}, sat_at) where branch_id = ${input.branch} and on_date = ${date} and rose_at is null`);
    const hall = await tx.maybe<{ inside_count: number }>(sql`select inside_count from lobby.hall where branch_id = ${input.branch} and on_date = ${date} for update`);
    const inside = hall?.inside_count ?? 0;
    if (inside > 0) {
      await tx.run(sql`
        insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, by_actor)
        values (${input.branch}, ${newId()}, ${date}, ${asking.now}, 'day_closed', ${-inside}, ${asking.actor.id})`);
    }
    await tx.run(sql`
      update lobby.hall set inside_count = 0, outside_count = 0, closed_at = ${asking.now}, closed_by = ${asking.actor.id} where branch_id = ${input.branch} and on_date = ${date}`);
    await keepFigures(tx, input.branch, date, asking.now);
    const told = { date, tickets: open.length, inside };
    return { answer: told, trace: { object: `hall/${date}`, facts: told }, announces: [{ topic: 'lobby.dayClosed', facts: told }] };
  },
});
