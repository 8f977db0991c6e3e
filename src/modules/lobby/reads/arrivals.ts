import { z } from 'zod';
import { businessDate, clockOf, minutesOf } from '#kernel/time.ts';
import { servicesAt } from '#modules/services/index.ts';
import { branchOf } from '#modules/branches/index.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { DayCount } from '../arrivals/day-count.ts';
import { correctedBy, trustFrom, type Told } from '../arrivals/expect-day.ts';
import { can } from '../can.ts';

const HISTORY_DAYS = 180;
const HOURS = 24;

/** How many took a number in each hour of past days, one list for each service group; days before Kaimen as the old queue machine counted them. */
export async function arrivalsBefore(tx: Tx, branch: string, date: string): Promise<ReadonlyMap<string, readonly DayCount[]>> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const rows = await tx.many<{ group: string; date: string; hour: number; count: number }>(sql`
    select service_group as "group", on_date::text as date, extract(hour from taken_at at time zone ${zone})::int as hour, count(*)::int as count
    from lobby.ticket where branch_id = ${branch} and on_date < ${date} and on_date >= ${date}::date - ${HISTORY_DAYS}::int group by 1, 2, 3
    union all select service_group, on_date::text, floor(minute / 60)::int, count(*)::int
    from lobby.past_number where branch_id = ${branch} and on_date < ${date} and on_date >= ${date}::date - ${HISTORY_DAYS}::int group by 1, 2, 3`);
  const groups = new Map<string, Map<string, number[]>>();
  for (const { group, date: on, hour, count } of rows) {
    const days = groups.get(group) ?? new Map<string, number[]>();
    groups.set(group, days);
    const counts = days.get(on) ?? Array.from({ length: HOURS }, () => 0);
    days.set(on, counts);
    counts[hour] = count;
  }
  return new Map([...groups].map(([group, days]) => [group, [...days].map(([on, counts]) => ({ date: on, counts }))]));
}

type ExpectedHour = Readonly<{ group: string; hour: number; expected: number; came: number | null }>;

/** 客流: what was forecast for a day. Today is corrected by the hours that are over; `came` stands where an hour is over. */
export async function expectedArrivals(tx: Tx, branch: string, date: string, now: Date): Promise<ExpectedHour[]> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const today = businessDate(now, zone);
  const over = date < today ? HOURS : date > today ? 0 : Math.floor(minutesOf(clockOf(now, zone)) / 60);
  const rows = await tx.many<{ group: string; hour: number; expected: number }>(sql`
    select service_group as "group", hour::int, expected from lobby.arrival_forecast where branch_id = ${branch} and on_date = ${date} order by 1, 2`);
  const came = await tx.many<{ group: string; hour: number; count: number }>(sql`
    select service_group as "group", extract(hour from taken_at at time zone ${zone})::int as hour, count(*)::int as count
    from lobby.ticket where branch_id = ${branch} and on_date = ${date} group by 1, 2`);
  const finished = over > 0 && over < HOURS ? await finishedDays(tx, branch, date) : new Map<string, Told[]>();
  return [...new Set(rows.map((row) => row.group))].flatMap((group) => {
    const expected = byHour(rows.filter((row) => row.group === group).map((row) => [row.hour, row.expected]));
    const counted = byHour(came.filter((row) => row.group === group).map((row) => [row.hour, row.count])).slice(0, over);
    const corrected = correctedBy(counted, expected, trustFrom(finished.get(group) ?? [], over));
    return expected.map((one, hour) => ({ group, hour, expected: hour < over ? one : (corrected[hour] ?? one), came: hour < over ? (counted[hour] ?? 0) : null }));
  });
}

/** The last days that were forecast, beside what came. */
async function finishedDays(tx: Tx, branch: string, before: string): Promise<ReadonlyMap<string, readonly Told[]>> {
  const rows = await tx.many<{ group: string; expected: number[]; counts: number[] }>(sql`
    select service_group as "group", array_agg(expected order by hour) as expected, array_agg(came_count order by hour) as counts from lobby.arrival_forecast
    where branch_id = ${branch} and on_date < ${before} and on_date >= ${before}::date - 60 and came_count is not null group by service_group, on_date`);
  const groups = new Map<string, Told[]>();
  for (const { group, expected, counts } of rows) groups.set(group, [...(groups.get(group) ?? []), { expected, counts }]);
  return groups;
}

function byHour(pairs: readonly (readonly [number, number])[]): number[] {
  const known = new Map(pairs);
  return Array.from({ length: HOURS }, (_, hour) => known.get(hour) ?? 0);
}

/** Minutes that somebody of each group takes at a counter here: those that the branch reckons with, by how often each service was done lately. */
export async function minutesOfGroups(tx: Tx, branch: string, date: string): Promise<ReadonlyMap<string, number>> {
  const services = (await servicesAt(tx, branch, date)).filter((one) => one.offered);
  const done = new Map((await tx.many<{ code: string; count: number }>(sql`
    select code, count(*)::int as count from (
      select service_code as code from lobby.ticket where branch_id = ${branch} and on_date < ${date} and on_date >= ${date}::date - 30 and state = 'served'
      union all select service_code from lobby.past_number where branch_id = ${branch} and on_date < ${date} and on_date >= ${date}::date - 30 and service_code is not null and waited_minutes is not null
    ) lately group by 1`)).map((one) => [one.code, one.count]));
  const groups = new Set(services.map((one) => one.group as string));
  return new Map([...groups].map((group) => {
    const weighed = services.filter((one) => one.group === group).map((one) => ({ minutes: one.minutes, weight: EVEN_WEIGHT + (done.get(one.code) ?? 0) }));
    const all = weighed.reduce((sum, one) => sum + one.weight, 0);
    return [group, weighed.reduce((sum, one) => sum + one.minutes * one.weight, 0) / all];
  }));
}

/** The share of each group's numbers that were taken without a booking, lately. */
export async function walkInShares(tx: Tx, branch: string, date: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many<{ group: string; share: number }>(sql`
    select service_group as "group", avg((booking_id is null)::int)::real as share from lobby.ticket
    where branch_id = ${branch} and on_date < ${date} and on_date >= ${date}::date - 30 group by 1`);
  return new Map(rows.map((row) => [row.group, row.share]));
}

/** How much each service counts before any was done: soon little beside what is. */
const EVEN_WEIGHT = 1;

/** For the night job: branches that had visitors in the last weeks. */
export const livelyBranches = read({
  name: 'lobby.livelyBranches',
  may: can.seeLessons,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input: { now } }) => tx.many<{ branch: string; today: string }>(sql`
    select place.id as branch, ((${now}::timestamptz at time zone place.time_zone)::date)::text as today from app.place place
    where exists (select from lobby.hall hall where hall.branch_id = place.id and hall.on_date > (${now}::timestamptz)::date - 30 and hall.entered_count > 0)
      or exists (select from lobby.past_day past where past.branch_id = place.id and past.on_date > (${now}::timestamptz)::date - 30)`),
});
