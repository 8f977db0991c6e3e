import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan, rotaOf, whyNotChanged } from '../ground.ts';
import { limits } from '../limits.ts';
import { DAYS, HALVES, perDay, periodsOf, datesFrom } from '../periods.ts';
import { TEAMS } from '../teams.ts';

/** Changes what a rota must keep. Its plan has to be worked out anew, and an approval falls away. */
export const changeLimits = act({
  name: 'rotation.changeLimits',
  may: can.change,
  input: z.object({ rota: id, limits }),
  run: async ({ tx, asking, input }) => {
    const { place_id, limits: before } = await rotaOf(tx, input.rota);
    await branchesToPlan(tx, asking, place_id);
    const { revision } = await touched(tx, asking, input.rota);
    // Days and half days have nothing in common that could be kept.
    if (perDay(before) !== perDay(input.limits)) await tx.run(sql`update rotation.turn set pins = array_fill(0::smallint, array[${DAYS * perDay(input.limits)}::int]), days = null where rota_id = ${input.rota}`);
    await tx.run(sql`update rotation.rota set limits = ${JSON.stringify(input.limits)}::jsonb where id = ${input.rota}`);
    return { answer: { rota: input.rota, revision }, trace: { object: `rota/${input.rota}`, facts: { revision, limits: true } } };
  },
});

/** One branch's day, or half of it, must open or must close, or is free again; or one of its teams is away (隔离). Without `half` the whole day is meant. */
export const changeTurn = act({
  name: 'rotation.changeTurn',
  may: can.change,
  input: z.object({ rota: id, turnOf: id, day: z.int().min(1).max(DAYS).optional(), half: z.enum(HALVES).optional(), pin: z.union([z.literal(1), z.literal(0), z.literal(-1)]).optional(), teams: z.enum(TEAMS).optional() }),
  run: async ({ tx, asking, input }) => {
    const row = await rotaOf(tx, input.rota);
    await branchesToPlan(tx, asking, row.place_id);
    const { revision } = await touched(tx, asking, input.rota);
    const dates = datesFrom(row.from_on);
    const date = dates[(input.day ?? 0) - 1];
    const cells = periodsOf(dates, row.limits).flatMap((one, p) => (one.date === date && (input.half === undefined || one.half === null || one.half === input.half) ? [p + 1] : []));
    const changed = await tx.run(sql`
      update rotation.turn set
        pins = array(select case when nth = any (${cells}::int[]) then ${input.pin ?? 0}::smallint else one end from unnest(pins) with ordinality as each (one, nth) order by nth),
        teams = coalesce(${input.teams ?? null}, teams), days = case when ${input.teams ?? null}::text is null then days end
      where rota_id = ${input.rota} and branch_id = ${input.turnOf}`);
    if (changed === 0) throw new Refusal('rotation.branchNotInIt', { status: 404 });
    return {
      answer: { rota: input.rota, revision },
      trace: { object: `rota/${input.rota}`, facts: { revision, branch: input.turnOf, day: input.day ?? null, half: input.half ?? null, pin: input.pin ?? null, teams: input.teams ?? null } },
    };
  },
});

/** A change makes whoever does it an author, ends a running plan and takes an approval back. */
async function touched(tx: Tx, asking: Asking, rota: string): Promise<{ revision: number }> {
  const row = await tx.maybe<{ revision: number }>(sql`
    update rotation.rota set revision = rota.revision + 1, changed_at = ${asking.now}, planning = null, planning_at = null, progress = null, approved_by = null, approved_at = null,
      authors = case when ${asking.actor.id} = any (authors) then authors else authors || ${asking.actor.id}::text end
    where id = ${rota} and published_at is null and withdrawn_at is null
    returning rota.revision`);
  if (!row) throw await whyNotChanged(tx, rota);
  return row;
}
