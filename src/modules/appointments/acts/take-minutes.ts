import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { planDay } from '../plan-day.ts';

/**
 * The days whose slots are made learn the minutes that the branch reckons with from a day on. A booking keeps its own; a day on which the new
 * pattern would leave a taken start without a place keeps its slots.
 */
export const takeMinutes = act({
  name: 'appointments.takeMinutes',
  may: can.tend,
  input: z.object({ branch: z.uuid(), from: z.iso.date() }),
  run: async ({ tx, asking, input: { branch, from } }) => {
    const known = await tx.many<{ date: string }>(sql`select business_on::text as date from appointments.day where branch_id = ${branch} and business_on >= ${from} and ends_at > ${asking.now} order by business_on`);
    let kept = 0;
    for (const { date } of known) {
      const plan = await planDay(tx, branch, date, asking.now);
      const { took } = await tx.one<{ took: { anew: boolean } }>(sql`select appointments.take_minutes(${branch}, ${JSON.stringify(plan)}::jsonb) as took`);
      if (!took.anew) kept += 1;
    }
    const told = { from, days: known.length, kept };
    return { answer: told, trace: { object: `branch/${branch}`, facts: told }, announces: known.map(({ date }) => ({ topic: 'appointments.slotsMade', branch, facts: { date } })) };
  },
});
