import { z } from 'zod';
import { act, type Announcement } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { addMinutes } from '#kernel/time.ts';
import { can } from '../can.ts';
import { leave } from '../leave.ts';
import { bookingOf } from '../own.ts';
import { settings } from '../settings.ts';
import { nextInLine, offer } from '../standby.ts';

const MOST_AT_ONCE = 200;
type Lapsed = { id: string; service_group: string; business_on: string; starts_at: Date; ends_at: Date };

/** What time does by itself in one branch: holds expire, offers lapse and go to the next, bookings nobody came for free their place. */
export const tend = act({
  name: 'appointments.tend',
  may: can.tend,
  input: z.object({ branch: z.uuid() }),
  run: async ({ tx, asking, input: { branch } }) => {
    const { swept } = await tx.one<{ swept: number }>(sql`select appointments.sweep_holds(${branch}, ${asking.now}) as swept`);
    const announces: Announcement[] = [];

    const lapsed = await tx.many<Lapsed>(sql`
      update appointments.standby set state = 'lapsed', ended_at = ${asking.now}
      from appointments.hold
      where standby.branch_id = ${branch} and standby.state = 'offered' and hold.branch_id = standby.branch_id and hold.id = standby.hold_id and hold.state in ('expired', 'released')
      returning standby.id, standby.service_group, standby.business_on, hold.starts_at, hold.ends_at`);
    for (const freed of lapsed) {
      const next = await nextInLine(tx, asking, branch, freed);
      if (next) announces.push(await offer(tx, asking, branch, next));
    }

    const { lateMinutes } = await settingsAt(tx, { lateMinutes: settings.lateMinutes }, branch, asking.now);
    const missed = await tx.many<{ id: string }>(sql`
      select id from appointments.booking
      where branch_id = ${branch} and state = 'confirmed' and starts_at < ${addMinutes(asking.now, -lateMinutes)} order by starts_at, id limit ${MOST_AT_ONCE}`);
    for (const { id } of missed) announces.push(...(await leave(tx, asking, await bookingOf(tx, branch, id), 'no_show')).announces);

    return { answer: { swept, lapsed: lapsed.length, missed: missed.length }, trace: { object: `branch/${branch}`, facts: { swept, lapsed: lapsed.length, missed: missed.length } }, announces };
  },
});
