import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { holdFor, rebook, releaseHold, type BookingRow } from '#modules/appointments/index.ts';
import type { OfferRow } from './tables.ts';

const A_MOMENT_MINUTES = 1;

/** The old booking goes over to the place that is kept for it, in one step. */
export async function goOver(tx: Tx, asking: Asking, offer: OfferRow) {
  if (offer.to_branch_id === null || offer.hold_id === null) throw new Refusal('closures.noOffer', { status: 409 });
  const to = { branch: offer.to_branch_id, hold: offer.hold_id };
  const made = await rebook.within(tx, asking, { branch: offer.branch_id, booking: offer.booking_id, to }, offer.branch_id);
  await tx.run(sql`update closures.offer set state = 'accepted', ended_at = ${asking.now}, new_booking_id = ${made.booking} where branch_id = ${offer.branch_id} and id = ${offer.id}`);
  return made;
}

/** The same to a place of the person's own choice. Whoever was displaced may have any free place that the desk could give, and nobody twice. */
export async function goTo(tx: Tx, asking: Asking, offer: OfferRow, booking: BookingRow, to: { branch: string; startsAt: Date }) {
  if (!(await asking.house.places.isBranch(to.branch))) throw new Refusal('branch.unknown', { status: 404 });
  await giveBack(tx, asking, offer);
  const { hold } = await holdFor.within(tx, asking, {
    branch: to.branch, service: booking.service_code, startsAt: to.startsAt.toISOString(), kind: 'deferral', minutes: A_MOMENT_MINUTES, keptFor: booking.kept_for, channel: 'desk',
  }, to.branch);
  await tx.run(sql`
    update closures.offer set state = 'offered', to_branch_id = ${to.branch}, hold_id = ${hold}, to_starts_at = ${to.startsAt}, expires_at = ${asking.now}, wish_branch_id = null, wish_starts_at = null
    where branch_id = ${offer.branch_id} and id = ${offer.id}`);
  return goOver(tx, asking, { ...offer, to_branch_id: to.branch, hold_id: hold });
}

/** What is kept for somebody becomes free. Giving back twice changes nothing. */
export async function giveBack(tx: Tx, asking: Asking, { to_branch_id: branch, hold_id: hold }: OfferRow): Promise<void> {
  if (branch !== null && hold !== null) await releaseHold.within(tx, asking, { branch, hold });
}
