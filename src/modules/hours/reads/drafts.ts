import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { Asking } from '#platform/house.ts';
import { allBranches } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { stateOf } from '../drafts.ts';
import { outlookOf } from '../judged.ts';
import { DEEDS_IN_STATE, openingOn } from '../rules.ts';
import type { DraftRow } from '../tables.ts';

const MOST = 100;
const DAYS_COMPARED = 14;

/** Drafts that wait, within the asker's reach, each with what would become different: published beside proposed. */
export const waitingDrafts = read({
  name: 'hours.waitingDrafts',
  may: can.seeGrid,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const rows = await tx.many<DraftRow>(sql`
      select * from hours.draft where published_at is null and withdrawn_at is null order by changed_at desc limit ${MOST}`);
    const branches = new Map((await allBranches(tx)).map((one) => [one.id, one]));
    const names = await namesOf(tx, rows.flatMap((one) => [...one.authors, one.approved_by ?? '']));
    const drafts = [];
    for (const row of rows) drafts.push(await shownDraft(tx, asking, row, names));
    return { drafts: drafts.map((one) => ({ ...one, branchName: branches.get(one.branch)?.name ?? '', branchNameEn: branches.get(one.branch)?.name_en || (branches.get(one.branch)?.name ?? '') })) };
  },
});

async function shownDraft(tx: Tx, asking: Asking, row: DraftRow, names: Map<string, string>) {
  const outlook = await outlookOf(tx, asking, { branch: row.branch_id, change: row.change });
  const state = stateOf(row, outlook.version);
  const own = row.authors.includes(asking.actor.id);
  const moved = row.approved_over !== null && row.approved_over !== outlook.version;
  const can = (deed: 'change' | 'approve' | 'publish' | 'withdraw') =>
    DEEDS_IN_STATE[state].some((one) => one === deed) && may(asking, deed) && !(deed === 'publish' && moved);
  return {
    id: row.id, branch: row.branch_id, state, revision: row.revision, change: row.change, hurry: row.hurry, filing: row.filing,
    authors: row.authors.map((one) => names.get(one) ?? ''), own, approvedBy: row.approved_by === null ? null : (names.get(row.approved_by) ?? ''), moved,
    changedAt: row.changed_at.toISOString(), over: outlook.version, affected: outlook.affected,
    days: outlook.affected.slice(0, DAYS_COMPARED).map((date) => ({
      date, before: openingOn(outlook.before, date, outlook.marks), after: openingOn(outlook.after, date, outlook.marks),
    })),
    may: { change: can('change'), approve: (can('approve') || (moved && may(asking, 'approve'))) && !own, publish: can('publish'), withdraw: can('withdraw') },
  };
}

function may(asking: Asking, deed: 'change' | 'approve' | 'publish' | 'withdraw'): boolean {
  return asking.actor.roles.some((role) => can[deed].roles.includes(role));
}
