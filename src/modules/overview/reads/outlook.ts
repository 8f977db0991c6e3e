import { z } from 'zod';
import { addDays, businessDate, clockOf, minutesOf } from '#kernel/time.ts';
import { day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { bookedArrivals, plannedCounters } from '#modules/appointments/index.ts';
import { branchOf } from '#modules/branches/index.ts';
import { openingOf } from '#modules/hours/index.ts';
import { expectedArrivals, forecastScores, minutesOfGroups } from '#modules/lobby/index.ts';
import { SERVICE_GROUPS } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { hoursAhead, type HourAhead } from '../rules-outlook.ts';
import { settings } from '../settings.ts';

const hour = z.object({ hour: z.number(), expected: z.number(), came: z.number().nullable(), booked: z.number(), planned: z.number(), serves: z.number(), needed: z.number() }) satisfies z.ZodType<HourAhead>;

export const outlookShape = z.object({
  date: z.string(), zone: z.string(), isToday: z.boolean(), mode: z.string(),
  /** empty while too few days are known */
  hours: z.array(hour),
  /** how the wait estimates of the last days came true */
  scores: z.array(z.object({ date: z.string(), count: z.number(), left: z.number(), mae: z.number(), bias: z.number(), within10: z.number(), coverage80: z.number() })),
});

/** 明天的客流与柜台: who is expected in each hour, what the planned counters can serve, and how many would be needed. */
export const outlook = read({
  name: 'overview.outlook',
  may: can.today,
  input: z.object({ branch: id, date: day.optional() }),
  run: async ({ tx, asking, input }) => {
    const { time_zone: zone } = await branchOf(tx, input.branch);
    const today = businessDate(asking.now, zone);
    const date = input.date ?? addDays(today, 1);
    const opening = await openingOf(tx, input.branch, date);
    const planned = await plannedCounters(tx, input.branch, opening, date);
    const booked = await bookedArrivals(tx, input.branch, date);
    return {
      date, zone, isToday: date === today, mode: opening.mode,
      hours: hoursAhead({
        arrivals: await expectedArrivals(tx, input.branch, date, asking.now),
        booked: booked.map((one) => ({ hour: hourOf(one.at, zone), count: one.count })),
        counters: SERVICE_GROUPS.flatMap((group) => planned(group).map((one) => ({ group, from: minutesOf(clockOf(one.startsAt, zone)), until: minutesOf(clockOf(one.endsAt, zone)), counters: one.counters }))),
        minutes: await minutesOfGroups(tx, input.branch, date),
        load: await settings.plannedLoad.at(tx, input.branch, asking.now),
      }),
      scores: await forecastScores(tx, input.branch, today),
    };
  },
});

function hourOf(at: Date, zone: string): number {
  return Math.floor(minutesOf(clockOf(at, zone)) / 60);
}
