import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

export type Unfolded = { service_group: string; starts_at: Date; held: number; held_by_rows: number; booked: number; booked_by_rows: number };

/** Starts whose counted minutes differ from their holds and bookings. Always empty. */
export const whatDoesNotAddUp = read({
  name: 'appointments.whatDoesNotAddUp',
  may: can.tend,
  input: z.object({ branch: z.uuid() }),
  run: ({ tx, input }) => tx.many<Unfolded>(sql`select * from appointments.unfolded(${input.branch})`),
});
