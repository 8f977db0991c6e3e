import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan, rotaOf, whyNotChanged } from '../ground.ts';

/**
 * Has a rota worked out by the planning job. `fewChanges`: near what is published, minding how many people must be told;
 * `changePriceKm`: kilometres of everybody's way that one changed day is worth, the bank's own price where none is given.
 */
export const plan = act({
  name: 'rotation.plan',
  may: can.plan,
  input: z.object({ rota: id, fewChanges: z.boolean().default(false), changePriceKm: z.number().min(0).max(10).optional() }),
  run: async ({ tx, asking, input }) => {
    await branchesToPlan(tx, asking, (await rotaOf(tx, input.rota)).place_id);
    const run = newId();
    const facts = { run, fewChanges: input.fewChanges, changePriceKm: input.changePriceKm ?? null };
    const begun = await tx.run(sql`
      update rotation.rota set planning = ${run}, planning_at = ${asking.now}, progress = null, approved_by = null, approved_at = null
      where id = ${input.rota} and published_at is null and withdrawn_at is null`);
    if (begun === 0) throw await whyNotChanged(tx, input.rota);
    return {
      answer: { rota: input.rota, run },
      trace: { object: `rota/${input.rota}`, facts },
      announces: [{ topic: 'rotation.planAsked', facts: { rota: input.rota, ...facts } }],
    };
  },
});

/** Ends a running plan; what was kept before stays. */
export const stopPlanning = act({
  name: 'rotation.stopPlanning',
  may: can.plan,
  input: z.object({ rota: id }),
  run: async ({ tx, asking, input }) => {
    await branchesToPlan(tx, asking, (await rotaOf(tx, input.rota)).place_id);
    await tx.run(sql`update rotation.rota set planning = null, planning_at = null, progress = null where id = ${input.rota}`);
    return { answer: { rota: input.rota }, trace: { object: `rota/${input.rota}`, facts: { planning: false } } };
  },
});
