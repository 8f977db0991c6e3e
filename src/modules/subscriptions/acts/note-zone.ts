import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { act, type Outcome } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { ZONE_STATES } from '#modules/hours/index.ts';
import { can } from '../can.ts';
import { noteFollowers } from '../note-followers.ts';
import { dueAt, isZoneTold } from '../rules.ts';
import { settings } from '../settings.ts';

const state = z.enum(ZONE_STATES);

/** A change of the 24-hour zone is noted once, with everybody who followed the branch then. Noting twice, also at once, changes nothing. */
export const noteZone = act({
  name: 'subscriptions.noteZone',
  may: can.tend,
  input: z.object({ at: z.uuid(), before: state, state, since: z.iso.datetime({ offset: true }) }),
  run: async ({ tx, asking, input: { at, before, state: now, since } }): Promise<Outcome<{ noted: number }>> => {
    const { zoneTold, ...timing } = await settingsAt(tx, settings, at, asking.now);
    const zone = await asking.house.places.zoneOf(at);
    const nothing = { answer: { noted: 0 }, trace: { object: `branch/${at}`, facts: { noted: 0 } } };
    if (!isZoneTold(before, now, zoneTold)) return nothing;
    const today = businessDate(asking.now, zone);
    const made = await tx.maybe<{ version: number }>(sql`
      insert into subscriptions.change (branch_id, version, published_at, dates, followers_count, zone_from, zone_to)
      values (${at}, (select least(0, min(version)) - 1 from subscriptions.change where branch_id = ${at}), ${since}, ${[today]}::date[],
        (select count(*) from subscriptions.follow where branch_id = ${at} and since <= ${since}), ${before}, ${now})
      on conflict do nothing returning version`);
    if (!made) return nothing;
    const noted = await noteFollowers(tx, { at, version: made.version, since, dueAt: dueAt(asking.now, today, timing, zone) });
    return {
      answer: { noted }, trace: { object: `branch/${at}`, facts: { branch: at, zone: now, noted } },
      announces: noted > 0 ? [{ topic: 'subscriptions.noted', branch: at, facts: { zone: now } }] : [],
    };
  },
});
