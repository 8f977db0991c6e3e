import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Announcement } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { freeAgainAt, mayBooking } from './rules.ts';
import { settings } from './settings.ts';
import { nextInLine, offer } from './standby.ts';
import { isCovered } from './reads/uncovered.ts';
import type { BookingRow } from './tables.ts';

/**
 * A booking ends before its time: cancelled, or missed. The place goes to the first of the standby list who fits; else a place
 * from the public becomes free after a while by chance, so that places cannot be passed from hand to hand.
 */
export async function leave(tx: Tx, asking: Asking, booking: BookingRow, as: 'cancelled' | 'no_show'): Promise<{ announces: Announcement[]; freeAt: Date | undefined }> {
  if (!mayBooking(as === 'cancelled' ? 'cancel' : 'markMissed', booking.state)) throw new Refusal('appointments.notCancellable', { status: 409 });
  const { branch_id: branch } = booking;
  // What the hours no longer serve is offered to nobody.
  const covered = await isCovered(tx, booking);
  const person = covered ? await nextInLine(tx, asking, branch, booking) : undefined;
  const freeAt = covered && person === undefined && as === 'cancelled' && booking.channel === 'online' ? await coolingUntil(tx, asking, branch) : undefined;
  const was = await tx.maybe<{ id: string | null }>(sql`
    select was.id from appointments.give_back(${branch}, ${JSON.stringify({
      booking: booking.id, state: as, now: asking.now.toISOString(), actor: asking.actor.id, hold: newId(), free_at: freeAt?.toISOString() ?? null,
    })}::jsonb) as was`);
  if (!was?.id) throw new Refusal('appointments.notCancellable', { status: 409 });
  const facts = { booking: booking.id, date: booking.business_on, group: booking.service_group, startsAt: booking.starts_at.toISOString() };
  const announces: Announcement[] = [{ topic: as === 'cancelled' ? 'appointments.cancelled' : 'appointments.missed', branch, facts }];
  if (person) announces.push(await offer(tx, asking, branch, person));
  return { announces, freeAt };
}

export async function coolingUntil(tx: Tx, asking: Asking, branch: string): Promise<Date> {
  const { freeAgainLeast, freeAgainMost } = await settingsAt(tx, { freeAgainLeast: settings.freeAgainLeast, freeAgainMost: settings.freeAgainMost }, branch, asking.now);
  return freeAgainAt(asking.now, asking.random(), freeAgainLeast, freeAgainMost);
}
