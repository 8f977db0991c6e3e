import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { mayBooking, punctuality, readCode } from '../rules.ts';
import { settings } from '../settings.ts';
import type { BookingRow } from '../tables.ts';

type Found = Pick<BookingRow, 'id' | 'state' | 'starts_at' | 'service_code' | 'service_group' | 'kept_for' | 'code'>;

/** Somebody with a booking is at the door. Too late is not lost: the place is, the visit counts as a walk-in. */
export const checkIn = act({
  name: 'appointments.checkIn',
  may: can.checkIn,
  input: z.object({ branch: z.uuid(), booking: z.uuid().optional(), code: z.string().min(4).max(20).optional() }),
  run: async ({ tx, asking, input }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(input.branch));
    const found = await tx.maybe<Found>(sql`
      select id, state, starts_at, service_code, service_group, kept_for, code from appointments.booking
      where branch_id = ${input.branch} and business_on = ${today}
        and ${input.booking === undefined ? sql`code = ${readCode(input.code ?? '')}` : sql`id = ${input.booking}`}
      for update`);
    if (!found) throw new Refusal('appointments.notToday', { status: 404 });
    if (!mayBooking('checkIn', found.state)) throw new Refusal(found.state === 'cancelled' ? 'appointments.wasCancelled' : 'appointments.alreadyIn', { status: 409 });
    const limits = await settingsAt(tx, { early: settings.earlyCheckInMinutes, late: settings.lateMinutes }, input.branch, asking.now);
    const verdict = found.state === 'no_show' ? 'late' : punctuality(found.starts_at, asking.now, limits.early, limits.late);
    const state = found.state === 'no_show' ? 'late' : 'checked_in';
    await tx.run(sql`update appointments.booking set state = ${state}, checked_in_at = ${asking.now} where branch_id = ${input.branch} and id = ${found.id}`);
    return {
      answer: {
        booking: found.id, code: found.code, startsAt: found.starts_at.toISOString(), punctuality: verdict,
        service: found.service_code, group: found.service_group, keptFor: found.kept_for,
      },
      trace: { object: `booking/${found.id}`, facts: { state, punctuality: verdict } },
      announces: [{ topic: 'appointments.checkedIn', branch: input.branch, facts: { booking: found.id, punctuality: verdict } }],
    };
  },
});
