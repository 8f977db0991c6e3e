import { addDays, businessDate } from '#kernel/time.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { peopleByDay } from '#modules/lobby/index.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { netDayOf } from './net-day.ts';
import { coverDays, dailyUse, meanOf, standOf, type Basis, type Item } from './rules-supplies.ts';
import { settings } from './settings.ts';

export type ItemRow = Item & Readonly<{ code: string; name: string; nameEn: string; unit: string; unitEn: string }>;
export type MovementKind = 'receive' | 'issue' | 'count' | 'write_off' | 'correct' | 'send' | 'take';
export type Part = Readonly<{ batch: string; expires: string | null; quantity: number }>;
type Move = Readonly<{ item: string; batch: string; quantity: number }>;

export async function itemsInUse(tx: Tx): Promise<ItemRow[]> {
  return tx.many<ItemRow>(sql`
    select code, name, name_en as "nameEn", unit, unit_en as "unitEn", must_have as "mustHave", least_count as "leastCount", per_staff as "perStaff", per_visitor as "perVisitor", per_disinfection as "perDisinfection"
    from protection.item where withdrawn_at is null order by position, code`);
}

export async function itemOf(tx: Tx, code: string): Promise<ItemRow> {
  const item = (await itemsInUse(tx)).find((one) => one.code === code);
  if (!item) throw new Refusal('protection.itemUnknown', { status: 404 });
  return item;
}

/** Supplies limits in force at a branch. */
export async function limitsOf(tx: Tx, branch: string, now: Date) {
  const { cover, basisDays, staffUntilKnown, visitorsUntilKnown, expirySoonDays } = settings;
  return settingsAt(tx, { cover, basisDays, staffUntilKnown, visitorsUntilKnown, expirySoonDays }, branch, now);
}

/** 真实的班和客流: the mean of the last days on which the branch was open; what the settings say while nothing is known. */
export async function basisOf(tx: Tx, branch: string, now: Date): Promise<Basis & { days: number }> {
  const limits = await limitsOf(tx, branch, now);
  const day = await netDayOf(tx, branch, now);
  const past = await peopleByDay(tx, branch, addDays(day.date, -limits.basisDays), addDays(day.date, -1));
  const onSite = await staffOnSite(tx, branch, addDays(day.date, -limits.basisDays), day.date);
  const staffOf = (date: string, atCounters: number): number => onSite.get(date) ?? atCounters;
  const staffed = [...new Map([...past.map((one) => [one.date, one.atCounters] as const), ...[...onSite.keys()].map((date) => [date, 0] as const)])].map(([date, atCounters]) => staffOf(date, atCounters)).filter((count) => count > 0);
  return {
    staff: meanOf(staffed, limits.staffUntilKnown), visitors: meanOf(past.map((one) => one.visitors), limits.visitorsUntilKnown),
    disinfections: day.duties.filter(({ duty }) => duty.kind === 'disinfection').length, days: past.length,
  };
}

/** Who was there when the gate was signed, day by day. */
async function staffOnSite(tx: Tx, branch: string, from: string, until: string): Promise<Map<string, number>> {
  const rows = await tx.many<{ date: string; count: number }>(sql`select on_date as date, staff_count as count from protection.gate where branch_id = ${branch} and on_date between ${from} and ${until}`);
  return new Map(rows.map((row) => [row.date, row.count]));
}

/** Writes what moved, and the branch's shelf anew for whoever looks for a branch with plenty. */
export async function moved(tx: Tx, asking: Asking, branch: string, kind: MovementKind, moves: readonly Move[], more: { note?: string | null; transfer?: string } = {}): Promise<void> {
  const rows = moves.map((one) => ({ ...one, id: newId() }));
  await tx.run(sql`
    insert into protection.movement (branch_id, id, item_code, batch, kind, quantity, at, by_actor, note, transfer_id)
    select ${branch}, id, item, batch, ${kind}, quantity, ${asking.now}, ${asking.actor.id}, ${more.note ?? null}, ${more.transfer ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as move (id uuid, item text, batch text, quantity int) returning id`);
  const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
  await tx.run(sql`
    insert into protection.shelf (place_id, item_code, quantity, daily_use, noted_at)
    select ${branch}, item, (select coalesce(sum(quantity), 0) from protection.stock where branch_id = ${branch} and item_code = item and (quantity < 0 or expires_on is null or expires_on >= ${today})), 0, ${asking.now}
    from unnest(${[...new Set(moves.map((one) => one.item))]}::text[]) as item
    on conflict (place_id, item_code) do update set quantity = excluded.quantity, noted_at = excluded.noted_at`);
}

/** So many put into each batch; a batch that was short is no longer marked once there is something of it. */
export async function putIn(tx: Tx, branch: string, parts: readonly (Part & { item: string })[]): Promise<void> {
  await tx.run(sql`
    insert into protection.stock (branch_id, item_code, batch, expires_on, quantity)
    select ${branch}, item, batch, max(expires), sum(quantity) from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as part (item text, batch text, expires date, quantity int) group by item, batch
    on conflict (branch_id, item_code, batch) do update set quantity = stock.quantity + excluded.quantity, expires_on = coalesce(excluded.expires_on, stock.expires_on),
      short_by = case when stock.quantity + excluded.quantity < 0 then stock.short_by end, short_why = case when stock.quantity + excluded.quantity < 0 then stock.short_why end`);
}

/** What expires first goes first; refused, with nothing taken, when there is not enough. */
export async function takeOut(tx: Tx, branch: string, item: ItemRow, quantity: number, today: string): Promise<Part[]> {
  const { parts } = await tx.one<{ parts: Part[] | null }>(sql`select protection.take_out(${branch}, ${item.code}, ${quantity}, ${today}) as parts`);
  if (parts) return parts;
  const { there } = await tx.one<{ there: number }>(sql`
    select coalesce(sum(quantity), 0)::int as there from protection.stock where branch_id = ${branch} and item_code = ${item.code} and quantity > 0 and (expires_on is null or expires_on >= ${today})`);
  throw new Refusal('protection.notEnough', { params: { there, wanted: quantity } });
}

export type ShelfNow = Readonly<{ item: ItemRow; quantity: number; use: number; days: number | null; stand: ReturnType<typeof standOf> }>;

/** How each item stands at a branch now: what is good to use, what goes in a day, and for how many days it lasts. */
export async function shelvesOf(tx: Tx, branch: string, now: Date): Promise<{ shelves: ShelfNow[]; basis: Basis & { days: number } }> {
  const [items, basis, limits] = [await itemsInUse(tx), await basisOf(tx, branch, now), await limitsOf(tx, branch, now)];
  const { zone } = await tx.one<{ zone: string }>(sql`select time_zone as zone from app.place where id = ${branch}`);
  const rows = await tx.many<{ item: string; quantity: number }>(sql`
    select item_code as item, sum(quantity)::int as quantity from protection.stock
    where branch_id = ${branch} and (quantity < 0 or expires_on is null or expires_on >= ${businessDate(now, zone)}) group by item_code`);
  const there = new Map(rows.map((row) => [row.item, row.quantity]));
  const shelves = items.map((item) => {
    const [quantity, use] = [there.get(item.code) ?? 0, dailyUse(item, basis)];
    const days = coverDays(item, quantity, use);
    return { item, quantity, use, days, stand: standOf(days, limits.cover) };
  });
  return { shelves, basis };
}
