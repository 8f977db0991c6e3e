import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** A hold ends before its time, because another time was chosen. Ending it twice changes nothing. */
export const release = act({
  name: 'appointments.release',
  may: can.hold,
  input: z.object({ branch: z.uuid(), hold: z.uuid() }),
  run: async ({ tx, asking, input }) => {
    const { released } = await tx.one<{ released: boolean }>(sql`select appointments.release_hold(${input.branch}, ${input.hold}, ${asking.now}) as released`);
    return { answer: { released }, trace: { object: `hold/${input.hold}`, facts: { released } } };
  },
});
