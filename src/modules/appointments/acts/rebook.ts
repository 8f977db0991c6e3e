import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { can } from '../can.ts';
import { leave } from '../leave.ts';
import { bookingOf } from '../own.ts';
import { mayBooking } from '../rules.ts';
import { confirmInstead } from './confirm.ts';

/**
 * A booking goes over to a time that is kept at another branch (or at its own, on another day): the new one is made before the old one ends,
 * in one transaction, for the same person, whatever the quota of their phone. The person hears of the new booking only.
 */
export const rebook = act({
  name: 'appointments.rebook',
  may: can.rebook,
  input: z.object({ branch: z.uuid(), booking: z.uuid(), to: z.object({ branch: z.uuid(), hold: z.uuid() }) }),
  run: async ({ tx, asking, input: { branch, booking: id, to } }) => {
    const booking = await bookingOf(tx, branch, id);
    if (!mayBooking('cancel', booking.state)) throw new Refusal('appointments.notMovable', { status: 409 });
    const phone = booking.phone_sealed === null ? undefined : asking.house.secrets.open('phone', booking.phone_sealed);
    const made = await confirmInstead.within(tx, { ...asking, lang: booking.lang }, { ...to, ...(phone !== undefined && { phone }) }, to.branch);
    const { announces } = await leave(tx, asking, booking, 'cancelled');
    const went = { topic: 'appointments.rebooked', branch, facts: { booking: id, to: to.branch, as: made.booking } };
    return {
      answer: made,
      trace: { object: `booking/${id}`, facts: { state: 'cancelled', to: to.branch, as: made.booking } },
      announces: [went, ...announces.filter(({ topic }) => topic !== 'appointments.cancelled')],
    };
  },
});
