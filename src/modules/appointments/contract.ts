import { z } from 'zod';
import { branchParam, clockText, day, endpoint, id, line } from '#platform/contract.ts';
import { can } from './can.ts';
import { BOOKING_STATES, CHANNELS } from './rules.ts';

const instant = z.iso.datetime({ offset: true });
const keptFor = z.enum(['everyone', 'priority']);
const service = z.string().min(1).max(60);
const phone = z.string().trim().min(3).max(40);
const device = z.string().min(8).max(80);
const code = z.string().min(4).max(20);
const proof = { phone: phone.optional(), key: z.string().max(64).optional() };
const person = { phone: phone.optional(), device: device.optional() };
const bilingual = z.object({ zh: z.string(), en: z.string() });
const place = z.object({ id, name: z.string(), nameEn: z.string(), phone: z.string(), address: z.string(), addressEn: z.string(), timeZone: z.string() });
const time = z.object({ startsAt: instant, load: z.number(), keptFor });
const booked = z.object({ booking: id, code: z.string(), key: z.string(), service: z.string(), group: z.string(), date: day, startsAt: instant, endsAt: instant, keptFor, sequence: z.int() });
const moved = z.object({ startsAt: instant, endsAt: instant, date: day, sequence: z.int() });
const deeds = z.array(z.enum(['move', 'cancel', 'checkIn', 'markMissed']));
const branchAnd = <S extends z.ZodRawShape>(shape: S) => branchParam.extend(shape);

