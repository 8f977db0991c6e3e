import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { mayReturn, placeOfReturned } from '../rules.ts';
import type { TicketRow } from '../tables.ts';
import { move, outcomeOf, ticketFor } from './move-ticket.ts';

/** 过号返回: who was missed and comes back in time stands in line again, as if arriving now. */
export const takeBack = act({
  name: 'lobby.takeBack',
  may: can.handTicket,
  input: z.object({ branch: id, ticket: id }),
  run: async ({ tx, asking, input }) => outcomeOf(await returned(tx, asking, await ticketFor(tx, 'takeBack', input)), 'lobby.returned'),
});

export async function returned(tx: Tx, asking: Asking, row: TicketRow) {
  const { calls } = await inForce(tx, row.branch_id, asking.now);
  if (row.missed_at === null || !mayReturn(row.missed_at, asking.now, calls)) {
    throw new Refusal('lobby.returnTooLate', { params: { number: row.number, minutes: calls.returnMinutes } });
  }
  const place = placeOfReturned(asking.now, row.credit, calls);
  return move(tx, asking, row, 'returned', {
    state: 'waiting', missed_at: null, not_before: null, call_count: 0, origin: place.origin, key_at: place.keyAt, waits_from: place.waitsFrom,
  });
}
