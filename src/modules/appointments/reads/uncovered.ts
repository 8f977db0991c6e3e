import { sql, type Tx } from '#platform/sql.ts';
import type { BookingRow, KeptFor } from '../tables.ts';

export type UncoveredBooking = Readonly<{
  id: string; code: string; service: string; group: string; date: string; startsAt: Date; keptFor: KeptFor; phoneSealed: string | null; lang: 'zh' | 'en'; hoursVersion: number;
}>;

/** Standing bookings to come at a time that the published hours no longer serve. Fewer counters are another matter: there everybody is still received. */
export async function uncoveredBookings(tx: Tx, branch: string, now: Date): Promise<UncoveredBooking[]> {
  return tx.many<UncoveredBooking>(sql`
    select booking.id, booking.code, booking.service_code as service, booking.service_group as "group", booking.business_on as date, booking.starts_at as "startsAt",
      booking.kept_for as "keptFor", booking.phone_sealed as "phoneSealed", booking.lang, day.hours_version as "hoursVersion"
    from appointments.booking join appointments.day on day.branch_id = booking.branch_id and day.business_on = booking.business_on
    where booking.branch_id = ${branch} and booking.state = 'confirmed' and booking.starts_at > ${now}
      and exists (select from appointments.slot where slot.branch_id = booking.branch_id and slot.service_group = booking.service_group
        and slot.starts_at >= booking.starts_at and slot.starts_at < booking.ends_at and slot.planned_minutes = 0)
    order by booking.starts_at, booking.id`);
}

/** Whether the published hours still serve the time of this booking. */
export async function isCovered(tx: Tx, booking: Pick<BookingRow, 'branch_id' | 'service_group' | 'starts_at' | 'ends_at'>): Promise<boolean> {
  const { covered } = await tx.one<{ covered: boolean }>(sql`
    select not exists (select from appointments.slot where branch_id = ${booking.branch_id} and service_group = ${booking.service_group}
      and starts_at >= ${booking.starts_at} and starts_at < ${booking.ends_at} and planned_minutes = 0) as covered`);
  return covered;
}

/** Up to three free starts of an errand at a branch, those nearest to the wished one, also of the share kept for phone and desk. None: not offered there, or full. */
export async function nearestFree(tx: Tx, branch: string, wish: { service: string; startsAt: Date; keptFor: KeptFor; now: Date }): Promise<Date[]> {
  const found = await tx.maybe<{ times: string[] }>(sql`
    select appointments.nearest_free(${branch}, errand ->> 'group', ${wish.startsAt}, (errand ->> 'places')::int, 'desk', ${wish.keptFor}, ${wish.now}) as times
    from (select services -> ${wish.service} as errand from appointments.day where branch_id = ${branch} and services ? ${wish.service}
      order by abs(extract(epoch from starts_at - ${wish.startsAt}::timestamptz)) limit 1) as of_day`);
  return (found?.times ?? []).map((time) => new Date(time));
}

/** How many people hold a standing booking within a stretch of time, and how many of them left no phone number: what a closure would touch. */
export async function standingBetween(tx: Tx, branch: string, from: Date, until: Date | null): Promise<{ all: number; withoutPhone: number }> {
  return tx.one<{ all: number; withoutPhone: number }>(sql`
    select count(*)::int as "all", count(*) filter (where phone_sealed is null)::int as "withoutPhone" from appointments.booking
    where branch_id = ${branch} and state = 'confirmed' and ends_at > ${from} and (${until}::timestamptz is null or starts_at < ${until}::timestamptz)`);
}
