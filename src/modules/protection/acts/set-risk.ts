import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { branchesInReach } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { RISKS, type Risk } from '../plan.ts';

const change = { level: z.enum(RISKS), reason: line(200) };

/** 调整风险等级: from this moment on the day's plan grows or shrinks. */
export const setRisk = act({
  name: 'protection.setRisk',
  may: can.setRisk,
  input: z.object({ branch: id, ...change }),
  run: async ({ tx, asking, input }) => {
    await stored(tx, asking, [input.branch], input.level, input.reason);
    return { answer: { level: input.level }, trace: { object: `branch/${input.branch}`, facts: { level: input.level } }, announces: [{ topic: 'protection.riskChanged', facts: { level: input.level } }] };
  },
});

/** The same for all branches of a region that the person answers for. */
export const setRegionRisk = act({
  name: 'protection.setRegionRisk',
  may: can.setRegionRisk,
  input: z.object({ region: id, ...change }),
  run: async ({ tx, asking, input }) => {
    const branches = (await branchesInReach(tx, asking.actor)).filter((one) => one.region_id === input.region).map((one) => one.id);
    if (branches.length === 0) throw new Refusal('protection.regionUnknown', { status: 404 });
    await stored(tx, asking, branches, input.level, input.reason);
    return {
      answer: { branches: branches.length }, trace: { object: `region/${input.region}`, facts: { level: input.level, branches: branches.length } },
      announces: branches.map((branch) => ({ topic: 'protection.riskChanged', branch, facts: { level: input.level } })),
    };
  },
});

async function stored(tx: Tx, asking: Asking, branches: readonly string[], level: Risk, reason: string): Promise<void> {
  const rows = branches.map((branch) => ({ branch, id: newId() }));
  await tx.run(sql`
    insert into protection.risk (branch_id, id, level, from_at, reason, set_by, set_at)
    select branch, id, ${level}, ${asking.now}, ${reason}, ${asking.actor.id}, ${asking.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (branch uuid, id uuid)
    returning id`);
}
