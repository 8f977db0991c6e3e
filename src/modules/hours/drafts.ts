import { Refusal } from '#kernel/refusal.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { DraftRow } from './tables.ts';
import type { DraftState } from './rules.ts';

export function stateOf(draft: Pick<DraftRow, 'withdrawn_at' | 'published_at' | 'approved_at' | 'version'>, published: number): DraftState {
  if (draft.withdrawn_at) return 'withdrawn';
  if (draft.published_at) return draft.version === published ? 'published' : 'superseded';
  return draft.approved_at ? 'approved' : 'draft';
}

export async function draftOf(tx: Tx, branch: string, draft: string): Promise<DraftRow> {
  const row = await tx.maybe<DraftRow>(sql`select * from hours.draft where branch_id = ${branch} and id = ${draft}`);
  if (!row) throw new Refusal('hours.draftUnknown', { status: 404 });
  return row;
}

/** A conditional update changed nothing: read afterwards to say why. */
export async function whyNotChanged(tx: Tx, branch: string, draft: string, seen?: number): Promise<Refusal> {
  const row = await draftOf(tx, branch, draft);
  if (row.published_at) return new Refusal('hours.alreadyPublished', { params: { version: row.version ?? 0 } });
  if (row.withdrawn_at) return new Refusal('hours.draftWithdrawn');
  if (seen !== undefined && row.revision !== seen) return new Refusal('hours.draftMoved', { params: { revision: row.revision } });
  return new Refusal('hours.notApproved');
}

/** Which draft a published version came from, if any: what was said of the draft holds for the version. */
export async function draftOfVersion(tx: Tx, branch: string, version: number): Promise<string | undefined> {
  return (await tx.maybe<{ draft_id: string | null }>(sql`select draft_id from hours.version where branch_id = ${branch} and number = ${version}`))?.draft_id ?? undefined;
}

/** Which of these drafts still wait. */
export async function openDraftsAmong(tx: Tx, branch: string, drafts: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ id: string }>(sql`
    select id from hours.draft where branch_id = ${branch} and id = any (${drafts}::uuid[]) and published_at is null and withdrawn_at is null`);
  return new Set(rows.map((row) => row.id));
}
