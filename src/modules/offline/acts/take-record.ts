import { z } from 'zod';
import { SYSTEM } from '#kernel/actor.ts';
import { Refusal } from '#kernel/refusal.ts';
import { openFrom } from '#kernel/sealed-box.ts';
import { businessDate } from '#kernel/time.ts';
import { act, claimKey } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { isPassing } from '#platform/db.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { contextOf, doneThen, KINDS, letter, mayStill, type Letter } from '../kinds.ts';
import { clockDoubt } from '../rules-clock.ts';
import { settings } from '../settings.ts';

/** A photo of a round travels inside. */
export const MOST_SEALED = 700_000;

export const sent = z.object({ branch: id, id, kit: id, kind: z.enum(KINDS), sealed: z.string().min(1).max(MOST_SEALED).regex(/^[\w.-]+$/) });
export type Sent = z.output<typeof sent>;

type Kit = { staff_id: string; sealed_private: string | null; issued_at: Date };
/** What is found when a record is opened. A reason beside `done` is worth knowing and asks for nothing. */
type Found = Readonly<{ state: 'done' | 'review'; reason: string | null; letter?: Letter; author?: string }>;
export type Taken = Readonly<{ id: string; state: 'done' | 'review' }>;

/** Whoever is signed in carries the record here; whose work it is stands in its kit. */
export async function takeRecord(asking: Asking, record: Sent & { deviceNow: number }): Promise<Taken> {
  const { key: _, ...keyless } = asking;
  return take({ ...keyless, actor: SYSTEM }, { ...record, sender: asking.actor.id, may: await mayStill(asking, record.kind, record.branch) });
}

/**
 * 补传: one record that was kept on a device is opened and done as of then. Whatever stands against it, it is set aside for the branch
 * head and not lost; sent again, it is the same record.
 */
const take = act({
  name: 'offline.take',
  may: can.take,
  input: sent.extend({ deviceNow: z.int(), sender: id, may: z.boolean() }),
  run: async ({ tx, asking, input }) => {
    const { branch, id: record, kit, kind, sender } = input;
    const fresh = await tx.run(sql`
      insert into offline.record (branch_id, id, kit_id, kind, state, sent_by, received_at) values (${branch}, ${record}, ${kit}, ${kind}, 'arriving', ${sender}, ${asking.now})
      on conflict do nothing`);
    if (fresh === 0) return { answer: await known(tx, branch, record), trace: { object: `kept/${record}`, facts: { again: true } } };
    const found = await foundIn(tx, asking, input);
    const { letter: seen } = found;
    const age = seen ? Math.round((input.deviceNow - seen.deviceAt) / 1_000) : null;
    const kept = found.state === 'review' && seen ? await sealed(asking, branch, seen) : null;
    await tx.run(sql`
      update offline.record set state = ${found.state}, reason = ${found.reason}, author = ${found.author ?? null}, done_at = ${seen?.doneAt ?? null}, age_seconds = ${age},
        label_zh = ${seen?.label[0] ?? null}, label_en = ${seen?.label[1] ?? null}, sealed = ${kept}
      where branch_id = ${branch} and id = ${record}`);
    const facts = { kind, state: found.state, reason: found.reason, author: found.author ?? null, sender, doneAt: seen?.doneAt.toISOString() ?? null };
    return { answer: { id: record, state: found.state }, trace: { object: `kept/${record}`, facts }, announces: [{ topic: 'offline.recordTaken', facts: { kind, state: found.state } }] };
  },
});

async function known(tx: Tx, branch: string, record: string): Promise<Taken> {
  const { state } = await tx.one<{ state: string }>(sql`select state from offline.record where branch_id = ${branch} and id = ${record}`);
  return { id: record, state: state === 'review' ? 'review' : 'done' };
}

async function sealed(asking: Asking, branch: string, seen: Letter): Promise<string> {
  return asking.house.secrets.sealForDay(businessDate(asking.now, await asking.house.places.zoneOf(branch)), JSON.stringify(seen));
}

async function foundIn(tx: Tx, asking: Asking, input: z.output<typeof take.input>): Promise<Found> {
  const kit = await tx.maybe<Kit>(sql`select staff_id, sealed_private, issued_at from offline.kit where branch_id = ${input.branch} and id = ${input.kit}`);
  const seen = kit?.sealed_private ? await opened(asking, kit.sealed_private, input) : undefined;
  if (!kit || !seen) return { state: 'review', reason: 'unreadable', ...(kit && { author: kit.staff_id }) };
  const author = kit.staff_id;
  const aside = (reason: string): Found => ({ state: 'review', reason, letter: seen, author });
  // The line may have gone in the middle of the same deed: it was done then, and its key is taken.
  if (!(await claimKey(tx, { ...asking, actor: { ...SYSTEM, id: author } }, input.branch, input.id))) return { state: 'done', reason: 'alreadyOnline', letter: seen, author };
  const limits = await settingsAt(tx, { slackMinutes: settings.slackMinutes, mostHours: settings.mostHours }, input.branch, asking.now);
  const doubt = clockDoubt({ doneAt: seen.doneAt, receivedAt: asking.now, kitIssuedAt: kit.issued_at, ageSeconds: (input.deviceNow - seen.deviceAt) / 1_000, speed: asking.house.clock.speed(), limits });
  if (doubt) return aside(`clock.${doubt}`);
  if (author !== input.sender) return aside('otherSender');
  if (!input.may) return aside('mayNoLonger');
  const refused = await tried(tx, () => doneThen(tx, { ...asking, now: seen.doneAt, actor: { id: author, kind: 'staff', name: '', roles: [], reach: [input.branch] } }, input.kind, input.branch, seen.body));
  if (refused === undefined || refused === 'protection.alreadyDone') return { state: 'done', reason: refused ?? null, letter: seen, author };
  return aside(refused);
}

async function opened(asking: Asking, sealedPrivate: string, input: Sent): Promise<Letter | undefined> {
  const text = await openFrom(asking.house.secrets.open('offline kit', sealedPrivate), contextOf(input), input.sealed);
  if (text === undefined) return undefined;
  try {
    const read = letter.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Does it, or says why not, with nothing of it left behind. A fault of the moment is no reason: the device sends again. */
async function tried(tx: Tx, deed: () => Promise<void>): Promise<string | undefined> {
  await tx.run(sql`savepoint kept_record`);
  try {
    await deed();
    return undefined;
  } catch (fault) {
    if (isPassing(fault)) throw fault;
    await tx.run(sql`rollback to savepoint kept_record`);
    if (fault instanceof Refusal) return fault.code;
    return fault instanceof z.ZodError ? 'input.invalid' : 'fault';
  }
}
