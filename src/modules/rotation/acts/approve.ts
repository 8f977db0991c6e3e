import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, recordDenied } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { groundOf, keptPlan, whyNotChanged } from '../ground.ts';
import { problemOf } from '../network.ts';
import { crewsBehind } from '../reads/crew.ts';
import { crewFaults } from '../rules-crew.ts';
import { brokenRules } from '../solver/check.ts';

/**
 * A second person agrees to exactly this revision. Every rule is checked again from the plan alone; a day on which a region has no open
 * branch must be accepted by name (DOMAIN 12.3), anything else that is broken can't be approved at all; nor a day whose team has no keys or no cash pair.
 */
export const approve = act({
  name: 'rotation.approve',
  may: can.approve,
  input: z.object({ rota: id, revision: z.int().min(1), acceptGaps: z.boolean().default(false) }),
  run: async ({ tx, asking, input }) => {
    const ground = await groundOf(tx, asking, input.rota);
    if (ground.rota.authors.includes(asking.actor.id)) {
      await recordDenied(asking, 'rotation.approve', input, 'rotation.approveOwn');
      throw new Refusal('rotation.approveOwn', { status: 403 });
    }
    const broken = brokenRules(problemOf(ground.network, ground.rota.limits), keptPlan(ground));
    const gaps = broken.filter((one) => one.rule === 'uncovered').length;
    if (ground.rota.planned_revision === ground.rota.revision) {
      if (broken.length > gaps) throw new Refusal('rotation.breaksRules', { status: 422, params: { count: broken.length - gaps } });
      if (gaps > 0 && !input.acceptGaps) throw new Refusal('rotation.gapsNotAccepted', { status: 422, params: { count: gaps } });
    }
    const faults = crewFaults(await crewsBehind(tx, ground.turns.map((turn) => ({ branch: turn.branch_id, days: turn.days }))));
    if (faults.length > 0) throw new Refusal('rotation.crewFaults', { status: 422, params: { count: faults.length }, offer: { faults: faults.slice(0, 50) } });
    const approved = await tx.run(sql`
      update rotation.rota set approved_by = ${asking.actor.id}, approved_at = ${asking.now}
      where id = ${input.rota} and revision = ${input.revision} and planned_revision = revision and planning is null and published_at is null and withdrawn_at is null`);
    if (approved === 0) throw await whyNotChanged(tx, input.rota, input.revision);
    return { answer: { rota: input.rota }, trace: { object: `rota/${input.rota}`, facts: { revision: input.revision, gaps } }, announces: [{ topic: 'rotation.approved', facts: { rota: input.rota } }] };
  },
});
