import type { FastifyReply } from 'fastify';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Raw } from '#platform/serve.ts';
import type { Asking } from '#platform/house.ts';
import { embedText } from './embed.ts';
import { etagOf } from './feed.ts';
import type { Feed } from './feed-shape.ts';
import { posterPage } from './poster.ts';
import { weekInForce } from './opening.ts';
import { businessDate } from '#kernel/time.ts';
import { feedOfBranch, feedsOfNetwork, storedFeed } from './reads/public-feeds.ts';

type Serve = Raw['run'];

/** The feed as it lies on the board: one row read, nothing computed; unchanged since last time is 304 without a body. */
export const feed: Serve = async ({ asking, input, reply }) => {
  const stored = await feedOfBranch(asking, { branch: String(input['branch']) });
  return revalidated(forOthers(reply, asking), { etag: stored.etag, text: stored.feed, media: 'application/json; charset=utf-8' });
};

export const feeds: Serve = async ({ asking, input, reply }) => {
  const page = await feedsOfNetwork(asking, input);
  const text = `{"branches":[${page.feeds.map((one) => one.feed).join(',')}],"next":${JSON.stringify(page.next)}}`;
  return revalidated(forOthers(reply, asking), { etag: etagOf(page.feeds.map((one) => one.etag).join() + String(page.next)), text, media: 'application/json; charset=utf-8' });
};

/** The script for the bank's own website: it asks this address for the feed and draws into a shadow root. */
export const embedScript: Serve = async ({ asking, reply }) => {
  const text = embedText();
  return revalidated(forOthers(reply, asking), { etag: etagOf(text), text, media: 'text/javascript; charset=utf-8' });
};

export const poster: Serve = async ({ asking, input, reply }) => {
  const board = await asking.house.db.look({ branch: NETWORK }, async (tx) => {
    const stored = JSON.parse((await storedFeed(tx, String(input['branch']))).feed) as Feed; // our own text, written by shownOnBoard
    return { feed: stored, week: await weekInForce(tx, stored.branch.id, businessDate(asking.now, stored.branch.timeZone)) };
  });
  if (!board.week) throw new Refusal('hours.nothingPublished', { status: 404 });
  const text = await posterPage({ feed: board.feed, week: board.week, origin: asking.house.origin, size: input['size'] === 'a3' ? 'a3' : 'a4' });
  return revalidated(reply, { etag: etagOf(text), text, media: 'text/html; charset=utf-8' });
};

/** Readable from the bank's other sites, without cookies; the bank's own time travels beside it, so that the text itself can be cached. */
function forOthers(reply: FastifyReply, asking: Asking): FastifyReply {
  return reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'etag, kaimen-now',
    'cross-origin-resource-policy': 'cross-origin',
    'kaimen-now': asking.now.toISOString(),
  });
}

export function revalidated(reply: FastifyReply, file: { etag: string; text: string | Buffer; media: string }): FastifyReply {
  reply.header('etag', file.etag);
  const known = (reply.request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some((one) => one.replace(/^W\//, '') === file.etag)) return reply.status(304).send();
  return reply.type(file.media).send(file.text);
}
