import { addDays, addMinutes, instantOf } from '#kernel/time.ts';
import type { Tx } from '#platform/sql.ts';
import { sql } from '#platform/sql.ts';
import { countersOf } from '#modules/branches/index.ts';
import { openingOf, spansOf, type Opening } from '#modules/hours/index.ts';
import { servicesAt, SERVICE_GROUPS, type Service, type ServiceGroup } from '#modules/services/index.ts';
import { placesFor, planSlots, PLACE_MINUTES, type CounterStretch, type SlotRules } from './rules.ts';
import { settingsAt } from '#platform/settings.ts';
import { settings } from './settings.ts';
import type { Errand } from './tables.ts';

const BOOKABLE_MODES = ['open', 'appointment_only'];

export type PlannedCounters = Readonly<{ service_group: string; opens: string; closes: string; counters: number }>;

/** Everything that appointments.rebuild needs for one day: the day's rules and its slots, in order of group and start. */
export async function planDay(tx: Tx, branch: string, date: string, now: Date): Promise<{ day: object; slots: object[] }> {
  const opening = await openingOf(tx, branch, date);
  // The rules in force on that day, not those of the night in which its slots are made.
  const value = await settingsAt(tx, settings, branch, instantOf(date, '12:00', opening.zone));
  const services = (await servicesAt(tx, branch, date)).filter((service) => service.offered);
  const errands = Object.fromEntries(services.map((service) => [service.code, errandOf(service, value.slackShare)]));
  const rules: SlotRules = opening.mode === 'appointment_only' ? { ...value, bookableShare: 1 } : value;
  const counters = await plannedCounters(tx, branch, opening, date);
  const groups = SERVICE_GROUPS.toSorted();
  const slots = groups.flatMap((group) => {
    const longest = Math.max(1, ...Object.values(errands).filter((errand) => errand.group === group).map((errand) => errand.places));
    const forGroup = group === 'personal' ? rules : { ...rules, earlyMinutes: 0 };
    return planSlots(counters(group), forGroup, longest, date, opening.zone).map((slot) => ({
      group,
      starts_at: slot.startsAt.toISOString(),
      planned: slot.places * PLACE_MINUTES,
      kept: slot.keptPlaces * PLACE_MINUTES,
      kept_until: slot.keptUntil.toISOString(),
      online_from: slot.onlineFrom.toISOString(),
      kept_for: slot.keptFor,
    }));
  });
  const midnight = instantOf(addDays(date, 1), '00:00', opening.zone);
  const last = slots.reduce((latest, slot) => Math.max(latest, Date.parse(slot.starts_at) + PLACE_MINUTES * 60_000), midnight.getTime());
  return {
    day: {
      business_on: date,
      starts_at: instantOf(date, '00:00', opening.zone).toISOString(),
      ends_at: new Date(last).toISOString(),
      mode: opening.mode,
      reason_zh: opening.reason?.zh ?? opening.occasion?.zh ?? null,
      reason_en: opening.reason?.en ?? opening.occasion?.en ?? null,
      hours_version: opening.version,
      opens_at: instantOf(addDays(date, -value.windowDays), value.releaseClock, opening.zone).toISOString(),
      services: errands,
      quota_per_phone: value.quotaPerPhone,
      quota_per_device: value.quotaPerDevice,
      holds_per_device: value.holdsPerDevice,
      hold_minutes: value.holdMinutes,
      made_at: now.toISOString(),
    },
    slots,
  };
}

function errandOf(service: Service, slackShare: number): Errand {
  return { group: service.group, minutes: service.minutes, places: placesFor(service.minutes, slackShare) };
}

/** Per group the stretches of its sessions with a constant number of counters; a counter that serves two groups counts half for each. */
export async function plannedCounters(tx: Tx, branch: string, opening: Opening, date: string): Promise<(group: ServiceGroup) => CounterStretch[]> {
  if (!BOOKABLE_MODES.includes(opening.mode)) return () => [];
  const counters = await countersOf(tx, branch);
  const plan = await tx.many<PlannedCounters>(sql`
    select service_group, opens, closes, counters from appointments.counter_plan
    where branch_id = ${branch} and from_on <= ${date} and until_on >= ${date}
    order by planned_at`);
  return (group) => {
    const usual = counters.reduce((sum, counter) => sum + (counter.service_groups.includes(group) ? 1 / counter.service_groups.length : 0), 0);
    const changes = plan.filter((one) => one.service_group === group).map((one) => ({
      startsAt: instantOf(date, one.opens, opening.zone), endsAt: instantOf(date, one.closes, opening.zone), counters: one.counters,
    }));
    return spansOf(opening, group === 'corporate' ? opening.corporate : opening.personal).flatMap((span) => stretchesOf(span.from, span.to, usual, changes));
  };
}

/** A session cut where the planned number of counters changes, on the five-minute grid; the latest plan wins. */
export function stretchesOf(from: Date, to: Date, usual: number, changes: readonly CounterStretch[]): CounterStretch[] {
  const cuts = changes.flatMap((one) => [one.startsAt, one.endsAt]).map((at) => onGrid(from, at)).filter((at) => at > from && at < to);
  const edges = [from, ...cuts, to].map((at) => at.getTime()).toSorted((a, b) => a - b).filter((at, nth, all) => at !== all[nth - 1]);
  return edges.slice(0, -1).map((start, nth) => ({
    startsAt: new Date(start),
    endsAt: new Date(edges[nth + 1] ?? to.getTime()),
    counters: changes.findLast((one) => one.startsAt.getTime() <= start && start < one.endsAt.getTime())?.counters ?? usual,
  }));
}

function onGrid(from: Date, at: Date): Date {
  const step = PLACE_MINUTES * 60_000;
  return addMinutes(from, Math.floor((at.getTime() - from.getTime()) / step) * PLACE_MINUTES);
}
