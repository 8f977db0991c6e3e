import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchesAmong } from '#modules/branches/index.ts';
import { ZONE_STATES, type ZoneState } from '#modules/hours/index.ts';
import { can } from '../can.ts';

const BRANCHES_SHOWN = 24;
const CHANGES_SHOWN = 60;

const names = z.object({ branch: id, name: z.string(), nameEn: z.string() });
const figures = { followers: z.int(), waiting: z.int(), told: z.int(), delivered: z.int(), failed: z.int(), covered: z.int(), needless: z.int() };
export const panelShape = z.object({
  followers: z.int(), followed: z.int(),
  branches: z.array(names.extend({ followers: z.int() })),
  changes: z.array(names.extend({ version: z.int(), /** the 24-hour zone became this; null: a version of the hours */ zone: z.enum(ZONE_STATES).nullable(), publishedAt: z.coerce.date(), from: z.string(), to: z.string(), days: z.int(), ...figures })),
});

/** How many follow each branch in reach, and what became of each publication: figures only. */
export const panel = read({
  name: 'subscriptions.panel',
  may: can.see,
  input: z.object({}),
  run: async ({ tx }) => {
    const { followers, followed } = await tx.one<{ followers: number; followed: number }>(sql`
      select count(distinct subscriber_id)::int as followers, count(distinct branch_id)::int as followed from subscriptions.follow`);
    const branches = await tx.many<{ branch: string; followers: number }>(sql`
      select branch_id as branch, count(*)::int as followers from subscriptions.follow group by branch_id order by 2 desc, 1 limit ${BRANCHES_SHOWN}`);
    const changes = await tx.many<{ branch: string; version: number; zone: ZoneState | null; published_at: Date; dates: string[] } & Record<keyof typeof figures, number>>(sql`
      select change.branch_id as branch, change.version, change.zone_to as zone, change.published_at, change.dates::text[] as dates, change.followers_count as followers,
        count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state in ('told', 'delivered', 'failed'))::int as told,
        count(*) filter (where state = 'delivered')::int as delivered, count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'covered')::int as covered, count(*) filter (where state in ('same', 'late', 'left'))::int as needless
      from (select * from subscriptions.change where followers_count > 0 order by published_at desc, branch_id, version desc limit ${CHANGES_SHOWN}) as change
      join subscriptions.notice on notice.branch_id = change.branch_id and notice.version = change.version
      group by 1, 2, 3, 4, 5, 6 order by change.published_at desc, change.branch_id, change.version desc`);
    const rows = new Map((await branchesAmong(tx, [...branches, ...changes].map((one) => one.branch))).map((row) => [row.id, row]));
    const named = (branch: string) => ({ name: rows.get(branch)?.name ?? '', nameEn: rows.get(branch)?.name_en || (rows.get(branch)?.name ?? '') });
    return {
      followers, followed,
      branches: branches.map((one) => ({ ...one, ...named(one.branch) })),
      changes: changes.map(({ dates, published_at: publishedAt, ...one }) => ({ ...one, ...named(one.branch), publishedAt, from: dates[0] ?? '', to: dates.at(-1) ?? '', days: dates.length })),
    };
  },
});
