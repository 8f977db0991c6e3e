import { z } from 'zod';
import { read } from '#platform/read.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, type InForce } from '../in-force.ts';
import { lightOf } from '../rules-hall.ts';
import type { HallRow } from '../tables.ts';

export const hallShape = z.object({
  date: z.string(), inside: z.number(), outside: z.number(), cap: z.number(), free: z.number(), light: z.enum(['open', 'watch', 'full']),
  entered: z.number(), turnedAway: z.number(), closed: z.boolean(),
  capLowered: z.object({ level: z.enum(['low', 'medium', 'high']), share: z.number() }).nullable(), awaitsGate: z.boolean(),
});
export type HallNow = z.output<typeof hallShape>;

/** 在厅人数: one stored row. How many are inside, how many may be, how many wait outside. */
export const hall = read({
  name: 'lobby.hall',
  may: can.seeHall,
  input: z.object({ branch: id }),
  shared: true,
  run: ({ tx, asking, input }) => hallOf(tx, input.branch, asking.now),
});

export async function hallOf(tx: Tx, branch: string, now: Date): Promise<HallNow> {
  return hallWith(tx, branch, await inForce(tx, branch, now));
}

export async function hallWith(tx: Tx, branch: string, rules: InForce): Promise<HallNow> {
  const row = await tx.maybe<HallRow>(sql`select * from lobby.hall where branch_id = ${branch} and on_date = ${rules.today}`);
  const inside = row?.inside_count ?? 0;
  return {
    date: rules.today, inside, outside: row?.outside_count ?? 0, cap: rules.cap, free: Math.max(0, rules.cap - inside),
    light: lightOf(inside, rules.cap, rules.settings.hallAlarmShare), entered: row?.entered_count ?? 0, turnedAway: row?.turned_away_count ?? 0,
    capLowered: rules.capLowered ?? null, awaitsGate: rules.awaitsGate,
    closed: row?.closed_at !== null && row?.closed_at !== undefined,
  };
}
