import { z } from 'zod';
import { addDays, addMinutes, businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { branchOf } from '#modules/branches/index.ts';
import { openingsBetween, type Opening } from '#modules/hours/index.ts';
import { serviceAt } from '#modules/services/index.ts';
import { serviceCode, startsAt } from '../acts/book.ts';
import { can } from '../can.ts';
import { bestTimes, freeStarts, PLACE_MINUTES, placesFor, type Channel, type FreeStart, type SlotNow } from '../rules.ts';
import { settings } from '../settings.ts';
import type { DayRow } from '../tables.ts';

type StoredSlot = SlotNow & { business_on: string };
type SlotRow = StoredSlot & { expectedMinutes: number | null };
type StoredDay = Pick<DayRow, 'business_on' | 'mode' | 'reason_zh' | 'reason_en' | 'opens_at' | 'services'>;

/** Which times are free for an errand in the coming days: the three best first, then each day, and why a day is shut. */
export const freeTimes = read({
  name: 'appointments.freeTimes',
  may: can.freeTimes,
  input: z.object({ branch: z.uuid(), service: serviceCode, around: startsAt.optional(), elder: z.boolean().optional(), channel: z.enum(['online', 'phone', 'desk', 'door']).optional() }),
  run: async ({ tx, asking, input }) => {
    const { branch } = input;
    const place = await branchOf(tx, branch);
    const today = businessDate(asking.now, place.time_zone);
    const service = await serviceAt(tx, branch, input.service, today);
    const value = await settingsAt(tx, settings, branch, asking.now);
    const openings = await openingsBetween(tx, branch, today, value.windowDays + 1);
    const days = new Map((await tx.many<StoredDay>(sql`
      select business_on, mode, reason_zh, reason_en, opens_at, services -> ${service.code} as services from appointments.day
      where branch_id = ${branch} and business_on between ${today} and ${addDays(today, value.windowDays)}`)).map((day) => [day.business_on, day]));
    const slots = groupedBy(withForecast(await slotsNow(tx, branch, service.group, today, addDays(today, value.windowDays), asking.now, place.time_zone), value.bookableShare), (slot) => slot.business_on);
    const channel = channelFor(asking, input.channel);
    const earliest = channel === 'online' ? addMinutes(asking.now, value.leadMinutes) : addMinutes(asking.now, 1);

    const shown = openings.map((opening) => {
      const ofDay = slots.get(opening.date) ?? [];
      const needed = placesIn(days.get(opening.date)) ?? placesFor(service.minutes, value.slackShare);
      const free = freeStarts(ofDay, needed, channel, earliest, asking.now);
      return { opening, ofDay, free, ...whyNone({ opening, day: days.get(opening.date), ofDay, free, channel, now: asking.now }) };
    });
    const wish = { at: input.around === undefined ? addMinutes(asking.now, 30) : new Date(input.around), elder: input.elder ?? false };
    return {
      branch: { id: branch, name: place.name, nameEn: place.name_en, phone: place.phone, address: place.address, addressEn: place.address_en, timeZone: place.time_zone },
      service: { code: service.code, name: service.name, nameEn: service.nameEn, group: service.group, minutes: service.minutes, bring: service.bring, bringEn: service.bringEn },
      now: asking.now.toISOString(),
      today,
      best: bestTimes(shown.flatMap((day) => day.free), wish).map(said),
      days: shown.map(({ opening, ofDay, free, why, releasedAt }) => ({
        date: opening.date, mode: opening.mode, times: free.map(said), busy: busyByHalfHour(ofDay, earliest),
        why, reason: opening.reason ?? opening.occasion ?? null, releasedAt: releasedAt?.toISOString() ?? null,
      })),
    };
  },
});

/** The slots of one group, with what expired holds still keep already counted as free: the next taker frees them. */
async function slotsNow(tx: Tx, branch: string, group: string, from: string, until: string, now: Date, zone: string): Promise<SlotRow[]> {
  return tx.many<SlotRow>(sql`
    with expired as (
      select start, (5 * count(*))::int as minutes
      from appointments.hold, generate_series(hold.starts_at, hold.ends_at - interval '5 minutes', interval '5 minutes') as start
      where hold.branch_id = ${branch} and hold.service_group = ${group} and hold.state = 'active' and hold.expires_at <= ${now}
      group by start
    )
    select slot.business_on, slot.starts_at as "startsAt", slot.planned_minutes as "plannedMinutes",
      greatest(slot.planned_minutes, slot.capacity_minutes - coalesce(expired.minutes, 0)) as "capacityMinutes",
      slot.held_minutes + slot.booked_minutes - coalesce(expired.minutes, 0) as "takenMinutes",
      slot.kept_minutes as "keptMinutes", slot.kept_until as "keptUntil", slot.online_from as "onlineFrom", slot.kept_for as "keptFor", expected.minutes as "expectedMinutes"
    from appointments.slot left join expired on expired.start = slot.starts_at
      left join appointments.expected_walk_in expected on expected.branch_id = slot.branch_id and expected.business_on = slot.business_on
        and expected.service_group = slot.service_group and expected.hour = extract(hour from slot.starts_at at time zone ${zone})
    where slot.branch_id = ${branch} and slot.service_group = ${group} and slot.business_on between ${from} and ${until}
    order by slot.starts_at`);
}

/** Each slot's part of the hour's expected walk-in work, against all the minutes that its counters have. */
function withForecast(slots: readonly SlotRow[], bookableShare: number): StoredSlot[] {
  return slots.map(({ expectedMinutes, ...slot }) => expectedMinutes === null || bookableShare === 0 ? slot : {
    ...slot, forecast: { walkInMinutes: (expectedMinutes * PLACE_MINUTES) / 60, counterMinutes: slot.plannedMinutes / bookableShare },
  });
}

export function channelFor({ actor }: Asking, said: Channel | undefined): Channel {
  if (actor.kind === 'staff' || actor.kind === 'system') return said ?? 'desk';
  return actor.kind === 'device' ? 'door' : 'online';
}

function placesIn(day: StoredDay | undefined): number | undefined {
  const errand = day?.services as { places?: number } | null | undefined; // one errand: the query picked it
  return errand?.places;
}

type Look = Readonly<{ opening: Opening; day: StoredDay | undefined; ofDay: readonly StoredSlot[]; free: readonly FreeStart[]; channel: Channel; now: Date }>;
export const WHY_NONE = ['closed', 'notThisGroup', 'notYet', 'over', 'full'] as const;

/** Why a day offers no time: said on the page, so that nobody takes it for a fault. */
function whyNone({ opening, day, ofDay, free, channel, now }: Look): { why: (typeof WHY_NONE)[number] | null; releasedAt: Date | undefined } {
  const released = ofDay.filter((slot) => channel !== 'online' || slot.onlineFrom <= now);
  const waves = ofDay.filter((slot) => !released.includes(slot) && slot.plannedMinutes > 0).map((slot) => slot.onlineFrom.getTime());
  const releasedAt = waves.length > 0 ? new Date(Math.min(...waves)) : undefined;
  if (free.length > 0) return { why: null, releasedAt };
  if (opening.mode !== 'open' && opening.mode !== 'appointment_only') return { why: 'closed', releasedAt: undefined };
  if (!day || (released.length === 0 && releasedAt !== undefined)) return { why: 'notYet', releasedAt: releasedAt ?? undefined };
  if (ofDay.every((slot) => slot.plannedMinutes === 0)) return { why: 'notThisGroup', releasedAt: undefined };
  if (ofDay.every((slot) => slot.startsAt <= now)) return { why: 'over', releasedAt: undefined };
  return { why: 'full', releasedAt };
}

function said(one: FreeStart) {
  return { startsAt: one.startsAt.toISOString(), load: Math.round(one.load * 100) / 100, keptFor: one.keptFor };
}

/** How busy each half hour of the day is, 0 to 1: the picture beside the times. */
function busyByHalfHour(slots: readonly StoredSlot[], earliest: Date): { startsAt: string; load: number }[] {
  const half = 30 * 60_000;
  const groups = groupedBy(slots.filter((slot) => slot.startsAt >= new Date(earliest.getTime() - half)), (slot) => Math.floor(slot.startsAt.getTime() / half) * half);
  return [...groups].map(([start, ones]) => {
    const capacity = ones.reduce((sum, one) => sum + one.capacityMinutes, 0);
    const taken = ones.reduce((sum, one) => sum + one.takenMinutes, 0);
    return { startsAt: new Date(start).toISOString(), load: capacity === 0 ? 1 : Math.round((taken / capacity) * 100) / 100 };
  });
}

function groupedBy<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
