import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { sql } from '#platform/sql.ts';
import { branchOf } from '#modules/branches/index.ts';
import { serviceOf } from '#modules/services/index.ts';
import { own } from '../acts/cancel.ts';
import { can } from '../can.ts';
import { ownBooking, ownStandby, type Own } from '../own.ts';
import { linkKey } from '../person.ts';
import { BOOKING_DEEDS } from '../rules.ts';
import type { BookingRow, StandbyRow } from '../tables.ts';
import { isCovered } from './uncovered.ts';

/** The booking or the standby wish of who names its code and proves to be the person. */
export const ownAppointment = read({
  name: 'appointments.own',
  may: can.ownBooking,
  input: own,
  run: async ({ tx, asking, input }) => {
    const found = await bookingElseStandby(tx, asking, input);
    const row = 'booking' in found ? found.booking : found.standby;
    const [branch, service] = [await branchOf(tx, input.branch), await serviceOf(tx, row.service_code).catch(ifUnoffered)];
    return {
      branch: { id: input.branch, name: branch.name, nameEn: branch.name_en, phone: branch.phone, address: branch.address, addressEn: branch.address_en, timeZone: branch.time_zone },
      service: { code: row.service_code, name: service?.name ?? row.service_code, nameEn: service?.nameEn ?? row.service_code, bring: service?.bring ?? '', bringEn: service?.bringEn ?? '' },
      code: row.code,
      key: linkKey(asking.house.secrets, row.id),
      date: row.business_on,
      now: asking.now.toISOString(),
      booking: 'booking' in found ? { ...shown(found.booking), isCovered: await isCovered(tx, found.booking) } : null,
      standby: 'standby' in found ? await waiting(tx, found.standby) : null,
    };
  },
});

/** A code belongs to one of the two; one failed look-up is counted, not two. */
async function bookingElseStandby(tx: Tx, asking: Asking, input: Own): Promise<{ booking: BookingRow } | { standby: StandbyRow }> {
  const { standing } = await tx.one<{ standing: boolean }>(sql`
    select exists (select from appointments.standby where branch_id = ${input.branch} and code = upper(${input.code.trim()}) and state in ('waiting', 'offered')) as standing`);
  return standing ? { standby: await ownStandby(tx, asking, input) } : { booking: await ownBooking(tx, asking, input) };
}

function shown(booking: BookingRow) {
  return {
    id: booking.id, state: booking.state, startsAt: booking.starts_at.toISOString(), endsAt: booking.ends_at.toISOString(),
    sequence: booking.sequence_count, keptFor: booking.kept_for, may: [...BOOKING_DEEDS[booking.state]],
  };
}

async function waiting(tx: Tx, standby: StandbyRow) {
  const kept = standby.hold_id === null ? undefined : await tx.maybe<{ starts_at: Date; expires_at: Date }>(sql`
    select starts_at, expires_at from appointments.hold where branch_id = ${standby.branch_id} and id = ${standby.hold_id} and state = 'active'`);
  return {
    id: standby.id, state: standby.state, from: standby.from_at.toISOString(), until: standby.until_at.toISOString(),
    offered: kept ? { startsAt: kept.starts_at.toISOString(), until: kept.expires_at.toISOString() } : null,
  };
}

function ifUnoffered(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined; // the bank stopped offering it after the booking was made
  throw fault;
}