export const contract = {
  'GET /api/branches/:branch/errands': endpoint({
    may: can.freeTimes,
    summary: 'What can be booked at a branch, and how to do it without coming',
    params: branchParam,
    answer: z.object({
      branch: place,
      now: instant,
      services: z.array(z.object({
        code: z.string(), name: z.string(), nameEn: z.string(), group: z.string(), minutes: z.number(), bring: z.string(), bringEn: z.string(),
        onApp: z.boolean(), onWeb: z.boolean(), onPhoneBank: z.boolean(), online: z.string(), onlineEn: z.string(),
        cards: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string(), minutes: z.int() })),
      })),
    }),
  }),
  'GET /api/branches/:branch/free-times': endpoint({
    may: can.freeTimes,
    summary: 'Free times for an errand: the three best, then day by day, and why a day is shut',
    params: branchParam,
    query: z.object({ service, around: instant.optional(), elder: z.stringbool().optional(), channel: z.enum(CHANNELS).optional() }),
    answer: z.object({
      branch: place,
      service: z.object({ code: z.string(), name: z.string(), nameEn: z.string(), group: z.string(), minutes: z.number(), bring: z.string(), bringEn: z.string() }),
      now: instant,
      today: day,
      best: z.array(time),
      days: z.array(z.object({
        date: day, mode: z.string(), times: z.array(time), busy: z.array(z.object({ startsAt: instant, load: z.number() })),
        why: z.enum(['closed', 'notThisGroup', 'notYet', 'over', 'full']).nullable(), reason: bilingual.nullable(), releasedAt: instant.nullable(),
      })),
    }),
  }),
  'POST /api/branches/:branch/holds': endpoint({
    may: can.hold,
    summary: 'Keep a time while the form is filled in',
    params: branchParam,
    body: z.object({ service, startsAt: instant, keptFor: keptFor.optional(), device: device.optional() }),
    status: 201,
    answer: z.object({ hold: id, service: z.string(), group: z.string(), date: day, startsAt: instant, endsAt: instant, keptFor, expiresAt: instant }),
  }),
  'DELETE /api/branches/:branch/holds/:hold': endpoint({
    may: can.hold, summary: 'Give a kept time back', params: branchAnd({ hold: id }), answer: z.object({ released: z.boolean() }),
  }),
  'POST /api/branches/:branch/holds/:hold/booking': endpoint({
    may: can.book, summary: 'The kept time becomes the booking', params: branchAnd({ hold: id }), body: z.object(person), status: 201, answer: booked,
  }),
  'POST /api/branches/:branch/bookings': endpoint({
    may: can.book,
    summary: 'Book an arrival time',
    params: branchParam,
    body: z.object({ service, startsAt: instant, keptFor: keptFor.optional(), channel: z.enum(CHANNELS).optional(), ...person }),
    status: 201,
    answer: booked,
  }),
  'POST /api/branches/:branch/own-booking': endpoint({
    may: can.ownBooking,
    summary: 'Find an own booking or standby wish by its code and phone, or by the key of its link',
    params: branchParam,
    body: z.object({ code, ...proof }),
    answer: z.object({
      branch: place,
      service: z.object({ code: z.string(), name: z.string(), nameEn: z.string(), bring: z.string(), bringEn: z.string() }),
      code: z.string(), key: z.string(), date: day, now: instant,
      booking: z.object({ id, state: z.enum(BOOKING_STATES), startsAt: instant, endsAt: instant, sequence: z.int(), keptFor, may: deeds, isCovered: z.boolean() }).nullable(),
      standby: z.object({ id, state: z.string(), from: instant, until: instant, offered: z.object({ startsAt: instant, until: instant }).nullable() }).nullable(),
    }),
  }),
  'POST /api/branches/:branch/own-booking/cancellation': endpoint({
    may: can.ownBooking, summary: 'Cancel an own booking', params: branchParam, body: z.object({ code, ...proof }), answer: z.object({ state: z.literal('cancelled') }),
  }),
  'POST /api/branches/:branch/own-booking/move': endpoint({
    may: can.ownBooking, summary: 'Move an own booking to another time', params: branchParam, body: z.object({ code, ...proof, startsAt: instant, keptFor: keptFor.optional() }), answer: moved,
  }),
  'GET /api/branches/:branch/own-booking/:code/calendar.ics': endpoint({
    may: can.ownBooking, summary: 'Calendar file of an own booking', params: branchAnd({ code }), query: z.object({ key: z.string().min(1).max(64) }), media: 'text/calendar; charset=utf-8',
  }),
  'GET /api/branches/:branch/own-booking/:code/code.svg': endpoint({
    may: can.ownBooking, summary: 'QR code of the link to an own booking', params: branchAnd({ code }), query: z.object({ key: z.string().min(1).max(64) }), media: 'image/svg+xml',
  }),
  'POST /api/branches/:branch/standbys': endpoint({
    may: can.standby,
    summary: 'Wait for a place on a full day',
    params: branchParam,
    body: z.object({ service, date: day, from: instant.optional(), until: instant.optional(), ...person }),
    status: 201,
    answer: z.object({ standby: id, code: z.string(), key: z.string(), date: day }),
  }),
  'POST /api/branches/:branch/own-standby/booking': endpoint({
    may: can.standby, summary: 'Take the place that is kept for an own standby wish', params: branchParam, body: z.object({ code, ...proof }), status: 201, answer: booked,
  }),
  'POST /api/branches/:branch/own-standby/end': endpoint({
    may: can.standby, summary: 'Wait no longer', params: branchParam, body: z.object({ code, ...proof }), answer: z.object({ state: z.literal('withdrawn') }),
  }),
  'GET /api/branches/:branch/days/:date/bookings': endpoint({
    may: can.dayOfBranch,
    summary: 'The bookings of a day, how full each group is, and what the plan no longer covers',
    params: branchAnd({ date: day }),
    answer: z.object({
      date: day, timeZone: z.string(), now: instant, isToday: z.boolean(), mode: z.string().nullable(), hoursVersion: z.int(), reason: bilingual.nullable(),
      bookings: z.array(z.object({
        id, code: z.string(), service: z.string(), group: z.string(), startsAt: instant, endsAt: instant, state: z.enum(BOOKING_STATES), channel: z.enum(CHANNELS), keptFor,
        phone: z.string().nullable(), may: deeds,
        /** the last text about this booking, and what became of it */
        told: z.object({ template: z.string(), state: z.enum(['queued', 'sent', 'delivered', 'failed']), at: instant, reason: z.string().nullable() }).nullable(),
      })),
      standbys: z.array(z.object({ id, code: z.string(), service: z.string(), group: z.string(), state: z.string(), phone: z.string().nullable() })),
      load: z.array(z.object({ group: z.string(), startsAt: instant, planned: z.int(), held: z.int(), booked: z.int() })),
      overfull: z.array(id),
    }),
  }),
  'POST /api/branches/:branch/bookings/:booking/cancellation': endpoint({
    may: can.changeForPerson, summary: 'Cancel for a person', params: branchAnd({ booking: id }), answer: z.object({ state: z.literal('cancelled') }),
  }),
  'POST /api/branches/:branch/bookings/:booking/move': endpoint({
    may: can.changeForPerson, summary: 'Move for a person', params: branchAnd({ booking: id }), body: z.object({ startsAt: instant, keptFor: keptFor.optional() }), answer: moved,
  }),
  'GET /api/branches/:branch/bookings/:booking/phone': endpoint({
    may: can.phoneOf, summary: 'The whole phone number of a booking, with a reason', params: branchAnd({ booking: id }), query: z.object({ reason: line(200) }), answer: z.object({ phone: z.string().nullable() }),
  }),
  'POST /api/branches/:branch/days/:date/slots': endpoint({
    may: can.rebuild, summary: 'Make the slots of a day anew', params: branchAnd({ date: day }), answer: z.object({ date: day, slots: z.int(), overfull: z.int() }),
  }),
  'POST /api/branches/:branch/counter-plans': endpoint({
    may: can.planCounters,
    summary: 'Plan how many counters are open',
    params: branchParam,
    body: z.object({ group: z.enum(['personal', 'corporate', 'wealth']), from: day, until: day, opens: clockText, closes: clockText, counters: z.number().min(0).max(60) }),
    status: 201,
    answer: z.object({ plan: id, days: z.int(), overfull: z.int() }),
  }),
  'DELETE /api/branches/:branch/counter-plans/:plan': endpoint({
    may: can.planCounters, summary: 'Take a counter plan back', params: branchAnd({ plan: id }), answer: z.object({ days: z.int(), overfull: z.int() }),
  }),
  'GET /api/branches/:branch/days/:date/counter-plan': endpoint({
    may: can.counterPlan,
    summary: 'Counters planned by group over a day, the work booked against them, and the plans behind it',
    params: branchAnd({ date: day }),
    answer: z.object({
      date: day, timeZone: z.string(), mode: z.string(),
      groups: z.array(z.object({ group: z.enum(['personal', 'corporate', 'wealth']), built: z.int(), stretches: z.array(z.object({ startsAt: instant, endsAt: instant, counters: z.number() })) })),
      load: z.array(z.object({ group: z.string(), startsAt: instant, planned: z.int(), held: z.int(), booked: z.int() })),
      plans: z.array(z.object({ id, group: z.enum(['personal', 'corporate', 'wealth']), from: day, until: day, opens: clockText, closes: clockText, counters: z.number(), plannedAt: instant, isOn: z.boolean() })),
    }),
  }),
} as const;
