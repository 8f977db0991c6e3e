import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { staffAt } from '#modules/identity/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { CrewOf, Member } from '../rules-crew.ts';
import { HALVES, teamsByDay } from '../periods.ts';
import type { TurnDay } from '../teams.ts';
import { turnsFrom } from './turns.ts';

export const crewShape = z.object({
  people: z.array(z.object({ staff: id, name: z.string(), nameEn: z.string(), employer: z.string(), roles: z.array(z.string()), team: z.enum(['A', 'B']).nullable(), holdsKey: z.boolean(), handlesCash: z.boolean() })),
  /** which team stands on each coming day that a published rota covers; '' where the branch is closed, by the rota or by hours changed since */
  turns: z.array(z.object({ date: z.string(), half: z.enum(HALVES).nullable(), team: z.enum(['', 'A', 'B']) })),
});

const TURN_DAYS = 14;

/** Everybody of a branch with team, keys and certificate. */
export const crewOfBranch = read({
  name: 'rotation.crewOfBranch',
  may: can.seeCrew,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const crew = new Map((await crewsOf(tx, [branch])).map((one) => [one.staff, one]));
    return { people: (await staffAt(tx, branch)).map((one) => { const own = crew.get(one.staff); return { ...one, team: own?.team ?? null, holdsKey: own?.holdsKey ?? false, handlesCash: own?.handlesCash ?? false }; }), turns: (await turnsFrom(tx, branch, today, TURN_DAYS)).map(({ date, half, team }) => ({ date, half, team })) };
  },
});

async function crewsOf(tx: Tx, branches: readonly string[]): Promise<(Member & { branch: string })[]> {
  return tx.many<Member & { branch: string }>(sql`
    select crew.branch_id as branch, staff_id as staff, team, holds_key as "holdsKey", handles_cash as "handlesCash" from rotation.crew
    where branch_id = any (${branches}::uuid[]) order by branch_id, staff_id`);
}

/** The crews behind a rota's turns, for the rule, day by day; and where else their people stand: the teams must not meet there either. */
export async function crewsBehind(tx: Tx, turns: readonly Readonly<{ branch: string; days: readonly TurnDay[] | null }>[]): Promise<CrewOf[]> {
  const ids = turns.map((one) => one.branch);
  const own = await crewsOf(tx, ids);
  const away = await tx.many<Member & { branch: string }>(sql`
    select crew.branch_id as branch, staff_id as staff, team, holds_key as "holdsKey", handles_cash as "handlesCash" from rotation.crew
    where staff_id = any (${own.map((one) => one.staff)}::uuid[]) and not (branch_id = any (${ids}::uuid[])) order by branch_id, staff_id`);
  const elsewhere = [...new Set(away.map((one) => one.branch))].map((branch) => ({ branch, days: null, crew: away.filter((one) => one.branch === branch) }));
  return [...elsewhere, ...turns.map((turn) => ({ branch: turn.branch, days: turn.days && teamsByDay(turn.days), crew: own.filter((one) => one.branch === turn.branch) }))];
}
