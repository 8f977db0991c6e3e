import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan, rotaOf, whyNotChanged } from '../ground.ts';

/** Takes a rota back that is not published. It stays on record. */
export const withdraw = act({
  name: 'rotation.withdraw',
  may: can.withdraw,
  input: z.object({ rota: id }),
  run: async ({ tx, asking, input }) => {
    await branchesToPlan(tx, asking, (await rotaOf(tx, input.rota)).place_id);
    const withdrawn = await tx.run(sql`
      update rotation.rota set withdrawn_by = ${asking.actor.id}, withdrawn_at = ${asking.now}, planning = null where id = ${input.rota} and published_at is null and withdrawn_at is null`);
    if (withdrawn === 0) throw await whyNotChanged(tx, input.rota);
    return { answer: { rota: input.rota }, trace: { object: `rota/${input.rota}`, facts: { state: 'withdrawn' } } };
  },
});
