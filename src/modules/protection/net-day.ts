import { businessDate, instantOf } from '#kernel/time.ts';
import { closedZones, openingsOf, spansOf, type Opening } from '#modules/hours/index.ts';
import { areaLevelsOf, strictest, type AreaLevel } from '#modules/risk/index.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { PlanLine, Risk } from './plan.ts';
import { dutiesOf, dutyKey, riskAt, stateOf, type Duty, type DutyState, type RiskSince, type Windows, type WorkDay } from './rules-duties.ts';
import { settings } from './settings.ts';
import type { PlaceRow, RiskRow, RoundRow } from './tables.ts';

export type DutyNow = Readonly<{ duty: Duty; state: DutyState; round: RoundRow | undefined }>;

/** One branch's day as the rules see it: hours, level, plan, places, and what was done. */
export type NetDay = Readonly<{
  branch: string;
  date: string;
  zone: string;
  opening: Opening | undefined;
  day: WorkDay | undefined;
  risks: readonly RiskSince[];
  risk: Risk;
  /** the levels of the area in which it lies, if that is known */
  area: AreaLevel | undefined;
  plan: readonly PlanLine[];
  windows: Windows;
  places: readonly PlaceRow[];
  rounds: readonly RoundRow[];
  duties: readonly DutyNow[];
}>;

export async function netDayOf(tx: Tx, branch: string, now: Date): Promise<NetDay> {
  const [day] = await netDaysOf(tx, [branch], now);
  if (!day) throw new Error('one branch asked, none answered');
  return day;
}

/** The same for many branches at one look: ten statements, however many there are. */
export async function netDaysOf(tx: Tx, branches: readonly string[], now: Date): Promise<NetDay[]> {
  const zones = await tx.many<{ id: string; time_zone: string }>(sql`select id, time_zone from app.place where id = any (${branches}::uuid[]) and kind = 'branch' order by id`);
  const dates = new Map(zones.map((one) => [one.id, businessDate(now, one.time_zone)]));
  const openings = await openingsToday(tx, dates);
  const limits = await limitsOf(tx, branches, now);
  const places = byBranch(await tx.many<PlaceRow>(sql`
    select branch_id, id, code, class, zone_kind, source_id, name, name_en, electronic, position
    from protection.place where branch_id = any (${branches}::uuid[]) and removed_at is null order by branch_id, position, id`));
  const rounds = byBranch(await roundsOn(tx, dates));
  const risks = byBranch(await tx.many<RiskRow>(sql`
    select branch_id, level, from_at, reason from protection.risk where branch_id = any (${branches}::uuid[]) order by branch_id, from_at, set_at`));
  const areas = await areaLevelsOf(tx, branches, now);
  const shut = await closedZones(tx, branches);
  return zones.map(({ id, time_zone: zone }) => {
    const date = dates.get(id) ?? '';
    const { plan, windows, startingRisk, selfServiceDay } = limits(id);
    const opening = openings.get(id);
    const day = workDayOf(opening, date, zone, selfServiceDay);
    const own = [{ from: new Date(0), level: startingRisk }, ...(risks.get(id) ?? []).map((row) => ({ from: row.from_at, level: row.level }))];
    const area = areas.get(id);
    // A branch may be stricter than its area, never laxer.
    const since = area ? strictest(own, area.since) : own;
    const known = places.get(id) ?? [];
    const done = rounds.get(id) ?? [];
    return { branch: id, date, zone, opening, day, risks: since, risk: riskAt(since, now), area, plan, windows, places: known, rounds: done, duties: dutiesNow({ plan, windows, day, risks: since, places: shut.has(id) ? known.filter((place) => place.zone_kind !== 'self_service') : known, rounds: done, now }) };
  });
}

