import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act, type Facts } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { can } from '../can.ts';
import { linkKey, personIn } from '../person.ts';
import { CHANNELS, codeFrom } from '../rules.ts';

export const startsAt = z.iso.datetime({ offset: true });
export const phone = z.string().trim().min(3).max(40);
export const serviceCode = z.string().min(1).max(60);
export const keptFor = z.enum(['everyone', 'priority']);

/** Who the place is for. A person without a phone has none; a device is the random mark a browser keeps. */
export const person = z.object({
  phone: phone.optional(),
  device: z.string().min(8).max(80).optional(),
  keptFor: keptFor.optional(),
  channel: z.enum(CHANNELS).optional(),
});

/** A time is booked at once, without a hold. */
export const book = act({
  name: 'appointments.book',
  may: can.book,
  input: person.extend({ branch: z.uuid(), service: serviceCode, startsAt }),
  hot: {
    function: 'appointments.book',
    deed: (input, asking) => ({ ...newBooking(asking), ...personIn(input, asking), service: input.service, starts_at: input.startsAt, order: new Date(input.startsAt).toISOString() }),
    answer: (raw, _, asking) => bookedIn(raw, asking),
  },
});

export function newBooking({ random }: Asking) {
  return { id: newId(), code: codeFrom(random), other_code: codeFrom(random) };
}

/** What the SQL side says of a fresh booking, with the key of its link. */
export function bookedIn(raw: Facts, asking: Asking) {
  const booking = String(raw['booking']);
  return {
    booking,
    code: String(raw['code']),
    key: linkKey(asking.house.secrets, booking),
    service: String(raw['service']),
    group: String(raw['group']),
    date: String(raw['date']),
    startsAt: new Date(String(raw['startsAt'])).toISOString(),
    endsAt: new Date(String(raw['endsAt'])).toISOString(),
    keptFor: keptFor.parse(raw['keptFor']),
    sequence: Number(raw['sequence']),
  };
}
