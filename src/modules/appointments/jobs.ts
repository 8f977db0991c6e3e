import { addDays, businessDate } from '#kernel/time.ts';
import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { forget } from './acts/forget.ts';
import { makeDays } from './acts/make-days.ts';
import { remind } from './acts/remind.ts';
import { takeMinutes } from './acts/take-minutes.ts';
import { tellBooking, tellOffer } from './acts/tell-booking.ts';
import { tend } from './acts/tend.ts';
import { whereToMakeDays, whereToRemind, whereToTend } from './reads/where-to-tend.ts';
import { whatDoesNotAddUp } from './reads/what-does-not-add-up.ts';

export const events: Events = {
  'hours.published': ['appointments.remakeDays'],
  'services.minutesChanged': ['appointments.takeMinutes'],
  'services.timesChanged': ['appointments.takeCatalogue'],
  'appointments.booked': ['appointments.tell'],
  'appointments.moved': ['appointments.tell'],
  'appointments.cancelled': ['appointments.tell'],
  'appointments.offered': ['appointments.tellOffer'],
};

export const jobs: Jobs = {
  'appointments.remakeDays': { run: async (asking, { branch }) => void (await makeDays(asking, { branch, anew: true })) },
  'appointments.takeMinutes': { run: async (asking, { branch, facts }) => void (await takeMinutes(asking, { branch, from: String(facts['from']) })) },
  // The day that has begun keeps its own.
  'appointments.takeCatalogue': { run: (asking) => inEach(asking, whereToMakeDays, async (branch) => takeMinutes(asking, { branch, from: await tomorrow(asking, branch) })) },
  'appointments.makeDays': { run: (asking) => inEach(asking, whereToMakeDays, (branch) => makeDays(asking, { branch })), cron: '5 * * * *' },
  'appointments.tell': { run: async (asking, { branch, facts }) => void (await tellBooking(asking, { branch, booking: String(facts['booking']) })) },
  'appointments.tellOffer': { run: async (asking, { branch, facts }) => void (await tellOffer(asking, { branch, standby: String(facts['standby']) })) },
  'appointments.tend': { run: (asking) => inEach(asking, whereToTend, (branch) => tend(asking, { branch })), cron: '* * * * *' },
  'appointments.remind': { run: (asking) => inEach(asking, whereToRemind, (branch) => remind(asking, { branch })), cron: '*/5 * * * *' },
  'appointments.forget': { run: (asking) => inEach(asking, whereToMakeDays, (branch) => forget(asking, { branch })), cron: '40 19 * * *' },
  'appointments.prove': { run: prove, cron: '10 20 * * *' },
};

async function tomorrow(asking: Asking, branch: string): Promise<string> {
  return addDays(businessDate(asking.now, await asking.house.places.zoneOf(branch)), 1);
}

async function inEach(asking: Asking, where: (asking: Asking, input: Record<string, never>) => Promise<string[]>, work: (branch: string) => Promise<unknown>): Promise<void> {
  for (const branch of await where(asking, {})) await work(branch);
}

/** The counted minutes must be what holds and bookings say, in production too. */
async function prove(asking: Asking): Promise<void> {
  for (const branch of await whereToMakeDays(asking, {})) {
    const wrong = await whatDoesNotAddUp(asking, { branch });
    if (wrong.length > 0) asking.house.log.error({ branch, starts: wrong.length, first: wrong[0] }, 'slots do not add up to their holds and bookings');
  }
}
