import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { staffAt } from '#modules/identity/index.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

export const member = z.object({ staff: id, team: z.enum(['A', 'B']), holdsKey: z.boolean(), handlesCash: z.boolean() });

/** 编班组: the whole crew of a branch anew; who is left out stands in no team. */
export const setCrew = act({
  name: 'rotation.setCrew',
  may: can.setCrew,
  input: z.object({ branch: id, crew: z.array(member).max(200) }),
  run: async ({ tx, asking, input: { branch, crew } }) => {
    const here = new Set((await staffAt(tx, branch)).map((one) => one.staff));
    if (crew.some((one) => !here.has(one.staff))) throw new Refusal('rotation.notOfBranch', { status: 422 });
    if (new Set(crew.map((one) => one.staff)).size !== crew.length) throw new Refusal('rotation.inBothTeams', { status: 422 });
    await tx.run(sql`delete from rotation.crew where branch_id = ${branch} and not staff_id = any (${crew.map((one) => one.staff)}::uuid[])`);
    await tx.run(sql`
      insert into rotation.crew (branch_id, staff_id, team, holds_key, handles_cash, noted_at, noted_by)
      select ${branch}, staff, team, key, cash, ${asking.now}, ${asking.actor.id}
      from jsonb_to_recordset(${JSON.stringify(crew.map(({ staff, team, holdsKey, handlesCash }) => ({ staff, team, key: holdsKey, cash: handlesCash })))}::jsonb) as one (staff uuid, team text, key boolean, cash boolean)
      on conflict (branch_id, staff_id) do update set team = excluded.team, holds_key = excluded.holds_key, handles_cash = excluded.handles_cash, noted_at = excluded.noted_at, noted_by = excluded.noted_by`);
    return { answer: { people: crew.length }, trace: { object: `crew/${branch}`, facts: { a: crew.filter((one) => one.team === 'A').length, b: crew.filter((one) => one.team === 'B').length } }, announces: [{ topic: 'rotation.crewChanged', facts: {} }] };
  },
});
