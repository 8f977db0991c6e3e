import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { codeFrom } from '#kernel/label-code.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { constraintOf } from '#platform/db.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { todayAt } from '../lots.ts';
import { KINDS, SOURCES } from '../rules.ts';

/** 收入: bags or boxes as they come in, each under its seal; where they come from decides what may become of them. */
export const receiveLots = act({
  name: 'cash.receive',
  may: can.keep,
  input: z.object({ branch: id, kind: z.enum(KINDS), source: z.enum(SOURCES), seals: z.array(line(30)).min(1).max(30), note: line(100).nullable().default(null) }),
  run: async ({ tx, asking, input: { branch, kind, source, seals, note } }) => {
    if (new Set(seals).size !== seals.length) throw new Refusal('cash.sealTwice', { status: 422 });
    const lots = seals.map((seal) => ({ id: newId(), code: codeFrom(asking.random), seal }));
    await tx.run(sql`
      insert into cash.lot (branch_id, id, code, seal, kind, source, note, received_on, received_at, received_by)
      select ${branch}, id, code, seal, ${kind}, ${source}, ${note}, ${await todayAt(asking, branch)}, ${asking.now}, ${asking.actor.id}
      from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as lot (id uuid, code text, seal text)`)
      .catch((error: unknown) => { throw constraintOf(error) === 'lot_seal_once' ? new Refusal('cash.sealUsed') : error; });
    return { answer: { lots: lots.map(({ id: lot, code, seal }) => ({ lot, code, seal })) }, trace: { object: `branch/${branch}`, facts: { lots: lots.length, kind, source } }, announces: [{ topic: 'cash.changed', facts: { lots: lots.length } }] };
  },
});
