import { z } from 'zod';
import type { Facts } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { House } from '#platform/house.ts';
import { movesOf } from './can.ts';
import { CREDITS } from './rules.ts';
import { openSecret, pageSecret } from './secrets.ts';
import type { TicketRow } from './tables.ts';

const instant = z.coerce.date();

/** A ticket as staff see it: no secret, nothing about the person but the class of care. */
export const ticketShape = z.object({
  id, number: z.string(), state: z.enum(['waiting', 'called', 'serving', 'parked', 'missed', 'served', 'left']), place: z.enum(['inside', 'outside']),
  service: z.string(), group: z.string(), maskOff: z.boolean(), origin: z.enum(['walk_in', 'booked']), credit: z.enum(CREDITS),
  counter: z.number().nullable(), calls: z.number(), takenAt: instant, waitsFrom: instant, calledAt: instant.nullable(), servingAt: instant.nullable(),
  visit: id, may: z.array(z.string()),
});
export type TicketAnswer = z.output<typeof ticketShape>;
const unmovedShape = ticketShape.omit({ may: true });

/** The same from a row and from what the SQL functions answer (lobby.ticket_answer). */
export function ticketOf(row: TicketRow): TicketAnswer {
  return {
    id: row.id, number: row.number, state: row.state, place: row.place, service: row.service_code, group: row.service_group, maskOff: row.mask_off,
    origin: row.origin, credit: row.credit, counter: row.counter_number, calls: row.call_count, takenAt: row.taken_at, waitsFrom: row.waits_from,
    calledAt: row.called_at, servingAt: row.serving_at, visit: row.visit_id, may: movesOf(row.state),
  };
}

export function ticketFrom(raw: Facts): TicketAnswer {
  const known = unmovedShape.parse(raw);
  return { ...known, may: movesOf(known.state) };
}

export const takenShape = ticketShape.extend({ secret: z.string() });
export type Taken = z.output<typeof takenShape>;
const keptShape = z.object({ branch: z.string(), secretSealed: z.string() }).loose();

/** A ticket just taken: with the way to its page, for the slip or the phone. */
export function ticketTaken(raw: Facts, house: House): Taken {
  const { branch, secretSealed, ...ticket } = keptShape.parse(raw);
  return { ...ticketFrom(ticket), secret: pageSecret(branch, openSecret(house, secretSealed)) };
}
