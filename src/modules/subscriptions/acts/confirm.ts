import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { act, type Outcome } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { followedBy } from '../follows.ts';
import type { CodeRow, SubscriberRow } from '../tables.ts';
import { tellSubscriber } from '../texts.ts';
import { subscribe } from './subscribe.ts';

type Answer = { outcome: 'confirmed' | 'wrong' | 'over'; left: number; subscriber: string | null };

/** The code as it was typed. Each try is counted, also of those who try at once; a wrong one is an answer and no refusal, so that its count stands. */
export const confirm = act({
  name: 'subscriptions.confirm',
  may: can.ask,
  input: z.object({ request: id, code: z.string().trim().regex(/^\d{6}$/) }),
  run: async ({ tx, asking, input: { request, code } }): Promise<Outcome<Answer>> => {
    const { secrets } = asking.house;
    const over = (outcome: 'wrong' | 'over', left: number) => ({ answer: { outcome, left, subscriber: null }, trace: { object: `code/${request}`, facts: { outcome, left } } });
    const row = await tx.maybe<CodeRow>(sql`
      update subscriptions.code set tries_left = tries_left - 1 where id = ${request} and tries_left > 0 and used_at is null and ends_at > ${asking.now} returning *`);
    if (!row) return over('over', 0);
    const given = secrets.blind('subscription code', `${request} ${code}`);
    if (!timingSafeEqual(Buffer.from(given), Buffer.from(row.code_digest))) return over(row.tries_left === 0 ? 'over' : 'wrong', row.tries_left);
    await tx.run(sql`update subscriptions.code set used_at = ${asking.now} where id = ${request}`);
    const { subscriber } = await subscribe.within(tx, asking, { phone: secrets.open('phone', row.phone_sealed), branches: row.branches, lang: row.lang });
    const person = await tx.one<SubscriberRow>(sql`select * from subscriptions.subscriber where id = ${subscriber}`);
    await tellSubscriber(tx, asking, person, await followedBy(tx, subscriber), 'subscription.made', request);
    return { answer: { outcome: 'confirmed', left: row.tries_left, subscriber }, trace: { object: `code/${request}`, facts: { outcome: 'confirmed', subscriber } } };
  },
});
