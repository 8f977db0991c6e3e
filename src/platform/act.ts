import type { z } from 'zod';
import { canonical } from '#kernel/canonical.ts';
import { sha256 } from '#kernel/digest.ts';
import { NETWORK } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { Refusal, type Params } from '#kernel/refusal.ts';
import { checked } from './check.ts';
import type { Asking } from './house.ts';
import { permitted, type Place } from './permissions.ts';
import { sql, type Tx } from './sql.ts';

export type Facts = Readonly<Record<string, unknown>>;
/** What the trail keeps: the thing, as `kind/id`, and facts about it. Ids and states only, never personal values. */
export type Trace = Readonly<{ object: string; facts?: Facts }>;
export type Announcement = Readonly<{ topic: string; branch?: string; facts?: Facts }>;
export type Outcome<A> = Readonly<{ answer: A; trace: Trace; announces?: readonly Announcement[] }>;

type Named<I extends z.ZodObject> = Readonly<{ name: string; may: Permission; input: I }>;

/** A deed written in TypeScript. Without a trace it does not compile. */
export type PlainDeed<I extends z.ZodObject, A> = Named<I> &
  Readonly<{ run: (to: { tx: Tx; asking: Asking; input: z.output<I> }) => Promise<Outcome<A>> }>;

/** A deed written as one SQL function `(at_branch uuid, deed jsonb) returns jsonb`, run in micro-batches per branch. */
export type HotDeed<I extends z.ZodObject, A> = Named<I> &
  Readonly<{
    hot: {
      function: string;
      /** the function's deed: ids and chance made here, personal values sealed here */
      deed: (input: z.output<I>, asking: Asking) => Facts | Promise<Facts>;
      /** the answer, from the function's own */
      answer: (raw: Facts, input: z.output<I>, asking: Asking) => A;
    };
  }>;

export type Act<I extends z.ZodObject = z.ZodObject, A = unknown> = ((asking: Asking, input: z.input<I>) => Promise<A>) &
  Readonly<{
    kind: 'act';
    deed: string;
    may: Permission;
    input: I;
    /** The same deed inside another one's transaction: same trail and events, under the outer deed's permission and key. */
    within: (tx: Tx, asking: Asking, input: z.input<I>, at?: string) => Promise<A>;
  }>;

/** The only way to change anything: permission, one transaction, trail, events and idempotency key together. */
export function act<I extends z.ZodObject, A>(deed: PlainDeed<I, A> | HotDeed<I, A>): Act<I, A> {
  const perform = async (asking: Asking, raw: z.input<I>): Promise<A> => {
    const input = checked(deed.input, raw);
    const place = await permittedOrRecorded(asking, deed, input);
    asking.house.metrics.acts.inc({ act: deed.name });
    const hash = asking.key === undefined ? '' : sha256(`${deed.name} ${canonical(raw)}`);
    if ('hot' in deed) {
      const facts = await deed.hot.deed(input, asking);
      const answer = await asking.house.hot.run(place, { ...facts, ...hotFrame(asking, deed, deed.hot.function, hash) });
      return deed.hot.answer(answer, input, asking);
    }
    const answer = await asking.house.db.change(place.sight, async (tx) => {
      const known = await claimed<A>(tx, asking, place, hash);
      if (known) return known.answer;
      const outcome = await deed.run({ tx, asking, input });
      await record(tx, asking, place.branch, deed.name, outcome);
      return outcome.answer;
    });
    asking.house.bell.ring();
    return answer;
  };
  const within = async (tx: Tx, asking: Asking, raw: z.input<I>, at?: string): Promise<A> => {
    const input = checked(deed.input, raw);
    const branch = at ?? branchOf(input) ?? NETWORK;
    const { key: _, ...keyless } = asking;
    if ('hot' in deed) {
      const facts = { ...(await deed.hot.deed(input, asking)), ...hotFrame(keyless, deed, deed.hot.function, '') };
      const { outcome } = await tx.one<{ outcome: Facts }>(sql`select ${sql.raw(deed.hot.function)}(${branch}, ${JSON.stringify(facts)}::jsonb) as outcome`);
      if ('refused' in outcome) throw refusalOf(outcome);
      const { answer, object, facts: traced, events } = outcome as { answer: Facts; object: string; facts?: Facts; events?: Announcement[] };
      await record(tx, keyless, branch, deed.name, { answer, trace: { object, facts: traced ?? {} }, announces: events ?? [] });
      return deed.hot.answer(answer, input, asking);
    }
    const outcome = await deed.run({ tx, asking, input });
    await record(tx, keyless, branch, deed.name, outcome);
    return outcome.answer;
  };
  return Object.assign(perform, { kind: 'act' as const, deed: deed.name, may: deed.may, input: deed.input, within });
}

