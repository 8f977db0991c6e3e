import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { daysBetween } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { clockText } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { SERVICE_GROUPS } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { rebuildDays } from './rebuild-day.ts';

const MOST_DAYS = 62;

/** How many counters of a group will be open in a part of the day, from a date to a date. The slots of those days follow at once. */
export const planCounters = act({
  name: 'appointments.planCounters',
  may: can.planCounters,
  input: z.object({
    branch: z.uuid(), group: z.enum(SERVICE_GROUPS), from: z.iso.date(), until: z.iso.date(), opens: clockText, closes: clockText,
    counters: z.number().min(0).max(60),
  }),
  run: async ({ tx, asking, input }) => {
    const span = daysBetween(input.from, input.until);
    if (span < 0 || span >= MOST_DAYS || input.opens >= input.closes) throw new Refusal('appointments.planUnclear', { status: 422 });
    const id = newId();
    await tx.run(sql`
      insert into appointments.counter_plan (branch_id, id, service_group, from_on, until_on, opens, closes, counters, planned_at, planned_by)
      values (${input.branch}, ${id}, ${input.group}, ${input.from}, ${input.until}, ${input.opens}, ${input.closes}, ${input.counters}, ${asking.now}, ${asking.actor.id})`);
    const made = await rebuildDays(tx, asking, input.branch, input.from, input.until);
    return { answer: { plan: id, ...made }, trace: { object: `counterPlan/${id}`, facts: { group: input.group, from: input.from, until: input.until, counters: input.counters } } };
  },
});
