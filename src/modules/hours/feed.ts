import { pinyin } from 'pinyin-pro';
import { createHash } from 'node:crypto';
import { addDays } from '#kernel/time.ts';
import type { BranchRow } from '#modules/branches/index.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { Card, Feed, FeedBranch, FeedChange } from './feed-shape.ts';
import { unsignedDays } from './gate.ts';
import type { Exception, Plan, WeekFrom } from './plan.ts';
import { changesToTell, openingsFrom } from './rules.ts';
import { namedIn, standingOf, type Standing } from './standing.ts';
import { servesPeople } from './wall.ts';

/**
 * What every channel shows of a branch, made once at publication (and each midnight) and kept as ready text on the board: reading it
 * is one row. It begins with yesterday, because a session may run past midnight; it begins with what needs no visit [A3].
 */
export async function shownOnBoard(tx: Tx, asking: Asking, board: { branch: string; plan: Plan; version: number; publishedAt: Date }, standing?: Standing): Promise<Feed> {
  const { branch, region, today, limits, marks, zone, services } = standing ?? (await standingOf(tx, asking, board.branch));
  const from = addDays(today, -1);
  const changes = changesToTell(board.plan, today, limits.noticeDays);
  const others = await namedIn(tx, changes.flatMap((one) => one.notice.alternatives));
  const days = openingsFrom(board.plan, from, limits.feedDays + 1, marks);
  const awaiting = limits.gateNeeded ? await unsignedDays(tx, board.branch, days.filter((one) => one.date >= today && servesPeople(one.mode)).map((one) => one.date)) : new Set();
  const feed: Feed = {
    withoutComing: {
      phone: limits.bankPhone, emergency: limits.emergencyPhone, app: limits.app, appLink: limits.appLink, website: limits.website, services,
    },
    bank: limits.bank,
    branch: { ...feedBranch(branch), region: region?.name ?? '', regionEn: region?.name_en ?? '' },
    version: board.version,
    publishedAt: board.publishedAt.toISOString(),
    ...(zone.state !== 'joined' && zone.since && { selfService: { state: zone.state, reason: zone.reason, since: zone.since.toISOString() } }),
    days: days.map(({ notice: _, ...day }) => ({ ...day, ...(awaiting.has(day.date) && { awaitsGate: true as const }) })),
    changes: changes.map((one) => feedChange(one, others)),
  };
  const text = JSON.stringify(feed);
  await tx.run(sql`
    update hours.board
    set plan = ${JSON.stringify(board.plan)}::jsonb, published_at = ${board.publishedAt}, code = ${branch.code}, from_on = ${from}, feed = ${text}, etag = ${etagOf(text)}, card = ${JSON.stringify(cardOf(feed))}::jsonb,
      search = ${searchText(branch, [region?.name ?? '', region?.name_en ?? ''])}, refreshed_at = ${asking.now}
    where id = ${board.branch}`);
  return feed;
}

const CARD_DAYS = 15;

function cardOf({ branch: { phone: _, ...branch }, days }: Feed): Card {
  return { ...branch, days: days.slice(0, CARD_DAYS).map(({ date, kind, mode, personal, corporate, machines, changed, awaitsGate }) => ({ date, kind, mode, personal, corporate, machines, changed, ...(awaitsGate && { awaitsGate }) })) };
}

export function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

function feedBranch(row: BranchRow): Omit<FeedBranch, 'region' | 'regionEn'> {
  return {
    id: row.id, code: row.code, name: row.name, nameEn: row.name_en || row.name, address: row.address, addressEn: row.address_en || row.address,
    phone: row.phone, lng: row.lng, lat: row.lat, timeZone: row.time_zone,
  };
}

function feedChange(one: Exception | WeekFrom, others: ReadonlyMap<string, BranchRow>): FeedChange {
  const told = {
    from: one.from, reason: one.reason, remote: one.notice.remote, phone: one.notice.phone,
    alternatives: one.notice.alternatives.flatMap((id) => {
      const branch = others.get(id);
      return branch ? [{ code: branch.code, name: branch.name, nameEn: branch.name_en || branch.name, address: branch.address, addressEn: branch.address_en || branch.address }] : [];
    }),
  };
  if ('week' in one) return { ...told, kind: 'week', to: null };
  const { mode, personal, corporate, machines } = one.hours;
  return { ...told, kind: 'days', to: one.to, weekdays: one.weekdays, hours: { mode, personal, corporate, machines } };
}

/** What a person may type to find a branch: names, address, code, pinyin (hexi) and first letters (hx) of name and district. */
export function searchText(branch: Pick<BranchRow, 'code' | 'name' | 'name_en' | 'address' | 'address_en'>, region: readonly string[]): string {
  const spoken = [branch.name, ...region.slice(0, 1)].flatMap((text) => [
    pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(''),
    pinyin(text, { toneType: 'none', type: 'array', pattern: 'first', nonZh: 'consecutive' }).join(''),
  ]);
  return [branch.code, branch.name, branch.name_en, branch.address, branch.address_en, ...region, ...spoken].map(searchable).join('|');
}

export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s|%_\\]+/g, '');
}
