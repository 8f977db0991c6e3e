import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** For the night job: halls of past days that nobody has closed. */
export const openHalls = read({
  name: 'lobby.openHalls',
  may: can.seeExpired,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input }) => tx.many<{ branch: string; date: string }>(sql`
    select hall.branch_id as branch, hall.on_date as date from lobby.hall hall join app.place place on place.id = hall.branch_id
    where hall.closed_at is null and hall.on_date < (${input.now}::timestamptz at time zone place.time_zone)::date
    order by hall.on_date limit 5000`),
});
