import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { events, jobs } from './jobs.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';

export { book } from './acts/book.ts';
export { cancelFor as cancel } from './acts/cancel.ts';
export { checkIn } from './acts/check-in.ts';
export { confirm } from './acts/confirm.ts';
export { expectWalkIns } from './acts/expect-walk-ins.ts';
/** A time kept for somebody, also for the lobby's deferral: `holdFor.within(tx, asking, { branch, service, startsAt, kind: 'deferral', minutes })`. */
export { hold as holdFor } from './acts/hold.ts';
export { makeDays } from './acts/make-days.ts';
export { moveFor as move } from './acts/move.ts';
export { planCounters } from './acts/plan-counters.ts';
export { rebook } from './acts/rebook.ts';
export { rebuildDay, rebuildDays } from './acts/rebuild-day.ts';
export { remind } from './acts/remind.ts';
export { release as releaseHold } from './acts/release.ts';
export { own as ownInput } from './acts/cancel.ts';
export { tend } from './acts/tend.ts';
export { bookingOf, bookingsAmong, ownBooking } from './own.ts';
export { linkTo } from './links.ts';
export { linkKey } from './person.ts';
export { plannedCounters } from './plan-day.ts';
export { bookedArrivals, type Arrivals } from './reads/arrivals.ts';
export { bookingsOfDay, dayOfBranch, type BookingOfDay } from './reads/day-of-branch.ts';
export { firstFreeAt } from './reads/first-free.ts';
export { freeTimes } from './reads/free-times.ts';
export { isCovered, nearestFree, standingBetween, uncoveredBookings, type UncoveredBooking } from './reads/uncovered.ts';
export { spokenTime } from './tell.ts';
export type { BookingRow } from './tables.ts';
export { bestTimes, freeStarts, placesFor, planSlots, punctuality, type Channel, type FreeStart, type SlotNow, type SlotRules } from './rules.ts';

export { settings } from './settings.ts';

export const appointments = defineModule({ name: 'appointments', contract, routes, can, settings, events, jobs, refusals: { zh, en } });
