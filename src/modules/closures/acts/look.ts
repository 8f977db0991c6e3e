import { z } from 'zod';
import { act } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bookingOf, bookingsAmong, isCovered, type BookingRow } from '#modules/appointments/index.ts';
import { begin } from '../begin.ts';
import { can } from '../can.ts';
import { giveBack } from '../go-over.ts';
import type { OfferState } from '../rules.ts';
import type { OfferRow } from '../tables.ts';
import { tell } from '../tell.ts';

/**
 * Looks at one branch: who is left unserved by the hours as they are now gets an offer begun; an open offer whose booking is served again, was
 * moved, given up or is over ends; a kept time that ran out becomes somebody to call. Looking twice changes nothing.
 */
export const look = act({
  name: 'closures.look',
  may: can.tend,
  input: z.object({ at: z.uuid() }),
  run: async ({ tx, asking, input: { at } }) => {
    const ended = await endOrLapse(tx, asking, at);
    const begun = await begin(tx, asking, at);
    const backAgain = await tellOpenAgain(tx, asking, at);
    const waiting = await tx.many<{ id: string }>(sql`select id from closures.offer where branch_id = ${at} and state = 'waiting' order by starts_at, id`);
    const facts = { begun, ...ended, backAgain };
    return {
      answer: { waiting: waiting.map(({ id }) => id), ...facts },
      trace: { object: `branch/${at}`, facts },
      announces: [{ topic: 'closures.looked', branch: at, facts }],
    };
  },
});

async function endOrLapse(tx: Tx, asking: Asking, at: string): Promise<{ ended: number; lapsed: number }> {
  const open = await tx.many<OfferRow>(sql`select * from closures.offer where branch_id = ${at} and ended_at is null order by id for update`);
  const bookings = await bookingsAmong(tx, at, open.map((one) => one.booking_id));
  const count = { ended: 0, lapsed: 0 };
  for (const offer of open) {
    const booking = bookings.get(offer.booking_id);
    const end = booking === undefined ? 'cancelled' : await endOf(tx, asking, offer, booking);
    if (end !== undefined) {
      count.ended += 1;
      await close(tx, asking, offer, end);
      if (end === 'restored' && booking && offer.times_proposed > 0) await tell(tx, asking, { booking, template: 'booking.stands', code: booking.code, occasion: offer.id, validUntil: booking.starts_at });
    } else if (booking && booking.starts_at.getTime() !== offer.starts_at.getTime()) {
      await giveBack(tx, asking, offer);
      await tx.run(sql`update closures.offer set state = 'waiting', starts_at = ${booking.starts_at}, wish_branch_id = null, wish_starts_at = null where branch_id = ${at} and id = ${offer.id}`);
    } else if (offer.state === 'offered' && offer.expires_at !== null && offer.expires_at <= asking.now) {
      count.lapsed += 1;
      await giveBack(tx, asking, offer);
      await tx.run(sql`update closures.offer set state = 'lapsed' where branch_id = ${at} and id = ${offer.id}`);
    }
  }
  return count;
}

/** How an open offer ends because of what became of its booking; undefined: it stays open. */
async function endOf(tx: Tx, asking: Asking, offer: OfferRow, booking: BookingRow): Promise<OfferState | undefined> {
  if (booking.state === 'cancelled') return 'cancelled';
  const covered = await isCovered(tx, booking);
  if (booking.starts_at.getTime() !== offer.starts_at.getTime()) return covered ? 'moved' : undefined;
  if (covered) return 'restored';
  return booking.state !== 'confirmed' || booking.starts_at <= asking.now ? 'missed' : undefined;
}

async function close(tx: Tx, asking: Asking, offer: OfferRow, as: OfferState): Promise<void> {
  await giveBack(tx, asking, offer);
  await tx.run(sql`update closures.offer set state = ${as}, ended_at = ${asking.now} where branch_id = ${offer.branch_id} and id = ${offer.id} and ended_at is null`);
}

/** Who moved away hears once that the own branch is open again at the old time; the new booking stays theirs. */
async function tellOpenAgain(tx: Tx, asking: Asking, at: string): Promise<number> {
  const moved = await tx.many<OfferRow>(sql`
    select * from closures.offer where branch_id = ${at} and state = 'accepted' and told_open_at is null and starts_at > ${asking.now} order by id for update`);
  let told = 0;
  for (const offer of moved) {
    if (offer.to_branch_id === null || offer.to_branch_id === at || offer.new_booking_id === null) continue;
    const booking = await bookingOf(tx, at, offer.booking_id);
    if (!(await isCovered(tx, booking))) continue;
    const made = await bookingOf(tx, offer.to_branch_id, offer.new_booking_id);
    if (made.state !== 'confirmed') continue;
    await tell(tx, asking, { booking, template: 'booking.openAgain', code: made.code, occasion: offer.id, to: { branch: made.branch_id, startsAt: made.starts_at }, validUntil: made.starts_at });
    await tx.run(sql`update closures.offer set told_open_at = ${asking.now} where branch_id = ${at} and id = ${offer.id}`);
    told += 1;
  }
  return told;
}
