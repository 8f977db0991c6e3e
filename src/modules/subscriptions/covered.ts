import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { bookingsAmong, uncoveredBookings } from '#modules/appointments/index.ts';
import { toldSince } from '#modules/contact/index.ts';

/** Texts that tell a booked person of the change itself: what is kept instead, or that all stands again. */
const OF_THE_CHANGE = ['booking.proposal', 'booking.stands', 'booking.openAgain'] as const;

/** The phones (blind) that hear of a change of hours by a text of their own booking: sent since, or about to be sent because the hours leave the booking unserved. */
export async function coveredPhones(tx: Tx, asking: Asking, branch: string, since: Date): Promise<ReadonlySet<string>> {
  const told = (await toldSince(tx, branch, OF_THE_CHANGE, since)).flatMap((about) => /^booking\/(.+)$/.exec(about)?.[1] ?? []);
  const waiting = (await uncoveredBookings(tx, branch, asking.now)).map((one) => one.id);
  const bookings = await bookingsAmong(tx, branch, [...new Set([...told, ...waiting])]);
  return new Set([...bookings.values()].flatMap(({ phone_blind: blind }) => (blind === null ? [] : [blind.toString('hex')])));
}
