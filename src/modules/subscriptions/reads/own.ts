import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import { maskPhone } from '#kernel/mask.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchesAmong } from '#modules/branches/index.ts';
import { openingsBetween } from '#modules/hours/index.ts';
import { NETWORK } from '#kernel/id.ts';
import { can } from '../can.ts';
import { link } from '../acts/own.ts';
import { digestOf } from '../links.ts';
import { stretches } from '../rules.ts';
import { settings } from '../settings.ts';
import type { SubscriberRow } from '../tables.ts';

export const ownShape = z.object({
  phone: z.string(), until: z.coerce.date(), endsSoon: z.boolean(), most: z.int(),
  branches: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string(), days: z.array(z.object({ when: z.string(), hours: z.string() })) })),
});

/** What one follows, and how the days of recent changes will be there; the number masked, also to its owner. */
export const ownSubscription = read({
  name: 'subscriptions.own',
  may: can.own,
  input: z.object({ link }),
  run: async ({ tx, asking, input }) => {
    const { secrets } = asking.house;
    const person = await tx.maybe<SubscriberRow>(sql`select * from subscriptions.subscriber where link_digest = ${digestOf(secrets, input.link)} and lapses_at > ${asking.now}`);
    if (!person) throw new Refusal('subscriptions.linkUnknown', { status: 404 });
    const followed = await tx.many<{ branch: string; dates: string[] }>(sql`
      select follow.branch_id as branch, coalesce((select array_agg(distinct day::text) from subscriptions.change cross join unnest(dates) as day where change.branch_id = follow.branch_id), '{}') as dates
      from subscriptions.follow where subscriber_id = ${person.id} order by since, branch_id`);
    const rows = new Map((await branchesAmong(tx, followed.map((one) => one.branch))).map((row) => [row.id, row]));
    const branches = [];
    for (const { branch, dates } of followed) {
      const row = rows.get(branch);
      if (!row) continue;
      const horizonDays = await settings.horizonDays.at(tx, branch, asking.now);
      const today = businessDate(asking.now, row.time_zone);
      const touched = (await openingsBetween(tx, branch, today, horizonDays + 1)).filter((day) => day.changed || dates.includes(day.date));
      branches.push({ id: branch, code: row.code, name: row.name, nameEn: row.name_en || row.name, days: stretches(touched, asking.lang, addDays(today, horizonDays)) });
    }
    const remindDays = await settings.remindDays.at(tx, NETWORK, asking.now);
    const endsOn = businessDate(person.lapses_at, 'UTC');
    return {
      phone: maskPhone(secrets.open('phone', person.phone_sealed)), until: person.lapses_at, endsSoon: endsOn <= addDays(businessDate(asking.now, 'UTC'), remindDays),
      most: await settings.mostBranches.at(tx, NETWORK, asking.now), branches,
    };
  },
});
