import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { isOwner, type Proof } from './person.ts';
import { readCode } from './rules.ts';
import type { BookingRow, StandbyRow } from './tables.ts';
import { tries } from './tries.ts';

const lookUps = tries();

const BOOKING = sql`branch_id, id, business_on, service_code, service_group, starts_at, ends_at, state, channel, kept_for, code, phone_sealed, phone_blind, lang,
  sequence_count, booked_at, checked_in_at, cancelled_at, missed_at`;

export type Own = Readonly<{ branch: string; code: string }> & Proof;

/**
 * The booking of who names its code and proves to be the person. Wrong code, wrong phone and nothing at all answer alike, and
 * failed tries are counted (tries.ts), so that nobody finds out who has a booking.
 */
export async function ownBooking(tx: Tx, asking: Asking, own: Own): Promise<BookingRow> {
  return proven(asking, own, () => tx.many<BookingRow>(sql`
    select ${BOOKING} from appointments.booking
    where branch_id = ${own.branch} and code = ${readCode(own.code)} and business_on >= ${yesterday(asking)}
    order by business_on`));
}

export async function ownStandby(tx: Tx, asking: Asking, own: Own): Promise<StandbyRow> {
  return proven(asking, own, () => tx.many<StandbyRow>(sql`
    select branch_id, id, business_on, service_code, service_group, from_at, until_at, state, code, phone_sealed, phone_blind, lang, hold_id, booking_id
    from appointments.standby
    where branch_id = ${own.branch} and code = ${readCode(own.code)} and business_on >= ${yesterday(asking)}
    order by business_on`));
}

async function proven<Row extends { id: string; phone_blind: Buffer | null }>(asking: Asking, own: Own, rows: () => Promise<Row[]>): Promise<Row> {
  const { secrets, clock } = asking.house;
  const keys = [`code ${own.branch} ${readCode(own.code)}`, ...(own.phone === undefined ? [] : [`phone ${secrets.blind('phone', own.phone)}`])];
  lookUps.check(keys, clock.real());
  const row = (await rows()).find((one) => isOwner(secrets, one, own));
  if (row) return row;
  lookUps.failed(keys, clock.real());
  throw new Refusal('appointments.notFound', { status: 404 });
}

/** Zones differ by less than a day: a booking of today is found everywhere, one of last week nowhere. */
function yesterday(asking: Asking): string {
  return businessDate(new Date(asking.now.getTime() - 24 * 3_600_000), 'UTC');
}

/** Bookings of one branch by their ids. */
export async function bookingsAmong(tx: Tx, branch: string, bookings: readonly string[]): Promise<Map<string, BookingRow>> {
  const rows = await tx.many<BookingRow>(sql`select ${BOOKING} from appointments.booking where branch_id = ${branch} and id = any (${bookings}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The booking that staff name by its id, in their own branch. */
export async function bookingOf(tx: Tx, branch: string, booking: string): Promise<BookingRow> {
  const row = await tx.maybe<BookingRow>(sql`select ${BOOKING} from appointments.booking where branch_id = ${branch} and id = ${booking}`);
  if (!row) throw new Refusal('appointments.notFound', { status: 404 });
  return row;
}
