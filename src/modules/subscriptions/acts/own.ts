import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { behind, erase, followedBy, followMore } from '../follows.ts';
import { settings } from '../settings.ts';

export const link = z.string().trim().min(8).max(20);
const DAY_MINUTES = 1_440;

/** Leaves one branch, or all. With the last branch the number is deleted, and the address of the texts opens nothing any more. */
export const leave = act({
  name: 'subscriptions.leave',
  may: can.own,
  input: z.object({ link, from: id.optional() }),
  run: async ({ tx, asking, input }) => {
    const person = await behind(tx, asking, input.link);
    const trace = { object: `subscriber/${person.id}`, facts: { all: input.from === undefined } };
    if (input.from !== undefined) {
      await tx.run(sql`delete from subscriptions.follow where branch_id = ${input.from} and subscriber_id = ${person.id}`);
      await tx.run(sql`update subscriptions.notice set state = 'left', settled_at = ${asking.now} where branch_id = ${input.from} and subscriber_id = ${person.id} and state = 'waiting'`);
      const following = (await followedBy(tx, person.id)).length;
      if (following > 0) return { answer: { following }, trace };
    }
    await erase(tx, asking, [person.id]);
    return { answer: { following: 0 }, trace: { ...trace, facts: { all: true } } };
  },
});

/** One more branch, or one that was left by mistake. */
export const followAlso = act({
  name: 'subscriptions.followAlso',
  may: can.own,
  input: z.object({ link, to: id }),
  run: async ({ tx, asking, input }) => {
    const person = await behind(tx, asking, input.link);
    if (!(await asking.house.places.isBranch(input.to))) throw new Refusal('branch.unknown', { status: 404 });
    const added = await followMore(tx, asking, person.id, [input.to]);
    return { answer: { following: (await followedBy(tx, person.id)).length }, trace: { object: `subscriber/${person.id}`, facts: { added } } };
  },
});

/** Its term begins anew. */
export const renew = act({
  name: 'subscriptions.renew',
  may: can.own,
  input: z.object({ link }),
  run: async ({ tx, asking, input }) => {
    const person = await behind(tx, asking, input.link);
    const until = addMinutes(asking.now, (await settings.lapseDays.at(tx, NETWORK, asking.now)) * DAY_MINUTES);
    await tx.run(sql`update subscriptions.subscriber set lapses_at = ${until}, reminded_at = null where id = ${person.id}`);
    return { answer: { until: until.toISOString() }, trace: { object: `subscriber/${person.id}`, facts: {} } };
  },
});
