import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { rebuildDays } from './rebuild-day.ts';

/** A counter plan is taken back: what held before it holds again, and the slots of its days follow at once. */
export const withdrawCounterPlan = act({
  name: 'appointments.withdrawCounterPlan',
  may: can.planCounters,
  input: z.object({ branch: z.uuid(), plan: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const plan = await tx.maybe<{ service_group: string; from_on: string; until_on: string }>(sql`
      delete from appointments.counter_plan where branch_id = ${input.branch} and id = ${input.plan} returning service_group, from_on, until_on`);
    if (!plan) throw new Refusal('appointments.counterPlanUnknown', { status: 404 });
    const made = await rebuildDays(tx, asking, input.branch, plan.from_on, plan.until_on);
    return { answer: made, trace: { object: `counterPlan/${input.plan}`, facts: { group: plan.service_group, from: plan.from_on, until: plan.until_on } } };
  },
});