function dutiesNow(ask: { plan: readonly PlanLine[]; windows: Windows; day: WorkDay | undefined; risks: readonly RiskSince[]; places: readonly PlaceRow[]; rounds: readonly RoundRow[]; now: Date }): DutyNow[] {
  const { day, rounds, now } = ask;
  if (!day) return [];
  const done = new Map(rounds.flatMap((round) => (round.planned_at === null ? [] : [[dutyKey({ place: round.place_id, line: round.line, at: round.planned_at }), round] as const])));
  const places = ask.places.map((place) => ({ id: place.id, class: place.class, zone: place.zone_kind }));
  return dutiesOf({ plan: ask.plan, places, day, risks: ask.risks, windows: ask.windows }).map((duty) => {
    const round = done.get(dutyKey(duty));
    return { duty, round, state: stateOf(duty, round?.done_at, now) };
  });
}

/** From the first door that opens to the last that shuts. Without counters: the self-service zone, if its machines run. */
function workDayOf(opening: Opening | undefined, date: string, zone: string, selfService: { opens: string; closes: string }): WorkDay | undefined {
  if (!opening) return undefined;
  const spans = spansOf(opening, [...opening.personal, ...opening.corporate]);
  if (spans.length > 0) {
    return { date, zone, people: true, opens: new Date(Math.min(...spans.map((one) => one.from.getTime()))), closes: new Date(Math.max(...spans.map((one) => one.to.getTime()))) };
  }
  if (opening.machines.length === 0) return undefined;
  return { date, zone, people: false, opens: instantOf(date, selfService.opens, zone), closes: instantOf(date, selfService.closes, zone) };
}

async function openingsToday(tx: Tx, dates: ReadonlyMap<string, string>): Promise<Map<string, Opening>> {
  const openings = new Map<string, Opening>();
  for (const date of new Set(dates.values())) {
    const same = [...dates].filter(([, own]) => own === date).map(([branch]) => branch);
    for (const [branch, opening] of await openingsOf(tx, same, date)) openings.set(branch, opening);
  }
  return openings;
}

async function roundsOn(tx: Tx, dates: ReadonlyMap<string, string>): Promise<RoundRow[]> {
  return tx.many<RoundRow>(sql`
    select round.branch_id, id, walk_id, place_id, line, kind, planned_at, done_at, done_by, scanned, agent, strength, batch, minutes, finding, settled_at
    from unnest(${[...dates.keys()]}::uuid[], ${[...dates.values()]}::date[]) as today (branch, on_date)
    join protection.round on round.branch_id = today.branch and round.on_date = today.on_date and round.undone_at is null
    order by round.branch_id, done_at, id`);
}

const { plan, windows, startingRisk, selfServiceDay } = settings;
const NEEDED = { plan, windows, startingRisk, selfServiceDay };

/** The settings in force at each branch; those that nobody has set share one object. */
async function limitsOf(tx: Tx, branches: readonly string[], now: Date) {
  const rows = await tx.many<{ branch: string; name: string; value: unknown }>(sql`
    select branch, name, value from unnest(${branches}::uuid[]) as branch
    cross join unnest(${Object.values(NEEDED).map((one) => one.name)}::text[]) as name
    cross join lateral (select app.setting_of(name, branch, ${now}) as value) set_to
    where value is not null`);
  const stored = new Map<string, unknown>(rows.map((row) => [`${row.branch} ${row.name}`, row.value]));
  const of = <K extends keyof typeof NEEDED>(branch: string, key: K): (typeof NEEDED)[K]['fallback'] => {
    const value = stored.get(`${branch} ${NEEDED[key].name}`);
    return value === undefined ? NEEDED[key].fallback : NEEDED[key].value.parse(value);
  };
  return (branch: string) => ({ plan: of(branch, 'plan'), windows: of(branch, 'windows'), startingRisk: of(branch, 'startingRisk'), selfServiceDay: of(branch, 'selfServiceDay') });
}

function byBranch<Row extends { branch_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.branch_id);
    if (group) group.push(row);
    else groups.set(row.branch_id, [row]);
  }
  return groups;
}