/** What the SQL side of a hot deed says in place of an answer. */
export function refusalOf(outcome: Facts): Refusal {
  return new Refusal(String(outcome['refused']), {
    status: Number(outcome['status'] ?? 409),
    params: (outcome['params'] ?? {}) as Params, // written by our own SQL function
    offer: outcome['offer'],
  });
}

function hotFrame(asking: Asking, deed: { name: string }, fn: string, hash: string): Facts {
  return {
    fn, act: deed.name, actor: asking.actor.id, now: asking.now.toISOString(),
    ...(asking.key !== undefined && { key: asking.key, hash }),
  };
}

/** A denied deed is recorded too: who tried what, where. */
async function permittedOrRecorded(asking: Asking, deed: { name: string; may: Permission }, input: unknown): Promise<Place> {
  try {
    return await permitted(asking, deed.may, input);
  } catch (refusal) {
    if (refusal instanceof Refusal && asking.actor.kind !== 'anonymous') await recordDenied(asking, deed.name, input, refusal.code);
    throw refusal;
  }
}

export async function recordDenied(asking: Asking, name: string, input: unknown, code: string): Promise<void> {
  const named = branchOf(input);
  const branch = named !== undefined && (await asking.house.places.isBranch(named)) ? named : NETWORK;
  await asking.house.db.change({ branch }, (tx) =>
    appendTrail(tx, branch, [{ ...entryOf(asking, name, { object: `branch/${branch}`, facts: { code } }), outcome: 'forbidden' }]));
}

/** Claims the key, or gives the first answer again. A second request while the first runs waits here, at most the lock time-out. */
async function claimed<A>(tx: Tx, asking: Asking, place: Place, hash: string): Promise<{ answer: A } | undefined> {
  if (asking.key === undefined) return undefined;
  const won = await tx.run(sql`
    insert into app.deed_key (branch_id, actor, key, body_hash) values (${place.branch}, ${asking.actor.id}, ${asking.key}, ${hash})
    on conflict do nothing`);
  if (won === 1) return undefined;
  const first = await tx.one<{ body_hash: string; answer: A }>(sql`
    select body_hash, answer from app.deed_key where branch_id = ${place.branch} and actor = ${asking.actor.id} and key = ${asking.key}`);
  if (first.body_hash !== hash) throw new Refusal('idempotency.mismatch', { status: 422 });
  return { answer: first.answer };
}

/**
 * Takes the key of a deed that comes another way than by its own request. False: that request was done, or is being done, after all;
 * and when it comes later, it is told that its key is taken.
 */
export async function claimKey(tx: Tx, asking: Asking, branch: string, key: string): Promise<boolean> {
  return (await tx.run(sql`
    insert into app.deed_key (branch_id, actor, key, body_hash) values (${branch}, ${asking.actor.id}, ${key}, 'came another way') on conflict do nothing`)) === 1;
}

async function record(tx: Tx, asking: Asking, branch: string, name: string, outcome: Outcome<unknown>): Promise<void> {
  const entries = JSON.stringify([{ ...entryOf(asking, name, outcome.trace), outcome: 'done' }]);
  await tx.run(sql`select app.record(${branch}, ${entries}::jsonb, ${JSON.stringify(outcome.announces ?? [])}::jsonb, ${asking.now},
    ${asking.actor.id}, ${asking.key ?? null}, ${JSON.stringify(outcome.answer ?? null)}::jsonb)`);
}

export async function appendTrail(tx: Tx, branch: string, entries: readonly Facts[]): Promise<void> {
  await tx.run(sql`select app.append_trail(${branch}, ${JSON.stringify(entries)}::jsonb)`);
}

export function entryOf(asking: Asking, name: string, trace: Trace): Facts {
  return { at: asking.now.toISOString(), actor: asking.actor.id, act: name, object: trace.object, facts: trace.facts ?? {} };
}

function branchOf(input: unknown): string | undefined {
  return typeof input === 'object' && input !== null && 'branch' in input && typeof input.branch === 'string' ? input.branch : undefined;
}
