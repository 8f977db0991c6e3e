import { z } from 'zod';
import { addDays } from '#kernel/time.ts';
import type { Secrets } from '#platform/secrets.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { declared } from '../acts/declare.ts';
import { can } from '../can.ts';
import { inForce, opened } from '../people.ts';
import { hasFever, ROUNDS } from '../rules.ts';
import type { DeclarationRow } from '../tables.ts';

const FILE_DAYS = 21;
export const fileShape = z.object({
  today: z.string(), zone: z.string(), travelDays: z.number(), limit: z.number(), comparator: z.enum(['>', '>=']), minute: z.number(),
  rounds: z.object({ morning: z.object({ from: z.string(), until: z.string() }), evening: z.object({ from: z.string(), until: z.string() }) }),
  /** the newest first; `said` is null when the key of the day was destroyed */
  entries: z.array(z.object({ date: z.string(), round: z.enum(ROUNDS).nullable(), at: z.coerce.date(), fit: z.boolean(), own: z.boolean(), fever: z.boolean(), said: declared.nullable() })),
});

/** 我的健康申报: one's own last three weeks. */
export const ownFile = read({
  name: 'health.ownFile',
  may: can.own,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => fileOf(tx, asking.house.secrets, { branch: input.branch, staff: asking.actor.id, now: asking.now }),
});

/** 一人一档: what one person declared. For the head alone, and each reading is recorded. */
export const staffFile = read({
  name: 'health.staffFile',
  may: can.seeFile,
  input: z.object({ branch: id, staff: id }),
  run: ({ tx, asking, input }) => fileOf(tx, asking.house.secrets, { ...input, now: asking.now }),
});

async function fileOf(tx: Tx, secrets: Secrets, { branch, staff, now }: { branch: string; staff: string; now: Date }) {
  const { today, minute, limits, zone } = await inForce(tx, branch, now);
  const rows = await tx.many<DeclarationRow>(sql`
    select * from health.declaration where branch_id = ${branch} and staff_id = ${staff} and on_date > ${addDays(today, -FILE_DAYS)} order by declared_at desc, id desc limit 100`);
  const limit = { celsius: limits.temperatureLimit, comparator: limits.temperatureComparator };
  return {
    today, zone, minute, travelDays: limits.travelDays, limit: limit.celsius, comparator: limit.comparator, rounds: limits.rounds,
    entries: rows.map((row) => {
      const said = opened(secrets, row) ?? null;
      return { date: row.on_date, round: row.round, at: row.declared_at, fit: row.fit, own: row.declared_by === staff, fever: said !== null && hasFever(said.temperature, limit), said };
    }),
  };
}
