import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
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
