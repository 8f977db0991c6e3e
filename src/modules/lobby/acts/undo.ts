import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { ticketOf } from '../answers.ts';
import { can } from '../can.ts';
import { inForce, type InForce } from '../in-force.ts';
import { mayUndo } from '../rules.ts';
import type { TicketEventRow, TicketRow, TicketState } from '../tables.ts';
import { undoHall } from './undo-hall.ts';

/** 撤销: a tap of the last seconds, by the person who made it, with all that it did, as long as nothing has happened since. */
export const undo = act({
  name: 'lobby.undo',
  may: can.undo,
  input: z.object({ branch: id, deed: id }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    // The calling order changes: its row is locked first, as by a call.
    await tx.run(sql`select 1 from lobby.turn where branch_id = ${input.branch} and on_date = ${rules.today} for update`);
    const events = await tx.many<TicketEventRow>(sql`
      select * from lobby.ticket_event where branch_id = ${input.branch} and deed_id = ${input.deed} and undone_at is null order by at, id`);
    const [first] = events;
    if (!first) return undoHall(tx, asking, input.branch, input.deed, rules);
    if (first.deed === 'taken' || first.deed === 'undone') throw new Refusal('lobby.nothingToUndo', { status: 404 });
    if (first.by_actor !== asking.actor.id) throw new Refusal('lobby.undoNotYours', { status: 403 });
    if (!mayUndo(first.at, asking.now, rules.calls)) throw new Refusal('lobby.undoTooLate', { params: { seconds: rules.calls.undoSeconds } });
    const tickets: TicketRow[] = [];
    // A call that freed its counter first gives the new ticket back, then the old one its counter.
    for (const event of events.toSorted((a, b) => Number(b.deed === 'called') - Number(a.deed === 'called'))) tickets.push(await undone(tx, asking, event, rules));
    const told = { deed: input.deed, tickets: tickets.map((ticket) => ticket.id) };
    return {
      answer: { tickets: tickets.map(ticketOf) },
      trace: { object: `ticket/${first.ticket_id}`, facts: told },
      announces: [{ topic: 'lobby.undone', facts: told }],
    };
  },
});

async function undone(tx: Tx, asking: Asking, event: TicketEventRow, rules: InForce): Promise<TicketRow> {
  const { branch_id: branch, ticket_id: ticket } = event;
  const now = await tx.one<TicketRow>(sql`select * from lobby.ticket where branch_id = ${branch} and id = ${ticket} for update`);
  const latest = await tx.one<{ id: string }>(sql`
    select id from lobby.ticket_event where branch_id = ${branch} and ticket_id = ${ticket} and undone_at is null and deed <> 'undone' order by at desc, id desc limit 1`);
  if (latest.id !== event.id) throw new Refusal('lobby.undoOvertaken', { params: { number: now.number } });
  const back = await tx.one<TicketRow>(sql`
    update lobby.ticket t set
      state = old.state, counter_number = old.counter_number, counter_wanted = old.counter_wanted, call_count = old.call_count, not_before = old.not_before,
      called_at = old.called_at, serving_at = old.serving_at, missed_at = old.missed_at, ended_at = old.ended_at, waits_from = old.waits_from, key_at = old.key_at,
      origin = old.origin, service_code = old.service_code, service_group = old.service_group, mask_off = old.mask_off
    from jsonb_populate_record(null::lobby.ticket, ${JSON.stringify(event.before)}::jsonb) old
    where t.branch_id = ${branch} and t.id = ${ticket} returning t.*`);
  if (now.state === 'served' || now.state === 'left') await comeBack(tx, asking, now, event.at, rules);
  if (event.deed === 'called' && now.origin === 'booked') {
    await tx.run(sql`update lobby.turn set booked_in_row = greatest(booked_in_row - 1, 0) where branch_id = ${branch} and on_date = ${now.on_date}`);
  }
  await tx.run(sql`update lobby.ticket_event set undone_at = ${asking.now} where branch_id = ${branch} and id = ${event.id}`);
  const to: TicketState = back.state;
  await tx.run(sql`
    insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, counter_number, by_actor, deed_id)
    values (${branch}, ${newId()}, ${ticket}, ${now.on_date}, ${asking.now}, 'undone', ${now.state}, ${to}, ${back.counter_number}, ${asking.actor.id}, ${newId()})`);
  return back;
}

/** Who was counted as gone by the tap is counted in again, if nobody has taken the place meanwhile. */
async function comeBack(tx: Tx, asking: Asking, ticket: TicketRow, leftAt: Date, rules: InForce): Promise<void> {
  const visit = await tx.maybe<{ place: 'inside' | 'outside' }>(sql`
    update lobby.visit set state = ${ticket.place}, left_at = null
    where branch_id = ${ticket.branch_id} and id = ${ticket.visit_id} and state = 'left' and left_at = ${leftAt} returning state as place`);
  if (!visit) return;
  if (visit.place === 'outside') {
    await tx.run(sql`update lobby.hall set outside_count = outside_count + 1 where branch_id = ${ticket.branch_id} and on_date = ${ticket.on_date}`);
    return;
  }
  const { entered } = await tx.one<{ entered: boolean }>(sql`
    select lobby.enter_hall(${ticket.branch_id}, ${ticket.on_date}, ${rules.cap}, ${ticket.visit_id}, ${asking.now}, ${asking.actor.id}, ${newId()}, 'undone') as entered`);
  if (!entered) throw new Refusal('lobby.hallFull', { params: { cap: rules.cap } });
  await tx.run(sql`update lobby.hall set entered_count = entered_count - 1 where branch_id = ${ticket.branch_id} and on_date = ${ticket.on_date}`);
}
