import qr from 'qrcode';
import { raw, serve } from '#platform/serve.ts';
import { book } from './acts/book.ts';
import { cancel, cancelFor, own } from './acts/cancel.ts';
import { confirm } from './acts/confirm.ts';
import { hold } from './acts/hold.ts';
import { joinStandby } from './acts/join-standby.ts';
import { move, moveFor } from './acts/move.ts';
import { planCounters } from './acts/plan-counters.ts';
import { rebuildDay } from './acts/rebuild-day.ts';
import { release } from './acts/release.ts';
import { leaveStandby, takeOffer } from './acts/take-offer.ts';
import { withdrawCounterPlan } from './acts/withdraw-counter-plan.ts';
import { calendarFile } from './calendar-file.ts';
import { contract } from './contract.ts';
import { linkTo } from './links.ts';
import { counterPlan } from './reads/counter-plan.ts';
import { dayOfBranch, phoneOf } from './reads/day-of-branch.ts';
import { errandsOfBranch } from './reads/errands-of-branch.ts';
import { freeTimes } from './reads/free-times.ts';
import { ownAppointment } from './reads/own-booking.ts';

export const routes = serve(contract, {
  'GET /api/branches/:branch/errands': errandsOfBranch,
  'GET /api/branches/:branch/free-times': freeTimes,
  'POST /api/branches/:branch/holds': hold,
  'DELETE /api/branches/:branch/holds/:hold': release,
  'POST /api/branches/:branch/holds/:hold/booking': confirm,
  'POST /api/branches/:branch/bookings': book,
  // A phone number must not stand in an address, so this question comes as a POST.
  'POST /api/branches/:branch/own-booking': raw(async ({ asking, input }) => ownAppointment(asking, own.parse(input))),
  'POST /api/branches/:branch/own-booking/cancellation': cancel,
  'POST /api/branches/:branch/own-booking/move': move,
  'GET /api/branches/:branch/own-booking/:code/calendar.ics': raw(async ({ asking, input, reply }) => {
    const appointment = await ownAppointment(asking, own.parse(input));
    reply.header('content-disposition', `attachment; filename="kaimen-${appointment.date}.ics"`);
    return calendarFile(appointment, asking);
  }),
  'GET /api/branches/:branch/own-booking/:code/code.svg': raw(async ({ asking, input }) => {
    const { branch, code, key } = await ownAppointment(asking, own.parse(input));
    return qr.toString(linkTo(asking.house.origin, { branch: branch.id, code, key }), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  }),
  'POST /api/branches/:branch/standbys': joinStandby,
  'POST /api/branches/:branch/own-standby/booking': takeOffer,
  'POST /api/branches/:branch/own-standby/end': leaveStandby,
  'GET /api/branches/:branch/days/:date/bookings': dayOfBranch,
  'POST /api/branches/:branch/bookings/:booking/cancellation': cancelFor,
  'POST /api/branches/:branch/bookings/:booking/move': moveFor,
  'GET /api/branches/:branch/bookings/:booking/phone': phoneOf,
  'POST /api/branches/:branch/days/:date/slots': rebuildDay,
  'POST /api/branches/:branch/counter-plans': planCounters,
  'DELETE /api/branches/:branch/counter-plans/:plan': withdrawCounterPlan,
  'GET /api/branches/:branch/days/:date/counter-plan': counterPlan,
});
