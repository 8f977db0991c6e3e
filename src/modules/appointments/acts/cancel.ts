import { z } from 'zod';
import { act } from '#platform/act.ts';
import { can } from '../can.ts';
import { leave } from '../leave.ts';
import { bookingOf, ownBooking } from '../own.ts';
import { phone } from './book.ts';

/** How somebody names an own booking: its code, and the phone number or the key of its link. */
export const own = z.object({ branch: z.uuid(), code: z.string().min(4).max(20), phone: phone.optional(), key: z.string().max(64).optional() });

/** The person gives the time back. */
export const cancel = act({
  name: 'appointments.cancel',
  may: can.ownBooking,
  input: own,
  run: async ({ tx, asking, input }) => {
    const booking = await ownBooking(tx, asking, input);
    const { announces } = await leave(tx, asking, booking, 'cancelled');
    return { answer: { state: 'cancelled' as const }, trace: { object: `booking/${booking.id}`, facts: { state: 'cancelled' } }, announces };
  },
});

/** Staff give it back for a person at the desk or on the phone. */
export const cancelFor = act({
  name: 'appointments.cancelFor',
  may: can.changeForPerson,
  input: z.object({ branch: z.uuid(), booking: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const { announces } = await leave(tx, asking, await bookingOf(tx, input.branch, input.booking), 'cancelled');
    return { answer: { state: 'cancelled' as const }, trace: { object: `booking/${input.booking}`, facts: { state: 'cancelled' } }, announces };
  },
});
