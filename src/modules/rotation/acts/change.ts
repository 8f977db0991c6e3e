import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan, DAYS, rotaOf, whyNotChanged } from '../ground.ts';
import { limits } from '../limits.ts';
import { TEAMS } from '../teams.ts';

/** Changes what a rota must keep. Its plan has to be worked out anew, and an approval falls away. */
export const changeLimits = act({
  name: 'rotation.changeLimits',
  may: can.change,
  input: z.object({ rota: id, limits }),
  run: async ({ tx, asking, input }) => {
    await branchesToPlan(tx, asking, (await rotaOf(tx, input.rota)).place_id);
    const { revision } = await touched(tx, asking, input.rota);
    await tx.run(sql`update rotation.rota set limits = ${JSON.stringify(input.limits)}::jsonb where id = ${input.rota}`);
    return { answer: { rota: input.rota, revision }, trace: { object: `rota/${input.rota}`, facts: { revision, limits: true } } };
  },
});

/** One branch's day must open or must close, or is free again; or one of its teams is away (隔离). */
export const changeTurn = act({
  name: 'rotation.changeTurn',
  may: can.change,
  input: z.object({ rota: id, turnOf: id, day: z.int().min(1).max(DAYS).optional(), pin: z.union([z.literal(1), z.literal(0), z.literal(-1)]).optional(), teams: z.enum(TEAMS).optional() }),
  run: async ({ tx, asking, input }) => {
    await branchesToPlan(tx, asking, (await rotaOf(tx, input.rota)).place_id);
    const { revision } = await touched(tx, asking, input.rota);
    const changed = await tx.run(sql`
      update rotation.turn set
        pins = case when ${input.day ?? null}::int is null then pins
          else pins[1:${input.day ?? 1}::int - 1] || ${input.pin ?? 0}::smallint || pins[${input.day ?? 1}::int + 1:7] end,
        teams = coalesce(${input.teams ?? null}, teams), days = case when ${input.teams ?? null}::text is null then days end
      where rota_id = ${input.rota} and branch_id = ${input.turnOf}`);
    if (changed === 0) throw new Refusal('rotation.branchNotInIt', { status: 404 });
    return {
      answer: { rota: input.rota, revision },
      trace: { object: `rota/${input.rota}`, facts: { revision, branch: input.turnOf, day: input.day ?? null, pin: input.pin ?? null, teams: input.teams ?? null } },
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
