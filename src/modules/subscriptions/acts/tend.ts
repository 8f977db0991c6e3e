import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { erase, followedBy } from '../follows.ts';
import { afterQuiet } from '../rules.ts';
import { settings } from '../settings.ts';
import type { SubscriberRow } from '../tables.ts';
import { tellSubscriber } from '../texts.ts';

const DAY_MINUTES = 1_440;
const AT_ONCE = 200;

/** Ended subscriptions are erased, those that end soon are asked once whether they go on, and spent codes, counts and old figures are emptied. */
export const tend = act({
  name: 'subscriptions.tend',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const { remindDays, keepDays, quietFrom, quietTo } = await settingsAt(tx, settings, NETWORK, asking.now);
    const ago = (days: number) => addMinutes(asking.now, -days * DAY_MINUTES);
    const ended = await tx.many<{ id: string }>(sql`select id from subscriptions.subscriber where lapses_at <= ${asking.now} order by id limit ${AT_ONCE} for update skip locked`);
    await erase(tx, asking, ended.map(({ id }) => id));
    const ending = await tx.many<SubscriberRow>(sql`
      select * from subscriptions.subscriber where lapses_at <= ${ago(-remindDays)} and lapses_at > ${asking.now} and reminded_at is null order by id limit ${AT_ONCE} for update skip locked`);
    let reminded = 0;
    for (const person of ending) {
      const followed = await followedBy(tx, person.id);
      const zone = await asking.house.places.zoneOf(followed[0] ?? '');
      if (afterQuiet(asking.now, { quietFrom, quietTo }, zone) > asking.now) continue;
      await tellSubscriber(tx, asking, person, followed, 'subscription.ends', person.lapses_at.toISOString());
      await tx.run(sql`update subscriptions.subscriber set reminded_at = ${asking.now} where id = ${person.id}`);
      reminded += 1;
    }
    await tx.run(sql`delete from subscriptions.code where ends_at < ${ago(1)}`);
    await tx.run(sql`delete from subscriptions.quota where last_at < ${ago(2)}`);
    await tx.run(sql`delete from subscriptions.change where published_at < ${ago(keepDays)} and not exists (
      select from subscriptions.notice where notice.branch_id = change.branch_id and notice.version = change.version and state = 'waiting')`);
    return { answer: { ended: ended.length, reminded, more: ended.length === AT_ONCE || reminded === AT_ONCE }, trace: { object: 'subscriptions/tended', facts: { ended: ended.length, reminded } } };
  },
});
