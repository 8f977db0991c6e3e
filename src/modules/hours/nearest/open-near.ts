import type { House } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { searchable } from '../feed.ts';
import type { Card } from '../feed-shape.ts';
import { doorAt, servesPeople, wallNow, type DoorState, type ShownDay } from '../wall.ts';
import { bookOf, districtsNamed, renewed, type Book, type Known } from './book.ts';
import { metresOnEarth, type Group, type When } from './doors.ts';

export type Spot = Readonly<{ lng: number; lat: number }>;
export type OpenBranch = Readonly<{ card: Omit<Card, 'days'>; serves: readonly string[]; metres: number; door: DoorState; today: ShownDay | null; tomorrow: ShownDay | null }>;
export type Named = Readonly<{ kind: 'district' | 'branch'; name: string; nameEn: string; lng: number; lat: number }>;

const SPARE = 4;
const MOST_NOMINATED = 200;
const TRIES = 3;

type Where = Spot & Readonly<{ now: Date; when: When; group: Group; most: number }>;

/** The nearest branches that serve this group of customers now, today or tomorrow: found in the book, checked against the board. */
export async function openNear(house: House, tx: Tx, ask: Where): Promise<OpenBranch[]> {
  let book = await bookOf(house, tx, ask.now);
  for (let attempt = 1; ; attempt += 1) {
    const nominated = nominees(book, ask);
    const marks = new Map((await tx.many<{ id: string; etag: string }>(sql`select id, etag from hours.board where id = any (${nominated.map(({ known }) => known.id)}::uuid[]) and version > 0`)).map((row) => [row.id, row.etag]));
    const other = nominated.filter(({ known }) => marks.get(known.id) !== known.etag).map(({ known }) => known.id);
    const sure = nominated.filter(({ known }) => !other.includes(known.id));
    // Under a storm of publications a shorter list that is true is better than a longer wait.
    if (other.length === 0 || attempt === TRIES) return sure.slice(0, ask.most).map(({ shown }) => shown);
    book = await renewed(house, tx, ask.now, other);
  }
}

type Nominee = Readonly<{ known: Known; shown: OpenBranch }>;

/** Those in whose hours it lies and whose door is not kept shut by its opening checks. */
function nominees({ doors }: Book, ask: Where): Nominee[] {
  const walls = new Map<string, ReturnType<typeof wallNow>>();
  const wallOf = (zone: string) => {
    const wall = walls.get(zone) ?? wallNow(ask.now, zone);
    walls.set(zone, wall);
    return wall;
  };
  for (let count = ask.most + SPARE; ; count *= 4) {
    const near = doors.near({ lng: ask.lng, lat: ask.lat, at: ask.now, when: ask.when, group: ask.group, most: count });
    const open = near.map((known) => ({ known, shown: shownOf(known, ask, wallOf(known.zone)) })).filter(({ shown }) => isOpen(shown, ask));
    if (near.length < count || open.length >= ask.most || count > MOST_NOMINATED) return open;
  }
}

function shownOf({ card, days, serves, lng, lat }: Known, ask: Where, wall: ReturnType<typeof wallNow>): OpenBranch {
  const today = days.find((day) => day.date === wall.date) ?? null;
  const tomorrow = days.find((day) => day.date > wall.date) ?? null;
  return { card, serves, metres: metresOnEarth(ask, { lng, lat }), door: doorAt(days, wall.date, wall.clock, ask.group), today, tomorrow };
}

function isOpen({ door, today, tomorrow }: OpenBranch, { when, group }: { when: When; group: Group }): boolean {
  if (when === 'tomorrow') return tomorrow !== null && servesPeople(tomorrow.mode) && tomorrow[group].length > 0;
  if (door.state === 'open') return true;
  return when === 'today' && door.state === 'opens' && door.on === today?.date;
}

/** Places that a customer may type: districts, then branches and their addresses. */
export async function placesNamed(house: House, tx: Tx, ask: { word: string; now: Date; most: number }): Promise<Named[]> {
  const districts = districtsNamed(await bookOf(house, tx, ask.now), ask.word, ask.most).map(({ name, nameEn, lng, lat }): Named => ({ kind: 'district', name, nameEn, lng, lat }));
  if (searchable(ask.word) === '' || districts.length >= ask.most) return districts;
  const branches = await tx.many<Omit<Named, 'kind'>>(sql`
    select card ->> 'name' as name, card ->> 'nameEn' as "nameEn", (card ->> 'lng')::float8 as lng, (card ->> 'lat')::float8 as lat from hours.board
    where version > 0 and search like ${`%${searchable(ask.word)}%`} and card ->> 'lng' is not null and card ->> 'lat' is not null
    order by code limit ${ask.most - districts.length}`);
  return [...districts, ...branches.map((one): Named => ({ kind: 'branch', ...one }))];
}
