import { z } from 'zod';
import { act } from '#platform/act.ts';
import { can } from '../can.ts';
import { personIn } from '../person.ts';
import { bookedIn, newBooking, person } from './book.ts';

/** The hold becomes the booking, without a moment in which the place is free. */
export const confirm = act({
  name: 'appointments.confirm',
  may: can.book,
  input: person.omit({ keptFor: true }).extend({ branch: z.uuid(), hold: z.uuid() }),
  hot: {
    function: 'appointments.confirm',
    deed: (input, asking) => ({ ...newBooking(asking), ...personIn(input, asking), hold: input.hold }),
    answer: (raw, _, asking) => bookedIn(raw, asking),
  },
});

/** The same in place of another booking that ends in the same transaction (rebook.ts): the bank caused it, so the person's quota is not asked. */
export const confirmInstead = act({
  name: 'appointments.confirmInstead',
  may: can.rebook,
  input: confirm.input,
  hot: {
    function: 'appointments.confirm',
    deed: (input, asking) => ({ ...newBooking(asking), ...personIn(input, asking), hold: input.hold, instead: true }),
    answer: (raw, _, asking) => bookedIn(raw, asking),
  },
});
