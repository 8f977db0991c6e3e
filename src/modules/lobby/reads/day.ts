import { z } from 'zod';
import { read } from '#platform/read.ts';
import { day, id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { doorSteps } from './exposure.ts';
import { asItStood } from '../rules-exposure.ts';
import { curveOf, exposureOf, meanOf, percentileOf, waitsOf, type CurvePoint } from '../rules-hall.ts';

export const waitsShape = z.object({
  date: z.string(), taken: z.number(), served: z.number(), left: z.number(), meanMinutes: z.number().nullable(), medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), longestMinutes: z.number().nullable(),
  leftAfterMeanMinutes: z.number().nullable(),
  byHour: z.array(z.object({ hour: z.number(), taken: z.number(), meanMinutes: z.number().nullable() })),
});
export type DayWaits = z.output<typeof waitsShape>;

/** 等候: how long people waited on a day, from the tickets' own events; those who gave up are counted apart. */
export const waits = read({
  name: 'lobby.waits',
  may: can.seeDay,
  input: z.object({ branch: id, date: day }),
  run: ({ tx, input }) => waitsOfDay(tx, input.branch, input.date),
});

export async function waitsOfDay(tx: Tx, branch: string, date: string): Promise<DayWaits> {
  const steps = await tx.many<{ ticket: string; at: Date; to: string; hour: number; deed: string }>(sql`
    select e.ticket_id as ticket, e.at, e.to_state as to, e.deed, extract(hour from e.at at time zone place.time_zone)::int as hour
    from lobby.ticket_event e join app.place place on place.id = e.branch_id
    where e.branch_id = ${branch} and e.on_date = ${date} and e.undone_at is null and e.deed <> 'undone' order by e.at, e.id`);
  const all = waitsOf(steps);
  const served = all.filter((wait) => wait.served).map((wait) => wait.minutes);
  const taken = steps.filter((step) => step.deed === 'taken');
  const minutesOf = new Map(all.filter((wait) => wait.served).map((wait) => [wait.ticket, wait.minutes]));
  const hours = [...new Set(taken.map((step) => step.hour))].sort((a, b) => a - b);
  return {
    date, taken: taken.length, served: served.length, left: all.length - served.length,
    meanMinutes: meanOf(served), medianMinutes: percentileOf(served, 0.5), p90Minutes: percentileOf(served, 0.9), longestMinutes: percentileOf(served, 1),
    leftAfterMeanMinutes: meanOf(all.filter((wait) => !wait.served).map((wait) => wait.minutes)),
    byHour: hours.map((hour) => {
      const own = taken.filter((step) => step.hour === hour);
      return { hour, taken: own.length, meanMinutes: meanOf(own.flatMap((step) => minutesOf.get(step.ticket) ?? [])) };
    }),
  };
}

export const occupancyShape = z.object({
  date: z.string(), cap: z.number(), visitors: z.number(), most: z.number(), exposureMinutes: z.number(), curve: z.array(z.object({ at: z.coerce.date(), inside: z.number() })),
});
export type Occupancy = z.output<typeof occupancyShape>;

/** 在厅曲线: the number of people inside over a day, and E, the minutes each visitor shared with others. */
export const occupancy = read({
  name: 'lobby.occupancy',
  may: can.seeDay,
  input: z.object({ branch: id, date: day }),
  run: ({ tx, asking, input }) => occupancyCurve(tx, input.branch, input.date, asking.now),
});

export async function occupancyCurve(tx: Tx, branch: string, date: string, now: Date): Promise<Occupancy> {
  const rules = await inForce(tx, branch, now);
  const steps = asItStood(await doorSteps(tx, branch, date)).map(({ at, change }) => ({ at: new Date(Math.round(at * 60_000)), change }));
  const row = await tx.maybe<{ entered_count: number; cap_count: number; closed_at: Date | null }>(sql`
    select entered_count, cap_count, closed_at from lobby.hall where branch_id = ${branch} and on_date = ${date}`);
  const curve: CurvePoint[] = curveOf(steps);
  const visitors = row?.entered_count ?? 0;
  const last = curve.at(-1)?.at;
  const until = date === rules.today ? now : row?.closed_at ?? last ?? now;
  return {
    date, cap: date === rules.today ? rules.cap : row?.cap_count ?? rules.cap, visitors,
    most: curve.reduce((most, point) => Math.max(most, point.inside), 0), exposureMinutes: exposureOf(curve, visitors, until), curve,
  };
}

