import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, businessDate, minutesOf } from '#kernel/time.ts';
import { openingsOf, servesPeople } from '#modules/hours/index.ts';
import { allBranches } from '#modules/branches/index.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce, peopleToday } from '../people.ts';
import { missingOf, stateOfRound } from '../rules.ts';
import { settings } from '../settings.ts';

const WHATS = ['morning', 'evening', 'report'] as const;
type Found = { branch: string; date: string; what: 'morning' | 'evening' | 'report'; people: number };

/**
 * 缺报报警: once an hour of the day is over, each branch that serves people and whose staff have not all declared, or whose report is not signed, rings once.
 * A branch is looked at once for each hour, and a row stays also when nobody was missing. Only branches are looked at that have been in use:
 * somebody has declared there in the last fortnight.
 */
export const watchHealth = act({
  name: 'health.watch',
  may: can.watch,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const inUse = new Set((await tx.many<{ branch: string }>(sql`select distinct branch_id as branch from health.declaration where declared_at > ${asking.now}::timestamptz - interval '14 days'`)).map((row) => row.branch));
    const branches = (await allBranches(tx)).filter((one) => inUse.has(one.id));
    const dates = new Map(branches.map((one) => [one.id, businessDate(asking.now, one.time_zone)]));
    const looked = new Set((await tx.many<{ branch: string; date: string; what: string }>(sql`
      select branch_id as branch, on_date as date, what from health.missing where on_date = any (${[...new Set(dates.values())]}::date[])`)).map((row) => `${row.branch} ${row.date} ${row.what}`));
    const found: Found[] = [];
    for (const [branch, date] of dates) {
      const isNew = (what: Found['what']): boolean => !looked.has(`${branch} ${date} ${what}`);
      if (!WHATS.some(isNew)) continue;
      const rules = await inForce(tx, branch, asking.now);
      const over = rules.windows.filter((window) => stateOfRound(window, rules.minute) === 'over' && isNew(window.round));
      const reportDue = rules.minute >= minutesOf(rules.limits.reportBy) && isNew('report');
      if (over.length === 0 && !reportDue) continue;
      const opening = (await openingsOf(tx, [branch], date)).get(branch);
      if (!opening || !servesPeople(opening.mode)) continue;
      const people = await peopleToday(tx, branch, date);
      for (const window of over) found.push({ branch, date, what: window.round, people: missingOf(people, window, rules.windows).length });
      if (!reportDue) continue;
      const report = await tx.maybe<object>(sql`select 1 from health.report where branch_id = ${branch} and on_date = ${date}`);
      found.push({ branch, date, what: 'report', people: report ? 0 : people.length });
    }
    const noted = await tx.many<{ branch: string; what: string; people: number }>(sql`
      insert into health.missing (branch_id, on_date, what, people_count, raised_at)
      select branch, date, what, people, ${asking.now} from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found (branch uuid, date date, what text, people int)
      on conflict do nothing returning branch_id as branch, what, people_count as people`);
    const raised = noted.filter((one) => one.people > 0);
    return { answer: { raised: raised.length }, trace: { object: 'health/watch', facts: { raised: raised.length } }, announces: raised.map(({ branch, what }) => ({ topic: 'health.missing', branch, facts: { what } })) };
  },
});

/** 到期销毁: declarations older than the bank keeps them go, branch by branch; the key of the day goes with the last. */
export const purgeHealth = act({
  name: 'health.purge',
  may: can.purge,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const keep = await settings.keepDays.at(tx, NETWORK, asking.now);
    const before = addDays(businessDate(asking.now, 'Asia/Shanghai'), -keep);
    const days = await tx.many<{ date: string; count: number }>(sql`
      with gone as (delete from health.declaration where on_date < ${before} returning on_date) select on_date as date, count(*)::int as count from gone group by on_date order by on_date`);
    return { answer: { days: days.map((one) => one.date) }, trace: { object: 'health/purge', facts: { before, declarations: days.reduce((sum, one) => sum + one.count, 0) } } };
  },
});
