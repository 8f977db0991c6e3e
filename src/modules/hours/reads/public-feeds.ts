import { z } from 'zod';
import { isId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Feed } from '../feed-shape.ts';

export const branchKey = z.object({ branch: z.string().regex(/^[\w-]{1,60}$/) });

export type StoredFeed = { feed: string; etag: string };

/** The ready feed of one branch, by its id or its code: one row, nothing computed. */
export const feedOfBranch = read({
  name: 'hours.feedOfBranch',
  may: can.look,
  input: branchKey,
  shared: true,
  run: ({ tx, input }) => storedFeed(tx, input.branch),
});

/** The customer's page of a branch: the feed, and what time it is at the bank. */
export const branchPage = read({
  name: 'hours.branchPage',
  may: can.look,
  input: branchKey,
  run: async ({ tx, asking, input }) => {
    const { feed } = await storedFeed(tx, input.branch);
    return { at: asking.now.toISOString(), feed: JSON.parse(feed) as Feed }; // our own text, written by shownOnBoard
  },
});

const PAGE = 100;

/** The feeds of all branches, a page at a time, in the order of their codes. */
export const feedsOfNetwork = read({
  name: 'hours.feedsOfNetwork',
  may: can.look,
  input: z.object({ after: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE) }),
  run: async ({ tx, input }) => {
    const rows = await tx.many<StoredFeed & { code: string }>(sql`
      select code, feed, etag from hours.board
      where version > 0 and code > ${input.after ?? ''}
      order by code
      limit ${input.limit + 1}`);
    const shown = rows.slice(0, input.limit);
    return { feeds: shown, next: rows.length > input.limit ? (shown.at(-1)?.code ?? null) : null };
  },
});

export async function storedFeed(tx: Tx, branch: string): Promise<StoredFeed> {
  const found = isId(branch)
    ? await tx.maybe<StoredFeed>(sql`select feed, etag from hours.board where id = ${branch} and version > 0`)
    : await tx.maybe<StoredFeed>(sql`select feed, etag from hours.board where code = ${branch} and version > 0`);
  if (!found) throw new Refusal('hours.nothingPublished', { status: 404 });
  return found;
}
