import { newId } from '#kernel/id.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { uncoveredBookings } from '#modules/appointments/index.ts';
import { draftOfVersion } from '#modules/hours/index.ts';
import type { AskedRow } from './tables.ts';

/** Everybody whom the hours as they are now leave unserved has an open offer; how many were begun. Beginning twice changes nothing. */
export async function begin(tx: Tx, asking: Asking, at: string): Promise<number> {
  const uncovered = await uncoveredBookings(tx, at, asking.now);
  const version = Math.max(0, ...uncovered.map((one) => one.hoursVersion));
  let begun = 0;
  let closure: string | undefined;
  for (const one of uncovered) {
    const { open } = await tx.one<{ open: boolean }>(sql`select exists (select from closures.offer where branch_id = ${at} and booking_id = ${one.id} and ended_at is null) as open`);
    if (open) continue;
    closure ??= await closureOf(tx, asking, at, version);
    begun += await tx.run(sql`
      insert into closures.offer (branch_id, id, closure_id, booking_id, booking_code, service_code, starts_at)
      values (${at}, ${newId()}, ${closure}, ${one.id}, ${one.code}, ${one.service}, ${one.startsAt})
      on conflict (branch_id, booking_id) where ended_at is null do nothing`);
  }
  return begun;
}

/** The closure of a version; what was said of the draft that it came from holds for it. */
export async function closureOf(tx: Tx, asking: Asking, at: string, version: number): Promise<string> {
  const made = await tx.run(sql`
    insert into closures.closure (branch_id, id, hours_version, opened_at) values (${at}, ${newId()}, ${version}, ${asking.now}) on conflict (branch_id, hours_version) do nothing`);
  const { id } = await tx.one<{ id: string }>(sql`select id from closures.closure where branch_id = ${at} and hours_version = ${version}`);
  const draft = made === 0 ? undefined : await draftOfVersion(tx, at, version);
  const asked = draft === undefined ? undefined : await tx.maybe<AskedRow>(sql`select * from closures.asked where branch_id = ${at} and draft_id = ${draft}`);
  if (asked) await say(tx, { at, closure: id }, { ...asked, by: asked.asked_by, filedAt: asked.asked_at });
  return id;
}

export type Said = Pick<AskedRow, 'from_on' | 'to_on' | 'from_clock' | 'cause' | 'filed_to' | 'filed_as'> & Readonly<{ by: string; filedAt: Date }>;

/** Who closed, from when to when, why, and the report to the authority. */
export async function say(tx: Tx, { at, closure }: { at: string; closure: string }, said: Said): Promise<void> {
  const isFiled = said.filed_to !== null;
  await tx.run(sql`
    update closures.closure set from_on = ${said.from_on}, to_on = ${said.to_on}, from_clock = ${said.from_clock}, closed_by = ${said.by}, cause = ${said.cause},
      filed_to = ${said.filed_to}, filed_as = ${said.filed_as}, filed_at = ${isFiled ? said.filedAt : null}, filed_by = ${isFiled ? said.by : null}
    where branch_id = ${at} and id = ${closure}`);
}
