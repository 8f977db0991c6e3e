import { allBranches, allRegions, branchesAmong, groupsServedAt, type BranchRow, type RegionRow } from '#modules/branches/index.ts';
import type { House } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { searchable, searchText } from '../feed.ts';
import type { Card } from '../feed-shape.ts';
import type { ShownDay } from '../wall.ts';
import { doorsOf, spansOfDays, type Door, type Doors, type Group } from './doors.ts';

/** A district: where its branches are, in the middle. */
export type District = Readonly<{ name: string; nameEn: string; lng: number; lat: number; branches: number; search: string }>;
export type Book = Readonly<{ doors: Doors<Known>; districts: readonly District[] }>;

/** A branch as the board shows it, and the board's mark by which another state of it is known. */
export type Known = Door & Readonly<{ region: string; etag: string; card: Omit<Card, 'days'>; days: readonly ShownDay[]; serves: readonly string[] }>;
type Kept = { readAt: number; byId: Map<string, Known>; book: Book; stale: Set<string>; /** awaited by who asks */ reading: Promise<void> | undefined; /** beside the work */ beside: Promise<void> | undefined };

const CHUNK = 1_000;
const DAY_MS = 86_400_000;
/** Cards know the hours of two weeks. A book of this age is read anew beside the work, one of the other age before it. */
const [OLD_MS, TOO_OLD_MS] = [2 * DAY_MS, 10 * DAY_MS];
/** So many branches are read again while the customer waits; more of them beside the work. */
const FEW = 100;

const books = new WeakMap<House, Promise<Kept>>();

/**
 * The doors of the whole network, kept in this process and brought up to date by what is published: it hears of a new version and reads
 * that branch again before the next answer. Whoever answers a customer compares marks with the board first (`renewed`), which decides.
 */
export async function bookOf(house: House, tx: Tx, now: Date): Promise<Book> {
  const kept = await (books.get(house) ?? opened(house, tx, now));
  const age = Math.abs(now.getTime() - kept.readAt);
  if (age <= OLD_MS && kept.stale.size === 0) return kept.book;
  if (age > TOO_OLD_MS || kept.stale.size <= FEW) await (kept.reading ??= told(house, renew(tx, kept, now)).finally(() => { kept.reading = undefined; }));
  else kept.beside ??= told(house, house.db.look({ branches: 'all' }, (own) => renew(own, kept, now))).finally(() => { kept.beside = undefined; });
  return kept.book;
}

/** The book once these branches have been read again: their marks were others than the board's. */
export async function renewed(house: House, tx: Tx, now: Date, ids: readonly string[]): Promise<Book> {
  const kept = await (books.get(house) ?? opened(house, tx, now));
  await kept.reading;
  ids.forEach((id) => kept.stale.add(id));
  return bookOf(house, tx, now);
}

/** A reading that failed is tried again by the next who asks; the board decides meanwhile. */
function told(house: House, reading: Promise<void>): Promise<void> {
  return reading.catch((error: unknown) => house.log.warn({ err: error }, 'the doors could not be read anew; it is tried again'));
}

/** With the connection of whoever asks first: those who wait for it hold theirs, and there may be no other. */
function opened(house: House, tx: Tx, now: Date): Promise<Kept> {
  const opening = open(house, tx, now);
  books.set(house, opening);
  opening.catch(() => books.delete(house));
  return opening;
}

async function open(house: House, tx: Tx, now: Date): Promise<Kept> {
  const stale = new Set<string>();
  house.live.onEvent(({ branch, topic }) => {
    if (topic.startsWith('hours.') || topic.startsWith('branches.')) stale.add(branch);
  });
  const { doors, regions } = await read(tx);
  return { readAt: now.getTime(), byId: doors, book: bound(doors, regions), stale, reading: undefined, beside: undefined };
}

