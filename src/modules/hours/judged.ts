import { daysBetween } from '#kernel/time.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { MarkedDay } from './calendar.ts';
import { openingsOf } from './opening.ts';
import type { Change, Plan } from './plan.ts';
import { affectedDays, applied, whyNotPublished } from './rules.ts';
import { standingOf, type Standing } from './standing.ts';
import { servesPeople } from './wall.ts';

export type Judged = Readonly<{ before: Plan; after: Plan; version: number; affected: readonly string[]; today: string; marks: readonly MarkedDay[] }>;
type Proposed = Readonly<{ branch: string; change: Change; hurry?: string | undefined }>;

/** A proposed change against what is published now: what it touches. Refused with the reason if it could not be published. */
export async function judged(tx: Tx, asking: Asking, proposed: Proposed, current?: { plan: Plan; version: number }, more: { together?: true; standing?: Standing } = {}): Promise<Judged> {
  const standing = more.standing ?? (await standingOf(tx, asking, proposed.branch));
  const outlook = await outlookOf(tx, asking, proposed, current, standing);
  const { leadDays } = standing.limits;
  const { before, affected, today } = outlook;
  const objection = whyNotPublished({ before, change: proposed.change, affected, today, leadDays, hurry: proposed.hurry });
  if (objection) throw new Refusal(objection.code, { status: 422, ...(objection.params && { params: objection.params }) });
  if (!more.together) await mustOfferOpenBranch(tx, proposed, affected[0] ?? today);
  return outlook;
}

/** What a change would touch, without asking whether it may. */
export async function outlookOf(tx: Tx, asking: Asking, { branch, change }: Proposed, current?: { plan: Plan; version: number }, known?: Standing): Promise<Judged> {
  const board = current ?? (await tx.maybe<{ plan: Plan; version: number }>(sql`select plan, version from hours.board where id = ${branch}`));
  const { today, marks, limits: { horizonDays } } = known ?? (await standingOf(tx, asking, branch));
  const before = board?.plan ?? { weeks: [], exceptions: [] };
  const after = applied(before, change, today);
  const latest = [...change.weeks, ...change.exceptions].reduce((last, one) => (one.from > last ? one.from : last), today);
  // A change far ahead is looked at from its own start as well.
  const days = Math.max(horizonDays, daysBetween(today, latest) + 14);
  return { before, after, version: board?.version ?? 0, affected: affectedDays(before, after, today, days, marks), today, marks };
}

/** Each notice must name a branch that serves people on the first day in question: no one is sent to another closed door. */
async function mustOfferOpenBranch(tx: Tx, { branch, change }: Proposed, first: string): Promise<void> {
  for (const told of [...change.weeks, ...change.exceptions]) {
    const named = told.notice.alternatives;
    if (named.length === 0) continue;
    const day = told.from > first ? told.from : first;
    const openings = await openingsOf(tx, named, day);
    if (named.includes(branch) || named.some((id) => !openings.has(id))) throw new Refusal('hours.alternativeUnknown', { status: 422 });
    if (![...openings.values()].some((one) => servesPeople(one.mode))) throw new Refusal('hours.alternativeClosed', { status: 422, params: { day } });
  }
}
