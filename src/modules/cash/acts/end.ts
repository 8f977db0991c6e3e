import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { checkedForRelease, lotsIn, todayAt } from '../lots.ts';
import { ENDS } from '../rules.ts';
import { byTwo } from './keep.ts';

const lots = z.array(id).min(1).max(100);

/** 申请出库、移交: the first of two. Cash that may not be paid out, or not yet, is refused here already. */
export const askEnd = act({
  name: 'cash.askEnd',
  may: can.keep,
  input: z.object({ branch: id, lots, how: z.enum(ENDS), document: line(60).nullable().default(null) }),
  run: async ({ tx, asking, input: { branch, how, document, ...input } }) => {
    const rows = await lotsIn(tx, branch, input.lots, 'held');
    const asked = rows.find((row) => row.asked_how !== null);
    if (asked) throw new Refusal('cash.askedAlready', { params: { seal: asked.seal } });
    if (how === 'handed_over' && document === null) throw new Refusal('cash.documentMissing', { status: 422 });
    if (how === 'released') await checkedForRelease(tx, branch, rows, asking);
    await tx.run(sql`
      update cash.lot set asked_how = ${how}, asked_at = ${asking.now}, asked_by = ${asking.actor.id}, document = ${how === 'handed_over' ? document : null}
      where branch_id = ${branch} and id = any (${input.lots}::uuid[])`);
    const facts = { lots: rows.map((row) => row.seal).join(' '), how };
    return { answer: { lots: rows.length }, trace: { object: `lots/${rows.length}`, facts }, announces: [{ topic: 'cash.changed', facts: { deed: 'ask' } }] };
  },
});

/** 双人签出: the second person signs, and the lots are released or handed over. All rules are looked at again. */
export const signEnd = act({
  name: 'cash.signEnd',
  may: can.keep,
  input: z.object({ branch: id, lots }),
  run: async ({ tx, asking, input: { branch, ...input } }) => {
    const rows = await lotsIn(tx, branch, input.lots, 'held');
    const unasked = rows.find((row) => row.asked_how === null);
    if (unasked) throw new Refusal('cash.notAsked', { params: { seal: unasked.seal } });
    const days = await checkedForRelease(tx, branch, rows.filter((row) => row.asked_how === 'released'), asking);
    const ends = rows.map((row) => ({ id: row.id, held: days.get(row.id)?.heldDays ?? 0, need: days.get(row.id)?.needDays ?? row.need_days }));
    await tx.run(sql`
      update cash.lot set ended_how = asked_how, ended_at = ${asking.now}, ended_on = ${await todayAt(asking, branch)}, ended_by = ${asking.actor.id}, held_days = held, need_days = need
      from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as ending (id uuid, held int, need int)
      where lot.branch_id = ${branch} and lot.id = ending.id`).catch(byTwo);
    const facts = { lots: rows.map((row) => row.seal).join(' ') };
    return { answer: { lots: rows.length }, trace: { object: `lots/${rows.length}`, facts }, announces: [{ topic: 'cash.changed', facts: { deed: 'end' } }] };
  },
});

/** 撤回申请: not today after all. */
export const withdrawEnd = act({
  name: 'cash.withdrawEnd',
  may: can.keep,
  input: z.object({ branch: id, lots }),
  run: async ({ tx, asking, input: { branch, ...input } }) => {
    const rows = await lotsIn(tx, branch, input.lots, 'held');
    await tx.run(sql`update cash.lot set asked_how = null, asked_at = null, asked_by = null, document = null where branch_id = ${branch} and id = any (${input.lots}::uuid[])`);
    return { answer: { lots: rows.length }, trace: { object: `lots/${rows.length}`, facts: { by: asking.actor.id } }, announces: [{ topic: 'cash.changed', facts: { deed: 'withdraw' } }] };
  },
});
