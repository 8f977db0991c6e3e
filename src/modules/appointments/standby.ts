import { addMinutes } from '#kernel/time.ts';
import type { Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { hold } from './acts/hold.ts';
import { PLACE_MINUTES } from './rules.ts';
import { settings } from './settings.ts';
import type { BookingRow, StandbyRow } from './tables.ts';

type Freed = Pick<BookingRow, 'service_group' | 'business_on' | 'starts_at' | 'ends_at'>;

/** The first on the standby list whose wish fits into what comes free, or nobody. Taken under lock, so that two returns never call the same person. */
export async function nextInLine(tx: Tx, asking: Asking, branch: string, freed: Freed): Promise<StandbyRow & { fits_at: Date } | undefined> {
  const from = firstStart(freed.starts_at, asking.now);
  if (from >= freed.ends_at) return undefined;
  return tx.maybe<StandbyRow & { fits_at: Date }>(sql`
    select standby.branch_id, standby.id, standby.business_on, standby.service_code, standby.service_group, standby.from_at, standby.until_at, standby.state,
      standby.code, standby.phone_sealed, standby.phone_blind, standby.lang, standby.hold_id, standby.booking_id,
      greatest(standby.from_at, ${from}::timestamptz) as fits_at
    from appointments.standby
    join appointments.day on day.branch_id = standby.branch_id and day.business_on = standby.business_on
    where standby.branch_id = ${branch} and standby.business_on = ${freed.business_on} and standby.state = 'waiting' and standby.service_group = ${freed.service_group}
      and greatest(standby.from_at, ${from}::timestamptz) <= standby.until_at
      and greatest(standby.from_at, ${from}::timestamptz) + (day.services -> standby.service_code ->> 'places')::int * interval '5 minutes' <= ${freed.ends_at}
    order by standby.asked_at, standby.id
    limit 1
    for update of standby skip locked`);
}

/** Keeps the place for the person in line and announces it; a job sends the message. */
export async function offer(tx: Tx, asking: Asking, branch: string, person: StandbyRow & { fits_at: Date }): Promise<Announcement> {
  const { standbyMinutes } = await settingsAt(tx, { standbyMinutes: settings.standbyMinutes }, branch, asking.now);
  const untilStart = Math.max(1, Math.floor((person.fits_at.getTime() - asking.now.getTime()) / 60_000));
  const minutes = Math.min(standbyMinutes, untilStart);
  const kept = await hold.within(tx, asking, { branch, service: person.service_code, startsAt: person.fits_at.toISOString(), kind: 'standby', minutes, keptFor: 'priority', channel: 'desk' });
  await tx.run(sql`
    update appointments.standby set state = 'offered', hold_id = ${kept.hold}, offered_at = ${asking.now}
    where branch_id = ${branch} and id = ${person.id} and state = 'waiting'`);
  return { topic: 'appointments.offered', branch, facts: { standby: person.id, startsAt: kept.startsAt, until: addMinutes(asking.now, minutes).toISOString() } };
}

/** The first start of the grid that is still to come. */
function firstStart(start: Date, now: Date): Date {
  if (start > now) return start;
  const step = PLACE_MINUTES * 60_000;
  return new Date(start.getTime() + (Math.floor((now.getTime() - start.getTime()) / step) + 1) * step);
}
