import { z } from 'zod';
import { canonical } from '#kernel/canonical.ts';
import { sha256 } from '#kernel/digest.ts';
import { businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { HALVES } from '../periods.ts';
import { markedDays, OWN_TURNS, ownDays, type OwnDay } from '../rules-own.ts';
import { turnsFrom } from './turns.ts';

/** Four weeks: as far ahead as anybody publishes. */
export const OWN_DAYS = 28;

const ownDay = z.object({ date: z.string(), turn: z.enum(OWN_TURNS), half: z.enum(HALVES).nullable(), sessions: z.array(z.object({ opens: z.string(), closes: z.string() })).readonly() });

export const ownTurnsShape = z.object({
  branches: z.array(z.object({
    branch: z.object({ id, name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string(), zone: z.string() }),
    team: z.enum(['A', 'B']),
    today: z.string(),
    /** days that no published rota covers are left out */
    days: z.array(ownDay.extend({ isNew: z.boolean(), was: ownDay.nullable() })),
    /** what is shown, as a digest: sent back with "I know" */
    shown: z.string(),
    seenAt: z.date().nullable(),
  })),
});

/** The asker's turns at every branch where they stand in a team, from published rotas only. */
export const ownTurns = read({
  name: 'rotation.ownTurns',
  may: can.own,
  input: z.object({}),
  run: async ({ tx, asking }): Promise<z.input<typeof ownTurnsShape>> => {
    const posts = await tx.many<{ branch: string }>(sql`select branch_id as branch from rotation.crew where staff_id::text = ${asking.actor.id} order by branch_id`);
    const branches = [];
    for (const { branch } of posts) {
      const row = await branchOf(tx, branch);
      const own = await ownAt(tx, asking, branch);
      if (own) branches.push({ ...own, branch: { id: branch, name: row.name, nameEn: row.name_en, address: row.address, addressEn: row.address_en, zone: row.time_zone } });
    }
    return { branches };
  },
});

/** The asker's own days at one branch, marked against what they saw; undefined where they stand in no team. */
export async function ownAt(tx: Tx, asking: Asking, branch: string) {
  const row = await tx.maybe<{ team: 'A' | 'B'; seen: OwnDay[] | null; seenAt: Date | null }>(sql`
    select crew.team, turns_seen.days as seen, turns_seen.seen_at as "seenAt"
    from rotation.crew left join rotation.turns_seen on turns_seen.branch_id = crew.branch_id and turns_seen.staff_id = crew.staff_id
    where crew.branch_id = ${branch} and crew.staff_id::text = ${asking.actor.id}`);
  if (!row) return undefined;
  const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
  const days = ownDays(await turnsFrom(tx, branch, today, OWN_DAYS), row.team);
  return { team: row.team, today, days: markedDays(days, row.seen && z.array(ownDay).parse(row.seen)), shown: sha256(canonical(days)), seenAt: row.seenAt };
}
