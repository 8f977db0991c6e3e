import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { ItemText } from './item-text.ts';
import type { Hanging } from './places.ts';

/** The three writes that the branch's and the wide deeds share. A place's items are touched only through that place. */
export async function added(tx: Tx, asking: Asking, at: Hanging, text: ItemText) {
  checkDays(text);
  const item = newId();
  await tx.run(sql`
    insert into signage.item (id, level, place_id, kind, zh, en, from_on, until_on, position, urgent_until, look, spoken, weekdays, daily_from, daily_until, added_at, added_by)
    values (${item}, ${at.level}, ${at.place}, ${text.kind}, ${text.zh}, ${text.en}, ${text.fromOn}, ${text.untilOn}, ${text.position}, ${urgentUntil(asking, text)},
      ${text.look}, ${text.spoken}, ${text.weekdays}, ${text.dailyFrom}, ${text.dailyUntil}, ${asking.now}, ${asking.actor.id})`);
  return { answer: { item }, trace: { object: `item/${item}`, facts: { level: at.level, place: at.place, kind: text.kind, urgent: text.urgentMinutes !== null } }, announces: at.news };
}

export async function changed(tx: Tx, asking: Asking, at: Hanging, item: string, revision: number, text: ItemText) {
  checkDays(text);
  const done = await tx.run(sql`
    update signage.item set kind = ${text.kind}, zh = ${text.zh}, en = ${text.en}, from_on = ${text.fromOn}, until_on = ${text.untilOn}, position = ${text.position},
      urgent_until = ${urgentUntil(asking, text)}, look = ${text.look}, spoken = ${text.spoken}, weekdays = ${text.weekdays}, daily_from = ${text.dailyFrom}, daily_until = ${text.dailyUntil},
      revision = revision + 1, changed_at = ${asking.now}, changed_by = ${asking.actor.id}
    where id = ${item} and place_id = ${at.place} and withdrawn_at is null and revision = ${revision}`);
  if (done === 0) throw await whyNot(tx, at, item);
  return { answer: { item }, trace: { object: `item/${item}`, facts: { level: at.level, place: at.place, kind: text.kind, urgent: text.urgentMinutes !== null } }, announces: at.news };
}

export async function withdrawn(tx: Tx, asking: Asking, at: Hanging, item: string) {
  const done = await tx.run(sql`
    update signage.item set withdrawn_at = ${asking.now}, withdrawn_by = ${asking.actor.id} where id = ${item} and place_id = ${at.place} and withdrawn_at is null`);
  if (done === 0) throw await whyNot(tx, at, item);
  return { answer: { item }, trace: { object: `item/${item}`, facts: { level: at.level, place: at.place } }, announces: at.news };
}

function checkDays(text: ItemText): void {
  if (text.untilOn !== null && text.untilOn < text.fromOn) throw new Refusal('signage.endsFirst', { status: 422 });
  if (text.dailyFrom !== null && text.dailyUntil !== null && text.dailyUntil <= text.dailyFrom) throw new Refusal('signage.timesCross', { status: 422 });
}

function urgentUntil(asking: Asking, text: ItemText): Date | null {
  return text.urgentMinutes === null ? null : addMinutes(asking.now, text.urgentMinutes);
}

async function whyNot(tx: Tx, at: Hanging, item: string): Promise<Refusal> {
  const row = await tx.maybe<{ gone: boolean }>(sql`select withdrawn_at is not null as gone from signage.item where id = ${item} and place_id = ${at.place}`);
  if (!row) return new Refusal('signage.itemUnknown', { status: 404 });
  return new Refusal(row.gone ? 'signage.itemWithdrawn' : 'signage.itemChanged', { status: 409 });
}
