import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Outcome } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { MOVES, movesOf, type Move } from '../can.ts';
import { ticketOf, type TicketAnswer } from '../answers.ts';
import type { TicketDeed, TicketRow } from '../tables.ts';

/** What a deed may change of a ticket. */
export type Change = Partial<Pick<TicketRow,
  | 'state' | 'counter_number' | 'counter_wanted' | 'call_count' | 'not_before' | 'called_at' | 'serving_at' | 'missed_at' | 'ended_at'
  | 'waits_from' | 'key_at' | 'origin' | 'service_code' | 'service_group' | 'mask_off'>>;

export type Moved = { ticket: TicketAnswer; deed: string };

/**
 * The ticket, locked, if this move is allowed in its state and at this counter. Whoever comes second hears what has become of it.
 */
export async function ticketFor(tx: Tx, move: Move, at: { branch: string; ticket: string; counter?: number | undefined }): Promise<TicketRow> {
  const row = await tx.maybe<TicketRow>(sql`select * from lobby.ticket where branch_id = ${at.branch} and id = ${at.ticket} for update`);
  if (!row) throw new Refusal('lobby.ticketUnknown', { status: 404 });
  if (!MOVES[move].includes(row.state)) {
    throw new Refusal(`lobby.is_${row.state}`, { params: { number: row.number, counter: row.counter_number ?? '' }, offer: { may: movesOf(row.state) } });
  }
  const isAtCounter = row.state === 'called' || row.state === 'serving';
  if (at.counter !== undefined && isAtCounter && row.counter_number !== at.counter) {
    throw new Refusal('lobby.alreadyCalled', { params: { number: row.number, counter: row.counter_number ?? '' } });
  }
  return row;
}

/** Writes the change with its event; `before` lets the tap be undone. */
export async function move(tx: Tx, asking: Asking, row: TicketRow, deed: TicketDeed, change: Change, of: { deedId?: string } = {}): Promise<Moved> {
  const after: TicketRow = { ...row, ...change };
  const eventId = newId();
  const deedId = of.deedId ?? eventId;
  await tx.run(sql`
    update lobby.ticket set
      state = ${after.state}, counter_number = ${after.counter_number}, counter_wanted = ${after.counter_wanted}, call_count = ${after.call_count},
      not_before = ${after.not_before}, called_at = ${after.called_at}, serving_at = ${after.serving_at}, missed_at = ${after.missed_at},
      ended_at = ${after.ended_at}, waits_from = ${after.waits_from}, key_at = ${after.key_at}, origin = ${after.origin},
      service_code = ${after.service_code}, service_group = ${after.service_group}, mask_off = ${after.mask_off}
    where branch_id = ${row.branch_id} and id = ${row.id}`);
  await tx.run(sql`
    insert into lobby.ticket_event (branch_id, id, ticket_id, on_date, at, deed, from_state, to_state, counter_number, by_actor, deed_id, before)
    values (${row.branch_id}, ${eventId}, ${row.id}, ${row.on_date}, ${asking.now}, ${deed}, ${row.state}, ${after.state},
      ${after.counter_number ?? row.counter_number}, ${asking.actor.id}, ${deedId}, ${JSON.stringify(beforeOf(row))}::jsonb)`);
  return { ticket: ticketOf(after), deed: deedId };
}

/** The outcome of a move: numbers and states in the trail, nothing of the person. */
export function outcomeOf(moved: Moved, topic: string, facts: Record<string, unknown> = {}): Outcome<Moved> {
  const { ticket } = moved;
  const told = { ticket: ticket.id, number: ticket.number, state: ticket.state, counter: ticket.counter, ...facts };
  return { answer: moved, trace: { object: `ticket/${ticket.id}`, facts: told }, announces: [{ topic, facts: told }] };
}

function beforeOf(row: TicketRow): Record<string, unknown> {
  const { secret_blind: _, secret_sealed: __, ...kept } = row;
  return kept;
}
