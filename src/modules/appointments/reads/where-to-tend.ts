import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** The branches in which time has something to do now. A query over all branches, of the system only. */
export const whereToTend = read({
  name: 'appointments.whereToTend',
  may: can.whereToTend,
  input: z.object({}),
  run: async ({ tx, asking }) => idsOf(await tx.many<{ branch_id: string }>(sql`
    select branch_id from appointments.hold where state = 'active' and expires_at <= ${asking.now} group by branch_id
    union
    select branch_id from appointments.booking where state = 'confirmed' and starts_at < ${addMinutes(asking.now, -10)} group by branch_id`)),
});

export const whereToRemind = read({
  name: 'appointments.whereToRemind',
  may: can.whereToTend,
  input: z.object({}),
  run: async ({ tx, asking }) => idsOf(await tx.many<{ branch_id: string }>(sql`
    select branch_id from appointments.booking
    where state = 'confirmed' and phone_sealed is not null and starts_at between ${asking.now} and ${addMinutes(asking.now, 2_880)} and reminded_soon_at is null
    group by branch_id`)),
});

export const whereToMakeDays = read({
  name: 'appointments.whereToMakeDays',
  may: can.whereToTend,
  input: z.object({}),
  run: async ({ tx }) => idsOf(await tx.many<{ branch_id: string }>(sql`select id as branch_id from app.place where kind = 'branch' order by id`)),
});

function idsOf(rows: readonly { branch_id: string }[]): string[] {
  return rows.map((row) => row.branch_id);
}
