import { NETWORK, newId } from '#kernel/id.ts';
import { addDays, addMinutes, businessDate, instantOf } from '#kernel/time.ts';
import type { Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { levelInForce, verdictOn, type Level, type Rule, type Since, type Total } from './rules.ts';
import { settings } from './settings.ts';
import type { AreaRow, StandingRow } from './tables.ts';

/** The rule in force on each of some days. */
export async function rulesOn(tx: Tx, days: readonly string[]): Promise<Map<string, Rule>> {
  const rows = await tx.many<{ day: string; value: unknown }>(sql`
    select day, app.setting_of(${settings.rule.name}, ${NETWORK}, noon) as value
    from unnest(${days}::text[], ${days.map((day) => instantOf(day, '12:00', 'Asia/Shanghai'))}::timestamptz[]) as one (day, noon)`);
  return new Map(rows.map(({ day, value }) => [day, value === null ? settings.rule.fallback : settings.rule.value.parse(value)]));
}

export async function totalsOf(tx: Tx, areas: readonly string[]): Promise<Map<string, Total[]>> {
  const rows = await tx.many<{ area: string } & Total>(sql`
    select area_code as area, day, confirmed as total from risk.count where area_code = any (${areas}::text[]) order by area_code, day`);
  return grouped(rows, (row) => row.area);
}

export async function lastStandings(tx: Tx, areas: readonly string[]): Promise<Map<string, StandingRow>> {
  const rows = await tx.many<StandingRow>(sql`
    select distinct on (area_code) * from risk.standing where area_code = any (${areas}::text[]) order by area_code, from_at desc, id desc`);
  return new Map(rows.map((row) => [row.area_code, row]));
}

/** The areas in which branches lie. */
export async function areasInUse(tx: Tx): Promise<AreaRow[]> {
  return tx.many<AreaRow>(sql`select code, name, time_zone from risk.area where code in (select area_code from risk.place_area) order by code`);
}

type Due = Readonly<{ area: string; row: Omit<StandingRow, 'id' | 'from_at' | 'set_by' | 'reason'>; changes: boolean }>;

/** The areas whose level is another one by now than the one that stands: the counts moved on, the rule did, or a level by hand has run out. */
export async function dueNow(tx: Tx, now: Date, more: { lifting?: string } = {}): Promise<Due[]> {
  const areas = await areasInUse(tx);
  const { lagDays, whenUnknown } = await settingsAt(tx, { lagDays: settings.lagDays, whenUnknown: settings.whenUnknown }, NETWORK, now);
  const todays = new Map(areas.map((area) => [area.code, businessDate(now, area.time_zone)]));
  const [last, totals] = [await lastStandings(tx, areas.map(({ code }) => code)), await totalsOf(tx, areas.map(({ code }) => code))];
  const rules = await rulesOn(tx, [...new Set([...todays.values()].map((today) => addDays(today, -lagDays)))]);
  return areas.flatMap(({ code }): Due[] => {
    const [today, before] = [todays.get(code) ?? '', last.get(code)];
    if (before?.until_on && before.until_on >= today && more.lifting !== code) return [];
    const counted = addDays(today, -lagDays);
    const verdict = verdictOn(totals.get(code) ?? [], counted, rules.get(counted) ?? settings.rule.fallback);
    const level = levelInForce(verdict.level, before?.level, whenUnknown);
    if (before && before.judged === verdict.level && before.level === level) return [];
    return [{ area: code, row: { area_code: code, level, judged: verdict.level, counted_to: verdict.level === 'none' ? null : counted, fresh: verdict.fresh, until_on: null }, changes: before?.level !== level }];
  });
}

export async function writeStandings(tx: Tx, asking: Asking, rows: readonly Omit<StandingRow, 'id' | 'from_at' | 'set_by'>[]): Promise<void> {
  await tx.run(sql`
    insert into risk.standing (area_code, id, from_at, level, judged, counted_to, fresh, until_on, reason, set_by)
    select area_code, id, ${asking.now}, level, judged, counted_to, fresh, until_on, reason, ${asking.actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))}::jsonb)
      as one (area_code text, id uuid, level text, judged text, counted_to date, fresh int, until_on date, reason text)`);
}

/** Each branch of these areas hears of it: its plan, its hall and its opening list hang on the level. */
export async function newsFor(tx: Tx, levels: ReadonlyMap<string, Level>): Promise<Announcement[]> {
  const rows = await tx.many<{ branch: string; area: string }>(sql`${branchAreas} where area = any (${[...levels.keys()]}::text[])`);
  return rows.map(({ branch, area }) => ({ topic: 'risk.levelChanged', branch, facts: { area, level: levels.get(area) } }));
}

/** Each branch with its area: its own word before its region's. */
const branchAreas = sql`
  select branch, area from (
    select place.id as branch, coalesce(own.area_code, regional.area_code) as area from app.place
    left join risk.place_area own on own.place_id = place.id left join risk.place_area regional on regional.place_id = place.parent_id
    where place.kind = 'branch') branch_area`;

export async function branchesIn(tx: Tx, area: string): Promise<string[]> {
  return (await tx.many<{ branch: string }>(sql`${branchAreas} where area = ${area}`)).map((row) => row.branch);
}

export type AreaLevel = Readonly<{ code: string; name: string; since: readonly (Since & Pick<StandingRow, 'judged'>)[] }>;

const LATELY_DAYS = 2;

/** The levels of the last days in the area of each branch, begun with the one that stood before them; a branch without an area is not there. */
export async function areaLevelsOf(tx: Tx, branches: readonly string[], now: Date): Promise<Map<string, AreaLevel>> {
  const lately = addMinutes(now, -LATELY_DAYS * 24 * 60);
  const rows = await tx.many<{ branch: string; code: string; name: string; from: Date; level: Level; judged: StandingRow['judged'] }>(sql`
    select branch, area.code, area.name, stood.from_at as "from", stood.level, stood.judged from (${branchAreas} where branch = any (${branches}::uuid[])) lying
    join risk.area on area.code = lying.area
    cross join lateral (
      select from_at, id, level, judged from risk.standing where area_code = lying.area and from_at > ${lately}
      union all
      (select from_at, id, level, judged from risk.standing where area_code = lying.area and from_at <= ${lately} order by from_at desc, id desc limit 1)) stood
    order by branch, stood.from_at, stood.id`);
  return new Map([...grouped(rows, (row) => row.branch)].map(([branch, own]) => [branch, {
    code: own[0]?.code ?? '', name: own[0]?.name ?? '', since: own.map(({ from, level, judged }) => ({ from, level, judged })),
  }]));
}

/** The level that stands at a branch's area at this instant; undefined where it lies in none. */
export async function areaLevelAt(tx: Tx, branch: string, at: Date): Promise<Level | undefined> {
  const row = await tx.maybe<{ level: Level }>(sql`
    select standing.level from app.place
    left join risk.place_area own on own.place_id = place.id left join risk.place_area regional on regional.place_id = place.parent_id
    join risk.standing on standing.area_code = coalesce(own.area_code, regional.area_code) and standing.from_at <= ${at}
    where place.id = ${branch} order by standing.from_at desc, standing.id desc limit 1`);
  return row?.level;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
