import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { shownOnBoard } from './feed.ts';
import { judged, outlookOf, type Judged } from './judged.ts';
import type { Change, Plan } from './plan.ts';
import { standingOf } from './standing.ts';

export type ToPublish = Readonly<{
  branch: string;
  change: Change;
  draft?: string;
  requestedBy: readonly string[];
  approvedBy?: string;
  waiver?: string;
  hurry?: string;
  filing?: string;
  /** the version it was approved against; another one published since refuses it */
  over?: number;
  /** hours as the bank's own list gives them: no lead time, no notice */
  asGiven?: true;
  /** one of many versions that go out together: their alternatives are looked at once all are out */
  together?: true;
}>;

export type Published = Readonly<{ version: number; affected: readonly string[]; announces: readonly Announcement[] }>;

/**
 * The next version of a branch's plan, on all channels at once: version row, board and news stand or fall together.
 * The board's row is the lock: of two who publish at once, the second finds another version than was approved.
 */
export async function publishPlan(tx: Tx, asking: Asking, it: ToPublish): Promise<Published> {
  const { version, plan } = await nextNumber(tx, asking, it);
  // Read under the board's lock: what is set there meanwhile, such as the 24-hour zone, is shown by whoever comes second.
  const standing = await standingOf(tx, asking, it.branch);
  const current = { plan, version: version - 1 };
  const outcome = it.asGiven ? await outlookOf(tx, asking, it, current, standing) : await judged(tx, asking, it, current, { ...it, standing });
  await tx.run(sql`
    insert into hours.version (branch_id, id, number, plan, change, draft_id, affected, requested_by, approved_by, waiver, hurry, filing, published_by, published_at)
    values (${it.branch}, ${newId()}, ${version}, ${JSON.stringify(outcome.after)}::jsonb, ${JSON.stringify(it.change)}::jsonb, ${it.draft ?? null},
      ${outcome.affected}::date[], ${it.requestedBy}::text[], ${it.approvedBy ?? null}, ${it.waiver ?? null}, ${it.hurry ?? null}, ${it.filing ?? null},
      ${asking.actor.id}, ${asking.now})`);
  await shownOnBoard(tx, asking, { branch: it.branch, plan: outcome.after, version, publishedAt: asking.now }, standing);
  return { version, affected: outcome.affected, announces: [newsOf(it.branch, version, outcome)] };
}

export function newsOf(branch: string, version: number, { affected, today }: Pick<Judged, 'affected' | 'today'>): Announcement {
  return { topic: 'hours.published', branch, facts: { version, from: affected[0] ?? today, to: affected.at(-1) ?? today, dates: affected } };
}

async function nextNumber(tx: Tx, asking: Asking, it: ToPublish): Promise<{ version: number; plan: Plan }> {
  let next = await raised(tx, it);
  if (!next) {
    await begin(tx, asking, it.branch);
    next = await raised(tx, it);
  }
  if (!next) throw new Refusal('hours.planMoved', { params: { version: await versionNow(tx, it.branch) } });
  return next;
}

/** A branch that nothing was ever published for. */
async function begin(tx: Tx, asking: Asking, branch: string): Promise<void> {
  await tx.run(sql`
    insert into hours.board (id, code, version, plan, published_at, from_on, feed, etag, card, search, refreshed_at)
    values (${branch}, '', 0, '{"weeks": [], "exceptions": []}'::jsonb, ${asking.now}, '2000-01-01', '', '', '{}'::jsonb, '', ${asking.now})
    on conflict (id) do nothing`);
}

async function raised(tx: Tx, it: ToPublish): Promise<{ version: number; plan: Plan } | undefined> {
  return tx.maybe<{ version: number; plan: Plan }>(sql`
    update hours.board set version = board.version + 1
    where id = ${it.branch} and (${it.over ?? null}::int is null or board.version = ${it.over ?? null}::int)
    returning board.version, board.plan`);
}

async function versionNow(tx: Tx, branch: string): Promise<number> {
  return (await tx.one<{ version: number }>(sql`select version from hours.board where id = ${branch}`)).version;
}
