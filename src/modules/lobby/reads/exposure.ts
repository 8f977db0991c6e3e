import { sql, type Tx } from '#platform/sql.ts';
import { inForce } from '../in-force.ts';
import { exposureOfStays, staysOf, type DoorStep } from '../rules-exposure.ts';

const CONTACT_MINUTES = 15;

/** One day: E in minutes for each visitor (comparable between days and branches), and the same as hours of pairs. */
export type DayExposure = Readonly<{ date: string; visitors: number; perVisitorMinutes: number; pairHours: number; minutesAboveCap: number; longContacts: number; most: number; cap: number }>;

type HallDay = { date: string; cap: number; closedAt: Date | null };
type Step = { date: string; at: Date; change: number; visit: string | null };

/** 接触暴露 by day, from the door's own events: nothing personal goes in or comes out. Days without visitors are left out. */
export async function exposureByDay(tx: Tx, branch: string, from: string, until: string, now: Date): Promise<DayExposure[]> {
  const { today, cap } = await inForce(tx, branch, now);
  const days = await tx.many<HallDay>(sql`
    select on_date as date, cap_count as cap, closed_at as "closedAt" from lobby.hall where branch_id = ${branch} and on_date between ${from} and ${until} order by on_date`);
  const steps = await tx.many<Step>(sql`
    select on_date as date, at, change, visit_id as visit from lobby.hall_event where branch_id = ${branch} and on_date between ${from} and ${until} order by at, id`);
  return days.flatMap((day) => {
    const own = steps.filter((step) => step.date === day.date);
    const last = own.at(-1)?.at;
    if (last === undefined) return [];
    const end = day.date === today ? now : day.closedAt ?? last;
    const stays = staysOf(own.map((step): DoorStep => ({ at: step.at.getTime() / 60_000, change: step.change, visit: step.visit })), end.getTime() / 60_000);
    const found = exposureOfStays(stays, day.date === today ? cap : day.cap, CONTACT_MINUTES);
    return [{
      date: day.date, visitors: stays.length, cap: day.date === today ? cap : day.cap, perVisitorMinutes: stays.length === 0 ? 0 : (2 * found.pairMinutes) / stays.length,
      pairHours: found.pairMinutes / 60, minutesAboveCap: found.minutesAboveCap, longContacts: found.longContacts, most: found.most,
    }];
  });
}
