import { z } from 'zod';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** 预计直接到店: the walk-in work that is expected on a day, hour by hour, in place of what was told before. May run twice. */
export const expectWalkIns = act({
  name: 'appointments.expectWalkIns',
  may: can.expect,
  input: z.object({
    branch: z.uuid(), date: z.iso.date(),
    hours: z.array(z.object({ group: z.string().min(1).max(40), hour: z.int().min(0).max(23), minutes: z.number().min(0).max(100_000) })).max(24 * 20),
  }),
  run: async ({ tx, asking, input: { branch, date, hours } }) => {
    await tx.run(sql`delete from appointments.expected_walk_in where branch_id = ${branch} and business_on = ${date}`);
    await tx.run(sql`
      insert into appointments.expected_walk_in (branch_id, business_on, service_group, hour, minutes, told_at)
      select ${branch}, ${date}, "group", hour, minutes, ${asking.now} from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as told ("group" text, hour int, minutes real)`);
    const told = { date, hours: hours.length, minutes: Math.round(hours.reduce((sum, one) => sum + one.minutes, 0)) };
    return { answer: told, trace: { object: `branch/${branch}`, facts: told } };
  },
});
