import { z } from 'zod';
import { newId, NETWORK } from '#kernel/id.ts';
import { normalPhone } from '#kernel/phone.ts';
import { addMinutes } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { followMore } from '../follows.ts';
import { digestOf, linkOf } from '../links.ts';
import { settings } from '../settings.ts';
import type { SubscriberRow } from '../tables.ts';

const DAY_MINUTES = 1_440;

/** A phone that is known to be its owner's follows branches. Following again adds branches and begins its term anew. */
export const subscribe = act({
  name: 'subscriptions.subscribe',
  may: can.tend,
  input: z.object({ phone: z.string(), branches: z.array(id).min(1), lang: z.enum(['zh', 'en']) }),
  run: async ({ tx, asking, input: { phone: typed, branches, lang } }) => {
    const { secrets } = asking.house;
    const phone = normalPhone(typed);
    const { lapseDays } = await settingsAt(tx, { lapseDays: settings.lapseDays }, NETWORK, asking.now);
    const fresh = newId();
    const person = await tx.one<SubscriberRow>(sql`
      insert into subscriptions.subscriber (id, phone_sealed, phone_blind, lang, link_digest, confirmed_at, lapses_at)
      values (${fresh}, ${secrets.seal('phone', phone)}, ${secrets.blind('phone', phone)}, ${lang}, ${digestOf(secrets, linkOf(secrets, fresh))}, ${asking.now}, ${addMinutes(asking.now, lapseDays * DAY_MINUTES)})
      on conflict (phone_blind) do update set lang = excluded.lang, confirmed_at = excluded.confirmed_at, lapses_at = excluded.lapses_at, reminded_at = null
      returning *`);
    const added = await followMore(tx, asking, person.id, branches);
    return { answer: { subscriber: person.id, added }, trace: { object: `subscriber/${person.id}`, facts: { added, isNew: person.id === fresh } } };
  },
});
