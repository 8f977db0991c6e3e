import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchesInReach, allRegions } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { marksOfMany } from '../opening.ts';
import { openingOn } from '../rules.ts';
import { day } from '../plan.ts';
import type { BoardRow } from '../tables.ts';

const DAYS = 7;

/** Branches × seven days, as published: what is open, closed, changed, and where a draft waits. Those within the asker's reach. */
export const grid = read({
  name: 'hours.grid',
  may: can.seeGrid,
  input: z.object({ from: day.optional(), region: id.optional() }),
  run: async ({ tx, asking, input }) => {
    const today = businessDate(asking.now, 'Asia/Shanghai');
    const from = input.from ?? today;
    const branches = (await branchesInReach(tx, asking.actor)).filter((one) => input.region === undefined || one.region_id === input.region);
    const ids = branches.map((one) => one.id);
    const boards = new Map((await tx.many<BoardRow>(sql`select id, version, plan from hours.board where id = any (${ids}::uuid[]) and version > 0`)).map((one) => [one.id, one]));
    const marks = await marksOfMany(tx, ids, from, addDays(from, DAYS));
    const waiting = await tx.many<{ branch_id: string; drafts: number }>(sql`
      select branch_id, count(*)::int as drafts from hours.draft
      where branch_id = any (${ids}::uuid[]) and published_at is null and withdrawn_at is null group by branch_id`);
    const drafts = new Map(waiting.map((one) => [one.branch_id, one.drafts]));
    const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index));
    return {
      today, from,
      regions: (await allRegions(tx)).filter((region) => branches.some((one) => one.region_id === region.id)).map(({ id: region, name, name_en }) => ({ id: region, name, nameEn: name_en })),
      branches: branches.map((branch) => {
        const board = boards.get(branch.id);
        const plan = board?.plan ?? { weeks: [], exceptions: [] };
        return {
          id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en || branch.name, region: branch.region_id,
          version: board?.version ?? 0, drafts: drafts.get(branch.id) ?? 0,
          days: days.map((date) => openingOn(plan, date, marks.get(branch.id) ?? [])),
        };
      }),
    };
  },
});
