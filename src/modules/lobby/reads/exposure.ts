import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { atHundredOf, figuresOfDay, perVisitorOf, type DayFigures, type NotedStep } from '../rules-exposure.ts';

const CONTACT_MINUTES = 15;

/** One day: E in minutes for each visitor, the same as if a hundred had come, and as hours of pairs. */
export type DayExposure = Readonly<{
  date: string; visitors: number; perVisitorMinutes: number; atHundredMinutes: number | null; pairHours: number; minutesAboveCap: number; longContacts: number; most: number; cap: number; uncounted: number;
}>;

type Figures = DayFigures & Readonly<{ date: string; cap: number }>;

/** 接触暴露 by day: days that are over as they were worked out then, today from the door's own events. Days without visitors are left out. */
export async function exposureByDay(tx: Tx, branch: string, from: string, until: string, now: Date): Promise<DayExposure[]> {
  const { today, cap } = await inForce(tx, branch, now);
  const kept = await tx.many<Figures>(sql`
    select on_date::text as date, cap_count as cap, visitors, pair_minutes as "pairMinutes", minutes_above_cap as "minutesAboveCap", long_contacts as "longContacts", most, uncounted
    from lobby.exposure_day where branch_id = ${branch} and on_date between ${from} and ${until} and on_date <> ${today}`);
  const known = new Set(kept.map((one) => one.date));
  const found: Figures[] = [...kept];
  for (const day of await tx.many<HallDay>(sql`${HALL_DAYS} where branch_id = ${branch} and on_date between ${from} and ${until} and entered_count > 0`)) {
    if (known.has(day.date)) continue;
    const figures = await figuresFromDoor(tx, branch, day.date === today ? { ...day, cap, closedAt: now } : day);
    if (figures) found.push(figures);
  }
  return found.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ pairMinutes, ...day }) => ({
    ...day, pairHours: pairMinutes / 60, perVisitorMinutes: perVisitorOf({ visitors: day.visitors, pairMinutes }),
    atHundredMinutes: atHundredOf({ visitors: day.visitors, days: 1, pairs: (day.visitors * (day.visitors - 1)) / 2, pairMinutes }),
  }));
}

type HallDay = Readonly<{ date: string; cap: number; closedAt: Date | null }>;
const HALL_DAYS = sql`select on_date::text as date, cap_count as cap, closed_at as "closedAt" from lobby.hall`;

/** Nothing personal goes in or comes out: who was inside from when to when. */
async function figuresFromDoor(tx: Tx, branch: string, { date, cap, closedAt }: HallDay): Promise<Figures | undefined> {
  const steps = await doorSteps(tx, branch, date);
  const last = steps.at(-1)?.at;
  if (last === undefined) return undefined;
  const figures = figuresOfDay(steps, closedAt === null ? last : closedAt.getTime() / 60_000, cap, CONTACT_MINUTES);
  return figures && { date, cap, ...figures };
}

/** The door's events of a day in order; `at` in minutes. */
export async function doorSteps(tx: Tx, branch: string, date: string): Promise<NotedStep[]> {
  const rows = await tx.many<{ at: Date; change: number; visit: string | null; deed: string }>(sql`
    select at, change, visit_id as visit, deed from lobby.hall_event where branch_id = ${branch} and on_date = ${date} order by at, id`);
  return rows.map((row) => ({ ...row, at: row.at.getTime() / 60_000 }));
}

/** The figures of a day that is over, from the door's events. */
export async function figuresOn(tx: Tx, branch: string, date: string): Promise<Figures | undefined> {
  const day = await tx.maybe<HallDay>(sql`${HALL_DAYS} where branch_id = ${branch} and on_date = ${date}`);
  return day && figuresFromDoor(tx, branch, day);
}

/** Weeks of many branches: how far one looks back, and how long a late step may still change a day. */
const KEPT_DAYS = 120;
const LATE_DAYS = 3;

