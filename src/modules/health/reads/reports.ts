import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { businessDate, clockOf } from '#kernel/time.ts';
import { branchesInReach } from '#modules/branches/index.ts';
import { openingsOf, servesPeople } from '#modules/hours/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';
import type { ReportRow } from '../tables.ts';
import { figuresShape } from './board.ts';

export const reportsShape = z.object({
  at: z.coerce.date(),
  branches: z.array(z.object({
    id, code: z.string(), name: z.string(), nameEn: z.string(), zone: z.string(), serves: z.boolean(), standing: z.enum(['sent', 'sentLate', 'due', 'late', 'none']), missingNow: z.number(),
    report: z.object({ version: z.number(), figures: figuresShape, remark: z.string().nullable(), at: z.coerce.date(), by: z.string() }).nullable(),
  })),
});

/** 各网点日报: sent, sent late, still due or late, with the figures of those that were sent. No person and no illness is in it. */
export const reports = read({
  name: 'health.reports',
  may: can.seeReports,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const mine = await branchesInReach(tx, asking.actor);
    const dates = new Map(mine.map((one) => [one.id, businessDate(asking.now, one.time_zone)]));
    const serving = new Set<string>();
    for (const date of new Set(dates.values())) for (const [branch, opening] of await openingsOf(tx, mine.filter((one) => dates.get(one.id) === date).map((one) => one.id), date)) if (servesPeople(opening.mode)) serving.add(branch);
    const rows = await tx.many<ReportRow>(sql`
      select distinct on (branch_id) * from health.report where branch_id = any (${mine.map((one) => one.id)}::uuid[]) and on_date = any (${[...new Set(dates.values())]}::date[]) order by branch_id, on_date desc, version desc`);
    const missing = await tx.many<{ branch: string; date: string; people: number }>(sql`
      select branch_id as branch, on_date as date, max(people_count) as people from health.missing where on_date = any (${[...new Set(dates.values())]}::date[]) and what <> 'report' group by branch_id, on_date`);
    const names = await namesOf(tx, rows.map((row) => row.signed_by));
    const { reportBy } = await settingsAt(tx, { reportBy: settings.reportBy }, NETWORK, asking.now);
    return {
      at: asking.now,
      branches: mine.map((branch) => {
        const date = dates.get(branch.id);
        const row = rows.find((one) => one.branch_id === branch.id && one.on_date === date);
        const serves = serving.has(branch.id);
        const over = clockOf(asking.now, branch.time_zone) >= reportBy;
        const standing = row ? (row.late && row.version === 1 ? 'sentLate' : 'sent') : !serves ? 'none' : over ? 'late' : 'due';
        return {
          id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en, zone: branch.time_zone, serves, standing,
          missingNow: missing.find((one) => one.branch === branch.id && one.date === date)?.people ?? 0,
          report: row ? { version: row.version, figures: row.figures, remark: row.remark, at: row.signed_at, by: names.get(row.signed_by) ?? '' } : null,
        };
      }),
    };
  },
});

/** 全辖: per branch how many had not declared when their hour was over, and how many may not work now. */
export async function healthOfNetwork(tx: Tx, today: ReadonlyMap<string, string>): Promise<Map<string, { missing: number; away: number }>> {
  const rows = await tx.many<{ branch: string; missing: number; away: number }>(sql`
    select asked.branch, coalesce((select max(people_count) from health.missing where missing.branch_id = asked.branch and on_date = day and what <> 'report'), 0)::int as missing,
      (select count(*)::int from health.absence where absence.branch_id = asked.branch and (cleared_at is null or returns_on > day)) as away
    from unnest(${[...today.keys()]}::uuid[], ${[...today.values()]}::date[]) as asked (branch, day)`);
  return new Map(rows.map(({ branch, ...counts }) => [branch, counts]));
}
