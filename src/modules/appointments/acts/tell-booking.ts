import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { bookingOf } from '../own.ts';
import { tell } from '../tell.ts';

/** The person hears of the booking as it is now: made, moved or cancelled. Telling twice sends one text. */
export const tellBooking = act({
  name: 'appointments.tellBooking',
  may: can.tend,
  input: z.object({ branch: z.uuid(), booking: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const booking = await bookingOf(tx, input.branch, input.booking);
    const trace = { object: `booking/${booking.id}`, facts: { sequence: booking.sequence_count, state: booking.state } };
    const occasion = `${booking.sequence_count}`;
    if (booking.state === 'cancelled') {
      await tell(tx, asking, booking, 'booking.cancelled', { occasion });
    } else if (booking.state === 'confirmed' && booking.starts_at > asking.now) {
      const template = booking.sequence_count === 0 ? 'booking.made' : 'booking.moved';
      await tell(tx, asking, booking, template, { occasion, params: { code: booking.code }, validUntil: booking.starts_at });
    }
    await tx.run(sql`update appointments.booking set told_at = ${asking.now} where branch_id = ${booking.branch_id} and id = ${booking.id}`);
    return { answer: {}, trace };
  },
});

/** The person on the standby list hears that a place is kept. */
export const tellOffer = act({
  name: 'appointments.tellOffer',
  may: can.tend,
  input: z.object({ branch: z.uuid(), standby: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const offered = await tx.maybe<{ id: string; phone_sealed: string | null; lang: 'zh' | 'en'; starts_at: Date; expires_at: Date }>(sql`
      select standby.id, standby.phone_sealed, standby.lang, hold.starts_at, hold.expires_at
      from appointments.standby join appointments.hold on hold.branch_id = standby.branch_id and hold.id = standby.hold_id
      where standby.branch_id = ${input.branch} and standby.id = ${input.standby} and standby.state = 'offered' and hold.state = 'active'`);
    if (offered) {
      const minutes = Math.max(1, Math.floor((offered.expires_at.getTime() - asking.now.getTime()) / 60_000));
      await tell(tx, asking, { ...offered, branch_id: input.branch }, 'booking.standby', { occasion: 'offer', params: { minutes: String(minutes) }, validUntil: offered.expires_at });
    }
    return { answer: {}, trace: { object: `standby/${input.standby}`, facts: { told: offered !== undefined } } };
  },
});