/** For the night job: days that are over without figures, and those at whose door somebody was counted after they were worked out. */
export const withoutExposure = read({
  name: 'lobby.withoutExposure',
  may: can.seeExpired,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input: { now } }) => tx.many<{ branch: string; date: string }>(sql`
    select hall.branch_id as branch, hall.on_date::text as date from lobby.hall hall join app.place place on place.id = hall.branch_id
    left join lobby.exposure_day kept on kept.branch_id = hall.branch_id and kept.on_date = hall.on_date
    where hall.on_date < (${now}::timestamptz at time zone place.time_zone)::date and hall.on_date > ${now}::date - ${KEPT_DAYS}::int and hall.entered_count > 0 and hall.closed_at is not null
      and (kept.on_date is null or (hall.on_date > ${now}::date - ${LATE_DAYS}::int and exists (
        select from lobby.hall_event step where step.branch_id = hall.branch_id and step.on_date = hall.on_date and step.at > kept.figured_at)))
    order by hall.on_date desc limit 5000`),
});

/** A branch over some days; `before` are as many days before them. `days`: E of each day, null where nobody came. */
export type PeriodExposure = Readonly<{
  openDays: number; visitors: number; perVisitorMinutes: number | null; perVisitorBefore: number | null; atHundredMinutes: number | null; atHundredBefore: number | null;
  minutesAboveCap: number; longContacts: number; fullest: number | null; uncounted: number; days: readonly (number | null)[];
}>;

type Sums = { days: number; visitors: number; pairs: number; pairMinutes: number };

/** Many branches beside one another, in one statement however many there are; `dates` in order, none missing. Only days that are over. */
export async function exposureOfBranches(tx: Tx, dates: readonly string[]): Promise<ReadonlyMap<string, PeriodExposure>> {
  const [from, until] = [dates[0], dates.at(-1)];
  if (from === undefined || until === undefined) return new Map();
  const rows = await tx.many<Sums & {
    branch: string; daysBefore: number; visitorsBefore: number; pairsBefore: number; pairMinutesBefore: number;
    above: number; contacts: number; fullest: number | null; uncounted: number; dates: string[] | null; minutes: number[] | null;
  }>(sql`
    select branch_id as branch,
      count(*) filter (where now)::int as days, coalesce(sum(visitors) filter (where now), 0)::int as visitors,
      coalesce(sum(pairs) filter (where now), 0)::float8 as pairs, coalesce(sum(pair_minutes) filter (where now), 0)::float8 as "pairMinutes",
      count(*) filter (where not now)::int as "daysBefore", coalesce(sum(visitors) filter (where not now), 0)::int as "visitorsBefore",
      coalesce(sum(pairs) filter (where not now), 0)::float8 as "pairsBefore", coalesce(sum(pair_minutes) filter (where not now), 0)::float8 as "pairMinutesBefore",
      coalesce(sum(minutes_above_cap) filter (where now), 0)::float8 as above, coalesce(sum(long_contacts) filter (where now), 0)::int as contacts,
      max(most::float8 / nullif(cap_count, 0)) filter (where now) as fullest, coalesce(sum(uncounted) filter (where now), 0)::int as uncounted,
      array_agg(on_date::text order by on_date) filter (where now) as dates, array_agg(2 * pair_minutes / visitors order by on_date) filter (where now) as minutes
    from (
      select *, on_date >= ${from} as now, visitors::float8 * (visitors - 1) / 2 as pairs from lobby.exposure_day
      where on_date between ${from}::date - ${dates.length}::int and ${until}
    ) day group by branch_id`);
  return new Map(rows.map((row) => {
    const before: Sums = { days: row.daysBefore, visitors: row.visitorsBefore, pairs: row.pairsBefore, pairMinutes: row.pairMinutesBefore };
    const minutesOn = new Map(row.dates?.map((date, at) => [date, row.minutes?.[at] ?? 0]));
    return [row.branch, {
      openDays: row.days, visitors: row.visitors, perVisitorMinutes: row.days === 0 ? null : perVisitorOf(row), perVisitorBefore: before.days === 0 ? null : perVisitorOf(before),
      atHundredMinutes: atHundredOf(row), atHundredBefore: atHundredOf(before),
      minutesAboveCap: row.above, longContacts: row.contacts, fullest: row.fullest, uncounted: row.uncounted, days: dates.map((date) => minutesOn.get(date) ?? null),
    }];
  }));
}
