import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { act, type Outcome } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { publicationOf } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { noteFollowers } from '../note-followers.ts';
import { dueAt } from '../rules.ts';
import { settings } from '../settings.ts';

/**
 * A published version is noted once, with everybody who followed the branch then and when they will hear of it. The first version of a branch
 * changes nothing for anybody. Noting twice, also at once, changes nothing.
 */
export const noteChange = act({
  name: 'subscriptions.noteChange',
  may: can.tend,
  input: z.object({ at: z.uuid(), version: z.int().min(1) }),
  run: async ({ tx, asking, input: { at, version } }): Promise<Outcome<{ noted: number }>> => {
    const zone = await asking.house.places.zoneOf(at);
    const published = await publicationOf(tx, at, version);
    const dates = (published?.affected ?? []).filter((date) => date >= businessDate(asking.now, zone));
    const [first] = dates;
    const nothing = { answer: { noted: 0 }, trace: { object: `version/${version}`, facts: { noted: 0 } } };
    if (!published || first === undefined) return nothing;
    const { mergeMinutes, horizonDays, quietFrom, quietTo } = await settingsAt(tx, settings, at, asking.now);
    const isNew = await tx.run(sql`
      insert into subscriptions.change (branch_id, version, published_at, dates, followers_count)
      values (${at}, ${version}, ${published.at}, ${dates}::date[], (select count(*) from subscriptions.follow where branch_id = ${at} and since <= ${published.at}))
      on conflict (branch_id, version) do nothing`);
    if (isNew === 0) return nothing;
    const noted = await noteFollowers(tx, { at, version, since: published.at, dueAt: dueAt(asking.now, first, { mergeMinutes, horizonDays, quietFrom, quietTo }, zone) });
    return {
      answer: { noted }, trace: { object: `version/${version}`, facts: { branch: at, noted } },
      announces: noted > 0 ? [{ topic: 'subscriptions.noted', branch: at, facts: { version } }] : [],
    };
  },
});
