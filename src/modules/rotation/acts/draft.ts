import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan } from '../ground.ts';
import { limits } from '../limits.ts';
import { DAYS, perDay } from '../periods.ts';

/** Begins a rota for a week of a region, or of the whole network. Nothing is planned or shown yet. */
export const draft = act({
  name: 'rotation.draft',
  may: can.draft,
  input: z.object({ place: id, from: day, limits: limits.prefault({}) }),
  run: async ({ tx, asking, input }) => {
    const branches = await branchesToPlan(tx, asking, input.place);
    const today = businessDate(asking.now, branches[0]?.time_zone ?? 'Asia/Shanghai');
    if (input.from <= today) throw new Refusal('rotation.inThePast', { status: 422 });
    const rota = newId();
    await tx.run(sql`
      insert into rotation.rota (id, place_id, from_on, limits, authors, drafted_at, changed_at)
      values (${rota}, ${input.place}, ${input.from}, ${JSON.stringify(input.limits)}::jsonb, ${[asking.actor.id]}::text[], ${asking.now}, ${asking.now})`);
    await tx.run(sql`
      insert into rotation.turn (branch_id, rota_id, pins) select id, ${rota}, array_fill(0::smallint, array[${DAYS * perDay(input.limits)}::int]) from unnest(${branches.map((one) => one.id)}::uuid[]) as id`);
    return { answer: { rota, branches: branches.length }, trace: { object: `rota/${rota}`, facts: { place: input.place, from: input.from, branches: branches.length } } };
  },
});
