import { z } from 'zod';
import { maskPhone } from '#kernel/mask.ts';
import { businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { latestDeliveries, type Delivery } from '#modules/contact/index.ts';
import { can } from '../can.ts';
import { BOOKING_DEEDS, type BookingState, type Channel } from '../rules.ts';
import type { BookingRow, KeptFor, StandbyRow } from '../tables.ts';

export type BookingOfDay = Readonly<{
  id: string; code: string; service: string; group: string; startsAt: Date; endsAt: Date; state: BookingState; channel: Channel; keptFor: KeptFor;
}>;

/** The bookings of one business day, by time, without anything personal: for the lobby, the twin and the region. */
export async function bookingsOfDay(tx: Tx, branch: string, date: string): Promise<BookingOfDay[]> {
  return tx.many<BookingOfDay>(sql`
    select id, code, service_code as service, service_group as "group", starts_at as "startsAt", ends_at as "endsAt", state, channel, kept_for as "keptFor"
    from appointments.booking where branch_id = ${branch} and business_on = ${date} order by starts_at, code`);
}

/** What staff see of a day: who comes when, how full each group is, who waits for a place, and what the plan no longer covers. */
export const dayOfBranch = read({
  name: 'appointments.dayOfBranch',
  may: can.dayOfBranch,
  input: z.object({ branch: z.uuid(), date: z.iso.date() }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    const zone = await asking.house.places.zoneOf(branch);
    const day = await tx.maybe<{ mode: string; reason_zh: string | null; reason_en: string | null; hours_version: number }>(sql`
      select mode, reason_zh, reason_en, hours_version from appointments.day where branch_id = ${branch} and business_on = ${date}`);
    const bookings = await tx.many<BookingRow>(sql`
      select branch_id, id, business_on, service_code, service_group, starts_at, ends_at, state, channel, kept_for, code, phone_sealed, phone_blind, lang,
        sequence_count, booked_at, checked_in_at, cancelled_at, missed_at
      from appointments.booking where branch_id = ${branch} and business_on = ${date} order by starts_at, code`);
    const standbys = await tx.many<StandbyRow>(sql`
      select branch_id, id, business_on, service_code, service_group, from_at, until_at, state, code, phone_sealed, phone_blind, lang, hold_id, booking_id
      from appointments.standby where branch_id = ${branch} and business_on = ${date} and state in ('waiting', 'offered') order by asked_at`);
    const told = await latestDeliveries(tx, branch, bookings.map((row) => `booking/${row.id}`));
    return {
      date, timeZone: zone, now: asking.now.toISOString(), isToday: businessDate(asking.now, zone) === date,
      mode: day?.mode ?? null, hoursVersion: day?.hours_version ?? 0, reason: day?.reason_zh ? { zh: day.reason_zh, en: day.reason_en ?? '' } : null,
      bookings: bookings.map((row) => ({
        id: row.id, code: row.code, service: row.service_code, group: row.service_group, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(),
        state: row.state, channel: row.channel, keptFor: row.kept_for, phone: masked(asking, row.phone_sealed), may: [...BOOKING_DEEDS[row.state]],
        told: toldOf(told.get(`booking/${row.id}`)),
      })),
      standbys: standbys.map((row) => ({ id: row.id, code: row.code, service: row.service_code, group: row.service_group, state: row.state, phone: masked(asking, row.phone_sealed) })),
      load: await loadOf(tx, branch, date),
      overfull: await overfullOf(tx, branch, date),
    };
  },
});

function toldOf(delivery: (Delivery & { template: string }) | undefined) {
  return delivery === undefined ? null : { template: delivery.template, state: delivery.state, at: delivery.at, reason: delivery.reason };
}

function masked(asking: Asking, sealed: string | null): string | null {
  return sealed === null ? null : maskPhone(asking.house.secrets.open('phone', sealed));
}

type HalfHour = { group: string; startsAt: string; planned: number; held: number; booked: number };

/** Minutes of work per group and half hour: planned, held, booked. */
export async function loadOf(tx: Tx, branch: string, date: string): Promise<HalfHour[]> {
  const rows = await tx.many<Omit<HalfHour, 'startsAt'> & { starts_at: Date }>(sql`
    select service_group as "group", to_timestamp(floor(extract(epoch from starts_at) / 1800) * 1800) as starts_at,
      sum(planned_minutes)::int as planned, sum(held_minutes)::int as held, sum(booked_minutes)::int as booked
    from appointments.slot where branch_id = ${branch} and business_on = ${date}
    group by 1, 2 order by 1, 2`);
  return rows.map(({ starts_at, ...row }) => ({ ...row, startsAt: starts_at.toISOString() }));
}

/** Bookings that stand on a start which the plan no longer covers: to be called and given another time. */
export async function overfullOf(tx: Tx, branch: string, date: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select distinct booking.id from appointments.slot
    join appointments.booking on booking.branch_id = slot.branch_id and booking.service_group = slot.service_group
      and booking.starts_at <= slot.starts_at and slot.starts_at < booking.ends_at and booking.state = 'confirmed'
    where slot.branch_id = ${branch} and slot.business_on = ${date} and slot.held_minutes + slot.booked_minutes > slot.planned_minutes
    order by booking.id`);
  return rows.map((row) => row.id);
}

/** The whole number of one booking, for somebody who has to call: with a reason, and on the trail. */
export const phoneOf = read({
  name: 'appointments.phoneOf',
  may: can.phoneOf,
  input: z.object({ branch: z.uuid(), booking: z.uuid(), reason: z.string().trim().min(2).max(200) }),
  object: (input) => `booking/${input.booking}`,
  run: async ({ tx, asking, input }) => {
    const row = await tx.maybe<{ phone_sealed: string | null }>(sql`select phone_sealed from appointments.booking where branch_id = ${input.branch} and id = ${input.booking}`);
    return { phone: row?.phone_sealed ? asking.house.secrets.open('phone', row.phone_sealed) : null };
  },
});
