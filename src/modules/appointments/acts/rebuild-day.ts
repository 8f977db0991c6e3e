import { z } from 'zod';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { planDay } from '../plan-day.ts';

/**
 * Makes or remakes the slots of one day from the published hours, the counter plan and the settings in force. No booking is ever
 * dropped: a start that is taken and no longer planned stays, over-full, and is announced.
 */
export const rebuildDay = act({
  name: 'appointments.rebuildDay',
  may: can.rebuild,
  input: z.object({ branch: z.uuid(), date: z.iso.date() }),
  run: async ({ tx, asking, input }) => {
    const plan = await planDay(tx, input.branch, input.date, asking.now);
    const { made } = await tx.one<{ made: { slots: number; overfull: number } }>(sql`select appointments.rebuild(${input.branch}, ${JSON.stringify(plan)}::jsonb) as made`);
    return {
      answer: { date: input.date, ...made },
      trace: { object: `day/${input.date}`, facts: made },
      announces: [
        { topic: 'appointments.slotsMade', branch: input.branch, facts: { date: input.date, slots: made.slots } },
        ...(made.overfull > 0 ? [{ topic: 'appointments.overfull', branch: input.branch, facts: { date: input.date, starts: made.overfull } }] : []),
      ],
    };
  },
});

/** The days from a date to a date whose slots are made and not over yet; how many starts are over-full after it. */
export async function rebuildDays(tx: Tx, asking: Asking, branch: string, from: string, until: string): Promise<{ days: number; overfull: number }> {
  const made = await tx.many<{ day: string }>(sql`
    select business_on as day from appointments.day
    where branch_id = ${branch} and business_on between ${from} and ${until} and ends_at > ${asking.now} order by business_on`);
  let overfull = 0;
  for (const { day } of made) overfull += (await rebuildDay.within(tx, asking, { branch, date: day })).overfull;
  return { days: made.length, overfull };
}
