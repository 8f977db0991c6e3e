import { z } from 'zod';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { shownOnBoard } from '../feed.ts';
import type { Feed, FeedDay } from '../feed-shape.ts';
import { newsOf } from '../publish-plan.ts';
import type { BoardRow } from '../tables.ts';

/**
 * Writes a branch's feed anew: after midnight, or when the calendar, the branch's name or a phone number changed. Days whose hours
 * the calendar made different are announced like a publication, so that slots and screens follow.
 */
export const refreshBoard = act({
  name: 'hours.refreshBoard',
  may: can.refresh,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input }) => {
    const board = await tx.maybe<BoardRow>(sql`select * from hours.board where id = ${input.branch} and version > 0 for update`);
    if (!board) return { answer: { changed: 0 }, trace: { object: `branch/${input.branch}`, facts: { published: false } } };
    const made = await shownOnBoard(tx, asking, { branch: input.branch, plan: board.plan, version: board.version, publishedAt: board.published_at });
    const affected = board.feed === '' ? [] : differing((JSON.parse(board.feed) as Feed).days, made.days); // the feed is our own text
    return {
      answer: { changed: affected.length },
      trace: { object: `branch/${input.branch}`, facts: { changed: affected.length } },
      announces: affected.length > 0 ? [newsOf(input.branch, board.version, { affected, today: affected[0] ?? '' })] : [],
    };
  },
});

function differing(before: readonly FeedDay[], after: readonly FeedDay[]): string[] {
  const known = new Map(before.map((day) => [day.date, hoursText(day)]));
  return after.filter((day) => known.has(day.date) && known.get(day.date) !== hoursText(day)).map((day) => day.date);
}

function hoursText(day: FeedDay): string {
  return JSON.stringify([day.mode, day.personal, day.corporate, day.machines]);
}
