import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { figures } from '../figures.ts';
import { DAYS } from '../periods.ts';

/** How far the planning job is. `wanted` is false once somebody stopped it, changed the rota or began another run. */
export const noteProgress = act({
  name: 'rotation.noteProgress',
  may: can.keep,
  input: z.object({ rota: id, run: id, spent: z.number(), meanKm: z.number(), gap: z.number().nullable() }),
  run: async ({ tx, input: { rota, run, ...progress } }) => {
    const noted = await tx.run(sql`update rotation.rota set progress = ${JSON.stringify(progress)}::jsonb where id = ${rota} and planning = ${run}`);
    return { answer: { wanted: noted > 0 }, trace: { object: `rota/${rota}`, facts: { run, spent: progress.spent } } };
  },
});

/** Keeps what a run found, unless it is no longer wanted. */
export const keepPlan = act({
  name: 'rotation.keepPlan',
  may: can.keep,
  input: z.object({ rota: id, run: id, turns: z.array(z.object({ branch: id, days: z.array(z.enum(['', 'A', 'B'])).min(DAYS).max(2 * DAYS) })), figures }),
  run: async ({ tx, input }) => {
    const kept = await tx.run(sql`
      update rotation.rota set figures = ${JSON.stringify(input.figures)}::jsonb, planned_revision = revision, planning = null, planning_at = null, progress = null
      where id = ${input.rota} and planning = ${input.run}`);
    if (kept > 0) {
      await tx.run(sql`
        update rotation.turn set days = array(select jsonb_array_elements_text(one.days))
        from jsonb_to_recordset(${JSON.stringify(input.turns)}::jsonb) as one (branch uuid, days jsonb)
        where turn.rota_id = ${input.rota} and turn.branch_id = one.branch`);
    }
    return {
      answer: { kept: kept > 0 }, trace: { object: `rota/${input.rota}`, facts: { run: input.run, kept: kept > 0, gap: input.figures.gap } },
      announces: kept > 0 ? [{ topic: 'rotation.planned', facts: { rota: input.rota } }] : [],
    };
  },
});
