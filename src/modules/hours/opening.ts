import { addDays, businessDate } from '#kernel/time.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { MarkedDay } from './calendar.ts';
import type { Plan } from './plan.ts';
import { isServedAt, openingOn, openingsFrom, spanOf, weekOn, type OpeningDay, type Span } from './rules.ts';
import { servesPeople, type Session } from './wall.ts';

/** One day of one branch as published. `version` 0: nothing is published yet, so the branch is closed. */
export type Opening = OpeningDay & Readonly<{ branch: string; version: number; zone: string }>;

type Board = { branch: string; version: number | null; plan: Plan | null; zone: string };
const NO_PLAN: Plan = { weeks: [], exceptions: [] };

export async function openingOf(tx: Tx, branch: string, date: string): Promise<Opening> {
  const [opening] = await openingsBetween(tx, branch, date, 1);
  if (!opening) throw new Error('one day asked, none answered');
  return opening;
}

/** Several days of one branch, from a date on: two statements, however many days. */
export async function openingsBetween(tx: Tx, branch: string, from: string, count: number): Promise<Opening[]> {
  const board = await boardOf(tx, branch);
  const marks = await marksOf(tx, branch, addDays(from, -1), addDays(from, count));
  return openingsFrom(board.plan ?? NO_PLAN, from, count, marks).map((day) => withBoard(day, board));
}

/** One day of several branches, whoever asks: published hours are everybody's. */
export async function openingsOf(tx: Tx, branches: readonly string[], date: string): Promise<Map<string, Opening>> {
  const [day] = await openingsOfDays(tx, branches, [date]);
  return day ?? new Map();
}

/** Several days of several branches, in the order of the days: two statements, however many they are. */
export async function openingsOfDays(tx: Tx, branches: readonly string[], dates: readonly string[]): Promise<Map<string, Opening>[]> {
  const inOrder = dates.toSorted();
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (branches.length === 0 || first === undefined || last === undefined) return dates.map(() => new Map());
  const boards = await tx.many<Board>(sql`
    select place.id as branch, board.version, board.plan, place.time_zone as zone
    from app.place left join hours.board on board.id = place.id
    where place.id = any (${branches}::uuid[]) and place.kind = 'branch'`);
  const marks = await marksOfMany(tx, branches, first, last);
  return dates.map((date) => new Map(boards.map((board) => [board.branch, withBoard(openingOn(board.plan ?? NO_PLAN, date, marks.get(board.branch) ?? []), board)])));
}

/** The seven days from a date on. */
export function weekOf(tx: Tx, branch: string, from: string): Promise<Opening[]> {
  return openingsBetween(tx, branch, from, 7);
}

/** Is somebody served at this instant? Sessions that pass midnight count. */
export async function isOpenAt(tx: Tx, branch: string, at: Date, group: 'personal' | 'corporate' = 'personal'): Promise<boolean> {
  const { zone } = await boardOf(tx, branch);
  const days = await openingsBetween(tx, branch, addDays(businessDate(at, zone), -1), 2);
  return isServedAt(days, at, zone, group);
}

const LOOK_AHEAD_DAYS = 60;

/** The first day after `date` on which people are served; undefined when none within two months is known. */
export async function nextOpenDay(tx: Tx, branch: string, date: string): Promise<Opening | undefined> {
  return (await openingsBetween(tx, branch, addDays(date, 1), LOOK_AHEAD_DAYS)).find((day) => servesPeople(day.mode));
}

/** The instants of a session of a branch's day; what slots are made from. Empty when daylight saving leaves nothing of it. */
export function spansOf(opening: Pick<Opening, 'date' | 'zone'>, sessions: readonly Session[]): Span[] {
  return sessions.map((session) => spanOf(opening.date, session, opening.zone)).filter((span) => span !== undefined);
}

/** The weekly hours in force at a branch, without exceptions: what a board at the door shows. */
export async function weekInForce(tx: Tx, branch: string, date: string): Promise<Plan['weeks'][number]['week'] | undefined> {
  return weekOn((await boardOf(tx, branch)).plan ?? NO_PLAN, date)?.week;
}

/** What a version was published with: when, which days it touched, and how the branch stood on given days before it (`undefined`: it was the first). */
export async function publicationOf(tx: Tx, branch: string, number: number): Promise<{ at: Date; affected: string[]; before: (days: readonly string[]) => Promise<OpeningDay[]> } | undefined> {
  const rows = await tx.many<{ number: number; plan: Plan; affected: string[]; published_at: Date }>(sql`
    select number, plan, affected::text[] as affected, published_at from hours.version where branch_id = ${branch} and number in (${number}, ${number - 1})`);
  const [its, old] = [rows.find((row) => row.number === number), rows.find((row) => row.number === number - 1)];
  if (!its) return undefined;
  return { at: its.published_at, affected: old ? its.affected : [], before: async (days) => {
    const marks = await marksOf(tx, branch, days[0] ?? '', days.at(-1) ?? '');
    return days.map((day) => openingOn(old?.plan ?? NO_PLAN, day, marks));
  } };
}

async function boardOf(tx: Tx, branch: string): Promise<Board> {
  return tx.one<Board>(sql`
    select place.id as branch, board.version, board.plan, place.time_zone as zone
    from app.place left join hours.board on board.id = place.id
    where place.id = ${branch} and place.kind = 'branch'`);
}

function withBoard(day: OpeningDay, board: Board): Opening {
  return { ...day, branch: board.branch, version: board.version ?? 0, zone: board.zone };
}

export async function marksOf(tx: Tx, branch: string, from: string, to: string): Promise<readonly MarkedDay[]> {
  return (await marksOfMany(tx, [branch], from, to)).get(branch) ?? [];
}

/** The marked days of each branch with those of its region and of the network: read once for each of these, however many branches there are. */
export async function marksOfMany(tx: Tx, branches: readonly string[], from: string, to: string): Promise<Map<string, readonly MarkedDay[]>> {
  const rows = await tx.many<MarkedDay & { place: string }>(sql`
    select level.id as place, level.kind as level, marked_day.day, marked_day.kind, marked_day.name, marked_day.name_en as "nameEn"
    from hours.marked_day join app.place level on level.id = marked_day.place_id
    where marked_day.day between ${from} and ${to}
      and (level.kind = 'network' or level.id = any (${branches}::uuid[]) or level.id in (select parent_id from app.place where id = any (${branches}::uuid[])))`);
  const [only, second] = branches;
  if (only !== undefined && second === undefined) return new Map([[only, rows]]);
  const at = (place: string) => rows.filter((one) => one.place === place);
  const own = new Map([...new Set(rows.map((one) => one.place))].map((place) => [place, at(place)]));
  const network = rows.filter((one) => one.level === 'network');
  const regions = new Map<string, readonly MarkedDay[]>();
  const places = await tx.many<{ branch: string; region: string }>(sql`select id as branch, parent_id as region from app.place where id = any (${branches}::uuid[])`);
  return new Map(places.map(({ branch, region }) => {
    const above = regions.get(region) ?? [...(own.get(region) ?? []), ...network];
    regions.set(region, above);
    const here = own.get(branch);
    return [branch, here ? [...here, ...above] : above];
  }));
}
