import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { countersOf } from '#modules/branches/index.ts';
import { openingOf } from '#modules/hours/index.ts';
import { SERVICE_GROUPS } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { plannedCounters } from '../plan-day.ts';
import { loadOf } from './day-of-branch.ts';

type Plan = { id: string; group: string; from: string; until: string; opens: string; closes: string; counters: number; plannedAt: Date };

/** A day's counters by group as planned, how much work is booked against them, and the plans that make it so, the newest first. */
export const counterPlan = read({
  name: 'appointments.counterPlan',
  may: can.counterPlan,
  input: z.object({ branch: z.uuid(), date: z.iso.date() }),
  run: async ({ tx, input: { branch, date } }) => {
    const opening = await openingOf(tx, branch, date);
    const planned = await plannedCounters(tx, branch, opening, date);
    const built = await countersOf(tx, branch);
    const plans = await tx.many<Plan>(sql`
      select id, service_group as "group", from_on as "from", until_on as "until", opens, closes, counters, planned_at as "plannedAt" from appointments.counter_plan
      where branch_id = ${branch} and until_on >= ${date} order by planned_at desc limit 100`);
    return {
      date, timeZone: opening.zone, mode: opening.mode,
      groups: SERVICE_GROUPS.map((group) => ({
        group,
        built: built.filter((counter) => counter.service_groups.includes(group)).length,
        stretches: planned(group).map((one) => ({ startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString(), counters: one.counters })),
      })),
      load: await loadOf(tx, branch, date),
      plans: plans.map(({ plannedAt, ...plan }) => ({ ...plan, plannedAt: plannedAt.toISOString(), isOn: plan.from <= date })),
    };
  },
});
