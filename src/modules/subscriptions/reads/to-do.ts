import { z } from 'zod';
import { addMinutes } from '#kernel/time.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { deliveriesOf } from '#modules/contact/index.ts';
import { can } from '../can.ts';
import { followersOf } from '../follows.ts';

const HEARD_OF_MINUTES = 3 * 1_440;
const AT_ONCE = 5_000;

/** Most branches of a rota are followed by nobody: nothing is written for them. */
export const isFollowed = read({
  name: 'subscriptions.isFollowed',
  may: can.tend,
  input: z.object({ at: z.uuid() }),
  run: async ({ tx, input: { at } }) => (await followersOf(tx, at)) > 0,
});

export const anyDue = read({
  name: 'subscriptions.anyDue',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => (await tx.one<{ due: boolean }>(sql`
    select exists (select from subscriptions.notice where state = 'waiting' and due_at <= ${asking.now}) as due`)).due,
});

/** Texts of the last days of which the network has said by now whether they arrived. */
export const heardOf = read({
  name: 'subscriptions.heardOf',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const told = await tx.many<{ branch: string; messages: string[] }>(sql`
      select text_branch as branch, array_agg(distinct message_id) as messages from (
        select text_branch, message_id from subscriptions.notice where state = 'told' and settled_at > ${addMinutes(asking.now, -HEARD_OF_MINUTES)} limit ${AT_ONCE}) as lately
      group by text_branch`);
    const heard: { branch: string; message: string; state: 'delivered' | 'failed' }[] = [];
    for (const { branch, messages } of told) {
      for (const [message, state] of await deliveriesOf(tx, branch, messages)) if (state === 'delivered' || state === 'failed') heard.push({ branch, message, state });
    }
    return heard;
  },
});
