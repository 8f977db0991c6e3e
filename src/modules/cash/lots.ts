import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { areaLevelAt, type Level } from '#modules/risk/index.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { countedDays, needOf, standOf, type Hold, type Known } from './rules.ts';
import { settings } from './settings.ts';
import type { LotRow } from './tables.ts';

const ELSEWHERE = { received: 'cash.isNotReceived', sealed: 'cash.isNotSealed', held: 'cash.isNotHeld' } as const;

/** These lots, held fast until the deed is done; refused as a whole when one of them is unknown or elsewhere on its way. */
export async function lotsIn(tx: Tx, branch: string, ids: readonly string[], state: keyof typeof ELSEWHERE): Promise<LotRow[]> {
  const rows = await tx.many<LotRow>(sql`select * from cash.lot where branch_id = ${branch} and id = any (${ids}::uuid[]) order by id for update`);
  if (rows.length !== new Set(ids).size) throw new Refusal('cash.lotUnknown', { status: 404 });
  const other = rows.find((row) => row.state !== state);
  if (other) throw new Refusal(ELSEWHERE[state], { params: { seal: other.seal } });
  return rows;
}

/** The days for which a hold begun now would last at this branch. */
export async function needNow(tx: Tx, branch: string, now: Date, at?: Level): Promise<{ needDays: number; level: Level | undefined }> {
  const [level, days] = [at ?? await areaLevelAt(tx, branch, now), await settings.holdDays.at(tx, branch, now)];
  return { needDays: days[level ?? 'low'], level };
}

export async function todayAt(asking: Pick<Asking, 'house' | 'now'>, branch: string): Promise<string> {
  return businessDate(asking.now, await asking.house.places.zoneOf(branch));
}

/** The days since the oldest hold that still lasts. */
export async function knownDays(tx: Tx, branch: string, today: string): Promise<Known> {
  const rows = await tx.many<{ date: string }>(sql`
    select on_date as date from cash.day
    where branch_id = ${branch} and counts and on_date > (select min(held_from) from cash.lot where branch_id = ${branch} and state = 'held') and on_date <= ${today}`);
  return { today, counted: new Set(rows.map((row) => row.date)) };
}

export function holdOf(row: Pick<LotRow, 'source' | 'held_from' | 'need_days'>, needDays: number): Hold {
  return { source: row.source, from: row.held_from ?? '', needDays: needOf(row.need_days, needDays) };
}

/** 到期才能出库: refuses, with the reason and the date, what may not be paid out yet; says how many days each was held. */
export async function checkedForRelease(tx: Tx, branch: string, rows: readonly LotRow[], asking: Asking): Promise<Map<string, { heldDays: number; needDays: number }>> {
  const today = await todayAt(asking, branch);
  const [known, { needDays }] = [await knownDays(tx, branch, today), await needNow(tx, branch, asking.now)];
  return new Map(rows.map((row) => {
    const hold = holdOf(row, needDays);
    const stand = standOf(hold, known);
    if (stand.is === 'toHandOver') throw new Refusal('cash.neverPaidOut', { params: { seal: row.seal } });
    if (stand.is === 'clockBehind') throw new Refusal('cash.clockBehind', { params: { seal: row.seal, from: hold.from, today } });
    if (stand.is === 'early') throw new Refusal('cash.early', { params: { seal: row.seal, days: hold.needDays, from: hold.from, until: stand.until } });
    if (stand.is === 'unwitnessed') throw new Refusal('cash.unwitnessed', { params: { seal: row.seal, held: countedDays(hold, known), days: hold.needDays } });
    return [row.id, { heldDays: countedDays(hold, known), needDays: hold.needDays }] as const;
  }));
}
