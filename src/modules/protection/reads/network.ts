import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchesInReach } from '#modules/branches/index.ts';
import { openingsOf, servesPeople } from '#modules/hours/index.ts';
import { cashOfNetwork } from '#modules/cash/index.ts';
import { healthOfNetwork } from '#modules/health/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { RISKS } from '../plan.ts';

const named = { name: z.string(), nameEn: z.string() };
export const networkShape = z.object({
  at: z.coerce.date(),
  branches: z.array(z.object({
    id, code: z.string(), ...named, region: id, risk: z.enum(RISKS).nullable(), done: z.number(), due: z.number(), late: z.number(), missed: z.number(), lookedAt: z.coerce.date().nullable(), escalated: z.number(),
    opens: z.boolean(), gate: z.object({ verdict: z.enum(['green', 'override']), by: z.string(), at: z.coerce.date(), why: z.string().nullable() }).nullable(),
    short: z.array(z.object({ item: z.string(), ...named, quantity: z.number(), since: z.coerce.date() })), transfers: z.number(),
    cashLate: z.number(), healthMissing: z.number(), healthAway: z.number(),
  })),
});

/** 全辖防护网: each branch of one's reach as it stood when the scan last looked at it, which is as often as anything changes. */
export const netsOfNetwork = read({
  name: 'protection.network',
  may: can.seeNetwork,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const mine = await branchesInReach(tx, asking.actor);
    const ids = mine.map((one) => one.id);
    const dates = new Map(mine.map((one) => [one.id, businessDate(asking.now, one.time_zone)]));
    const days = [...new Set(dates.values())];
    const opens = new Set<string>();
    for (const date of days) for (const [branch, opening] of await openingsOf(tx, ids.filter((one) => dates.get(one) === date), date)) if (servesPeople(opening.mode)) opens.add(branch);
    type Watch = { branch: string; date: string; risk: (typeof RISKS)[number]; done: number; due: number; late: number; missed: number; lookedAt: Date; escalated: number };
    const watches = await tx.many<Watch>(sql`
      select watch.branch_id as branch, on_date as date, risk, done_count as done, due_count as due, late_count as late, missed_count as missed, looked_at as "lookedAt",
        (select count(*)::int from protection.alarm where alarm.branch_id = watch.branch_id and cleared_at is null and escalated_at is not null) as escalated
      from protection.watch where watch.branch_id = any (${ids}::uuid[])`);
    const gates = await tx.many<{ branch: string; date: string; verdict: 'green' | 'override'; by: string; at: Date; why: string | null }>(sql`
      select branch_id as branch, on_date as date, verdict, signed_by as by, signed_at as at, why from protection.gate where branch_id = any (${ids}::uuid[]) and on_date = any (${days}::date[])`);
    const short = await tx.many<{ branch: string; item: string; name: string; nameEn: string; quantity: number; since: Date }>(sql`
      select place_id as branch, item_code as item, item.name, item.name_en as "nameEn", quantity, short_since as since from protection.shelf join protection.item on item.code = shelf.item_code
      where place_id = any (${ids}::uuid[]) and short_since is not null order by item.position`);
    const open = await tx.many<{ branch: string; count: number }>(sql`
      select to_place as branch, count(*)::int as count from protection.transfer where to_place = any (${ids}::uuid[]) and state in ('asked', 'sent') group by to_place`);
    const [cash, health] = [await cashOfNetwork(tx, dates), await healthOfNetwork(tx, dates)];
    const names = await namesOf(tx, gates.map((gate) => gate.by));
    const isToday = (one: { branch: string; date: string }): boolean => one.date === dates.get(one.branch);
    const [watchOf, gateOf, openTo] = [new Map(watches.filter(isToday).map((one) => [one.branch, one])), new Map(gates.filter(isToday).map((one) => [one.branch, one])), new Map(open.map((one) => [one.branch, one.count]))];
    const shortOf = new Map<string, typeof short>();
    for (const one of short) shortOf.set(one.branch, [...(shortOf.get(one.branch) ?? []), one]);
    return {
      at: asking.now,
      branches: mine.map((branch) => {
        const watch = watchOf.get(branch.id);
        const gate = gateOf.get(branch.id);
        return {
          id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en, region: branch.region_id, risk: watch?.risk ?? null, done: watch?.done ?? 0, due: watch?.due ?? 0, late: watch?.late ?? 0, missed: watch?.missed ?? 0,
          lookedAt: watch?.lookedAt ?? null, escalated: watch?.escalated ?? 0, opens: opens.has(branch.id),
          gate: gate ? { verdict: gate.verdict, by: names.get(gate.by) ?? '', at: gate.at, why: gate.why } : null,
          short: (shortOf.get(branch.id) ?? []).map(({ branch: _, ...one }) => one), transfers: openTo.get(branch.id) ?? 0,
          cashLate: cash.get(branch.id)?.late ?? 0, healthMissing: health.get(branch.id)?.missing ?? 0, healthAway: health.get(branch.id)?.away ?? 0,
        };
      }),
    };
  },
});
