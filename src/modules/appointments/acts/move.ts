import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act, refusalOf, type Facts } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { coolingUntil } from '../leave.ts';
import { bookingOf, ownBooking } from '../own.ts';
import type { BookingRow, KeptFor } from '../tables.ts';
import { keptFor, startsAt } from './book.ts';
import { own } from './cancel.ts';

/** Another time: the new place is taken before the old one is given back. Code and calendar entry stay the same. */
export const move = act({
  name: 'appointments.move',
  may: can.ownBooking,
  input: own.extend({ startsAt, keptFor: keptFor.optional() }),
  run: async ({ tx, asking, input }) => moved(tx, asking, await ownBooking(tx, asking, input), input),
});

export const moveFor = act({
  name: 'appointments.moveFor',
  may: can.changeForPerson,
  input: z.object({ branch: z.uuid(), booking: z.uuid(), startsAt, keptFor: keptFor.optional() }),
  run: async ({ tx, asking, input }) => moved(tx, asking, await bookingOf(tx, input.branch, input.booking), input),
});

async function moved(tx: Tx, asking: Asking, booking: BookingRow, to: { startsAt: string; keptFor?: KeptFor | undefined }) {
  const channel = asking.actor.kind === 'staff' || asking.actor.kind === 'system' ? 'desk' : 'online';
  const freeAt = booking.channel === 'online' ? await coolingUntil(tx, asking, booking.branch_id) : undefined;
  const { outcome } = await tx.one<{ outcome: Facts }>(sql`
    select appointments.move(${booking.branch_id}, ${JSON.stringify({
      booking: booking.id, starts_at: to.startsAt, channel, kept_for: to.keptFor ?? booking.kept_for, now: asking.now.toISOString(), actor: asking.actor.id,
      hold: newId(), free_at: freeAt?.toISOString() ?? null,
    })}::jsonb) as outcome`);
  if ('refused' in outcome) throw refusalOf(outcome);
  const answer = {
    startsAt: new Date(String(outcome['startsAt'])).toISOString(), endsAt: new Date(String(outcome['endsAt'])).toISOString(),
    date: String(outcome['date']), sequence: Number(outcome['sequence']),
  };
  return {
    answer,
    trace: { object: `booking/${booking.id}`, facts: { from: booking.starts_at.toISOString(), to: answer.startsAt } },
    announces: outcome['moved'] === true
      ? [{ topic: 'appointments.moved', branch: booking.branch_id, facts: { booking: booking.id, date: answer.date, group: booking.service_group, from: booking.starts_at.toISOString(), startsAt: answer.startsAt, sequence: answer.sequence } }]
      : [],
  };
}
