import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';

/** Phone numbers of past bookings and standbys go when their time is over; the figures stay. Old holds go whole. */
export const forget = act({
  name: 'appointments.forget',
  may: can.tend,
  input: z.object({ branch: z.uuid() }),
  run: async ({ tx, asking, input: { branch } }) => {
    const { keepDays } = await settingsAt(tx, { keepDays: settings.keepDays }, branch, asking.now);
    const before = addMinutes(asking.now, -keepDays * 24 * 60);
    const bookings = await tx.run(sql`
      update appointments.booking set phone_sealed = null, phone_blind = null, device_blind = null, forgotten_at = ${asking.now}
      where branch_id = ${branch} and ends_at < ${before} and forgotten_at is null`);
    const standbys = await tx.run(sql`delete from appointments.standby where branch_id = ${branch} and until_at < ${before}`);
    const holds = await tx.run(sql`delete from appointments.hold where branch_id = ${branch} and state <> 'active' and ends_at < ${before}`);
    const facts = { bookings, standbys, holds, before: before.toISOString() };
    return { answer: facts, trace: { object: `branch/${branch}`, facts } };
  },
});
