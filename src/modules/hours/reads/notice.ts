import { z } from 'zod';
import { isId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { branchesInReach, branchesAmong, branchOf } from '#modules/branches/index.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { itemsOf } from '../notice/facts.ts';
import type { NoticeAnswer, NoticeFacts } from '../notice/shape.ts';
import { ledText, paragraphs, smsText } from '../notice/texts.ts';
import { marksOf, openingsOf } from '../opening.ts';
import { selfServiceAt } from '../self-service.ts';
import { settings } from '../settings.ts';
import type { VersionRow } from '../tables.ts';
import { servesPeople } from '../wall.ts';
import { branchKey } from './public-feeds.ts';

/** What an open-ended change is looked at for. */
const LOOKED_DAYS = 400;
export const noticeAsk = branchKey.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

/** 公告: the facts of the newest version of a branch's hours, or of an older one, which then says that it is outdated; with its texts. */
export const noticeOfVersion = read({
  name: 'hours.noticeOfVersion',
  may: can.look,
  input: noticeAsk,
  run: async ({ tx, asking, input }): Promise<NoticeAnswer> => {
    const facts = await factsOf(tx, asking, input.branch, input.version);
    return { ...facts, texts: { page: { zh: paragraphs(facts, 'zh').join('\n'), en: paragraphs(facts, 'en').join('\n') }, sms: { zh: smsText(facts, 'zh'), en: smsText(facts, 'en') }, led: { zh: ledText(facts, 'zh'), en: ledText(facts, 'en') } } };
  },
});

/** Everything in the answer is worked out from this version and the one before; the zone, the phones and whether a branch nearby is open are those of now. */
export async function factsOf(tx: Tx, asking: Asking, key: string, wanted?: number): Promise<NoticeFacts> {
  const board = await tx.maybe<{ id: string; version: number }>(isId(key) ? sql`select id, version from hours.board where id = ${key} and version > 0` : sql`select id, version from hours.board where code = ${key} and version > 0`);
  if (!board) throw new Refusal('hours.nothingPublished', { status: 404 });
  const number = wanted ?? board.version;
  const version = await versionAt(tx, board.id, number);
  if (!version) throw new Refusal('hours.versionUnknown', { status: 404, params: { version: number } });
  const before = await versionAt(tx, board.id, number - 1);
  const branch = await branchOf(tx, board.id);
  const limits = await settingsAt(tx, settings, board.id, asking.now);
  const starts = [...version.change.exceptions, ...version.change.weeks, ...version.change.lifts].map((one) => one.from);
  const from = [...version.affected, ...starts].sort()[0] ?? businessDate(version.published_at, branch.time_zone);
  const marks = await marksOf(tx, board.id, from, addDays(from, LOOKED_DAYS));
  const items = itemsOf({ before: before?.plan ?? { weeks: [], exceptions: [] }, after: version.plan, change: version.change, affected: version.affected, marks });
  const named = items.flatMap((item) => item.notice?.alternatives ?? []);
  const others = named.length === 0 ? [] : await branchesAmong(tx, named);
  const today = businessDate(asking.now, branch.time_zone);
  const openOn = new Map<string, Awaited<ReturnType<typeof openingsOf>>>();
  for (const item of items) {
    const day = item.from > today ? item.from : today;
    if (!openOn.has(day)) openOn.set(day, await openingsOf(tx, others.map((one) => one.id), day));
  }
  const zone = await selfServiceAt(tx, board.id);
  return {
    bank: limits.bank, version: number, newest: board.version, publishedOn: businessDate(version.published_at, branch.time_zone),
    branch: { id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en || branch.name, address: branch.address, addressEn: branch.address_en || branch.address, timeZone: branch.time_zone },
    items: items.map((item) => ({
      kind: item.kind, from: item.from, to: item.to, reason: item.reason, remote: item.notice?.remote ?? [], rows: item.rows.map((row) => ({ dates: [...row.dates], before: row.before && spread(row.before), after: spread(row.after) })),
      alternatives: (item.notice?.alternatives ?? []).flatMap((one) => {
        const other = others.find((each) => each.id === one);
        const opening = openOn.get(item.from > today ? item.from : today)?.get(one);
        return other ? [{ code: other.code, name: other.name, nameEn: other.name_en || other.name, address: other.address, addressEn: other.address_en || other.address, closed: !opening || !servesPeople(opening.mode) }] : [];
      }),
    })),
    zone: { state: zone.state, reason: zone.reason }, phone: items.find((item) => item.notice?.phone)?.notice?.phone || limits.bankPhone || branch.phone, emergency: limits.emergencyPhone,
    page: `${asking.house.origin}/b/${encodeURIComponent(branch.code)}/notice?v=${number}`,
  };
}

function spread({ mode, personal, corporate }: NoticeFacts['items'][number]['rows'][number]['after'] | { mode: NoticeFacts['items'][number]['rows'][number]['after']['mode']; personal: readonly { opens: string; closes: string }[]; corporate: readonly { opens: string; closes: string }[] }) {
  return { mode, personal: [...personal], corporate: [...corporate] };
}

async function versionAt(tx: Tx, branch: string, number: number): Promise<Pick<VersionRow, 'plan' | 'change' | 'affected' | 'published_at'> | undefined> {
  return tx.maybe<VersionRow>(sql`select plan, change, affected::text[] as affected, published_at from hours.version where branch_id = ${branch} and number = ${number}`);
}

export const postersShape = z.object({
  branches: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), nameEn: z.string(), version: z.int(), publishedAt: z.coerce.date(), poster: z.object({ version: z.int(), at: z.coerce.date() }).nullable() })),
});

/** 海报换了没有: for each branch the version that stands, and the one that was last said to hang at the door. */
export const posters = read({
  name: 'hours.posters',
  may: can.seeGrid,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const mine = await branchesInReach(tx, asking.actor);
    const ids = mine.map((one) => one.id);
    const boards = new Map((await tx.many<{ id: string; version: number; published: Date }>(sql`select id, version, published_at as published from hours.board where id = any (${ids}::uuid[]) and version > 0`)).map((row) => [row.id, row]));
    const hung = new Map((await tx.many<{ branch: string; version: number; at: Date }>(sql`select branch_id as branch, version, noted_at as at from hours.shown where branch_id = any (${ids}::uuid[]) and channel = 'poster'`)).map((row) => [row.branch, row]));
    return {
      branches: mine.flatMap((branch) => {
        const board = boards.get(branch.id);
        const poster = hung.get(branch.id);
        return board ? [{ id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en || branch.name, version: board.version, publishedAt: board.published, poster: poster ? { version: poster.version, at: poster.at } : null }] : [];
      }),
    };
  },
});
