import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { doneThen, letter, type Kind } from '../kinds.ts';

type Waiting = { kind: Kind; author: string; sealed: string; received_on: string };

/** 核对入账: what was set aside is done after all, at the time it claims or at the one that the head knows to be right. */
export const acceptRecord = act({
  name: 'offline.acceptRecord',
  may: can.settle,
  input: z.object({ branch: id, record: id, at: z.iso.datetime({ offset: true }).nullable().default(null) }),
  run: async ({ tx, asking, input: { branch, record, at } }) => {
    const waiting = await tx.maybe<Waiting>(sql`
      select kind, author, sealed, (received_at at time zone ${await asking.house.places.zoneOf(branch)})::date as received_on from offline.record
      where branch_id = ${branch} and id = ${record} and state = 'review' and sealed is not null for update`);
    const text = waiting && asking.house.secrets.openForDay(waiting.received_on, waiting.sealed);
    if (!waiting || text === undefined) throw new Refusal('offline.nothingToAccept', { status: 404 });
    const seen = letter.parse(JSON.parse(text)); // sealed by take
    const doneAt = at === null ? seen.doneAt : new Date(at);
    if (doneAt > asking.now) throw new Refusal('offline.notYet', { status: 422 });
    await doneThen(tx, { ...asking, now: doneAt, actor: { id: waiting.author, kind: 'staff', name: '', roles: [], reach: [branch] } }, waiting.kind, branch, seen.body);
    await tx.run(sql`update offline.record set state = 'accepted', sealed = null, done_at = ${doneAt}, settled_at = ${asking.now}, settled_by = ${asking.actor.id} where branch_id = ${branch} and id = ${record}`);
    const facts = { kind: waiting.kind, author: waiting.author, claimedAt: seen.doneAt.toISOString(), doneAt: doneAt.toISOString() };
    return { answer: { record, state: 'accepted' as const }, trace: { object: `kept/${record}`, facts }, announces: [{ topic: 'offline.recordSettled', facts: { record } }] };
  },
});

/** 不入账: with a word why, which stays. */
export const discardRecord = act({
  name: 'offline.discardRecord',
  may: can.settle,
  input: z.object({ branch: id, record: id, why: line(300) }),
  run: async ({ tx, asking, input: { branch, record, why } }) => {
    const settled = await tx.run(sql`
      update offline.record set state = 'discarded', sealed = null, settled_at = ${asking.now}, settled_by = ${asking.actor.id}, settled_why = ${why}
      where branch_id = ${branch} and id = ${record} and state = 'review'`);
    if (settled === 0) throw new Refusal('offline.nothingToAccept', { status: 404 });
    return { answer: { record, state: 'discarded' as const }, trace: { object: `kept/${record}` }, announces: [{ topic: 'offline.recordSettled', facts: { record } }] };
  },
});