async function renew(tx: Tx, kept: Kept, now: Date): Promise<void> {
  const heard = [...kept.stale];
  const whole = Math.abs(now.getTime() - kept.readAt) > OLD_MS;
  heard.forEach((id) => kept.stale.delete(id));
  try {
    const { doors, regions } = await read(tx, whole ? undefined : heard);
    if (whole) [kept.byId, kept.readAt] = [doors, now.getTime()];
    for (const id of whole ? [] : heard) {
      const door = doors.get(id);
      if (door) kept.byId.set(id, door);
      else kept.byId.delete(id);
    }
    kept.book = bound(kept.byId, regions);
  } catch (error) {
    heard.forEach((id) => kept.stale.add(id));
    throw error;
  }
}

async function read(tx: Tx, only?: readonly string[]): Promise<{ doors: Map<string, Known>; regions: RegionRow[] }> {
  return { doors: await doorsOnBoard(tx, only ? await branchesAmong(tx, only) : await allBranches(tx)), regions: await allRegions(tx) };
}

type Row = { id: string; etag: string; card: Omit<Card, 'days'>; days: string };

/** The doors as the board shows them, a part at a time; most branches of a bank keep the same hours, which are worked out and kept once. */
async function doorsOnBoard(tx: Tx, branches: readonly BranchRow[]): Promise<Map<string, Known>> {
  const alike = new Map<string, Pick<Known, Group | 'days'>>();
  const doors = new Map<string, Known>();
  for (let from = 0; from < branches.length; from += CHUNK) {
    const part = new Map(branches.slice(from, from + CHUNK).map((one) => [one.id, one]));
    const ids = [...part.keys()];
    const serves = await groupsServedAt(tx, ids);
    const rows = await tx.many<Row>(sql`select id, etag, card - 'days' as card, card ->> 'days' as days from hours.board where version > 0 and id = any (${ids}::uuid[])`);
    for (const { id, etag, card, days } of rows) {
      const place = part.get(id);
      if (!place || place.lng === null || place.lat === null) continue;
      const key = `${place.time_zone} ${days}`;
      const hours = alike.get(key) ?? hoursIn(days, place.time_zone);
      alike.set(key, hours);
      const where = { lng: place.lng, lat: place.lat };
      doors.set(id, { id, ...where, zone: place.time_zone, region: place.region_id, etag, card: { ...card, ...where }, serves: serves.get(id) ?? [], ...hours });
    }
  }
  return doors;
}

function hoursIn(text: string, zone: string): Pick<Known, Group | 'days'> {
  const days = JSON.parse(text) as ShownDay[]; // our own text, written by shownOnBoard
  return { days, personal: spansOfDays(days, 'personal', zone), corporate: spansOfDays(days, 'corporate', zone) };
}

function bound(byId: ReadonlyMap<string, Known>, regions: readonly RegionRow[]): Book {
  const all = [...byId.values()];
  const sums = new Map<string, { lng: number; lat: number; branches: number }>();
  for (const { lng, lat, region } of all) {
    const sum = sums.get(region) ?? { lng: 0, lat: 0, branches: 0 };
    sums.set(region, { lng: sum.lng + lng, lat: sum.lat + lat, branches: sum.branches + 1 });
  }
  const districts = regions.flatMap((region): District[] => {
    const sum = sums.get(region.id);
    if (!sum) return [];
    const search = searchText({ code: '', name: region.name, name_en: region.name_en, address: '', address_en: '' }, []);
    return [{ name: region.name, nameEn: region.name_en || region.name, lng: sum.lng / sum.branches, lat: sum.lat / sum.branches, branches: sum.branches, search }];
  });
  return { doors: doorsOf(all), districts };
}

/** Districts by name, pinyin or first letters; without a word the largest. */
export function districtsNamed({ districts }: Book, word: string, most: number): District[] {
  const wanted = searchable(word);
  return districts.filter((one) => one.search.includes(wanted)).toSorted((a, b) => b.branches - a.branches || a.name.localeCompare(b.name)).slice(0, most);
}
