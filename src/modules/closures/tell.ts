import { businessDate, clockOf } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { spokenTime, type BookingRow } from '#modules/appointments/index.ts';
import { branchOf } from '#modules/branches/index.ts';
import { sendText, type TemplateName } from '#modules/contact/index.ts';

type Told = Readonly<{ booking: BookingRow; template: TemplateName; code: string; occasion: string; to?: { branch: string; startsAt: Date; until?: Date }; link?: string; validUntil?: Date }>;

/** One text to the person behind a booking, once for each occasion; without a phone there is none, and somebody calls. */
export async function tell(tx: Tx, asking: Asking, { booking, template, code, occasion, to, link, validUntil }: Told): Promise<void> {
  if (booking.phone_sealed === null) return;
  const { lang } = booking;
  const named = async (id: string) => {
    const branch = await branchOf(tx, id);
    return { name: lang === 'en' && branch.name_en !== '' ? branch.name_en : branch.name, zone: branch.time_zone };
  };
  const [from, other] = [await named(booking.branch_id), to && await named(to.branch)];
  const needed: Record<string, string> = {
    branch: from.name, code,
    ...(template !== 'booking.openAgain' && { time: spokenTime(booking.starts_at, from.zone, lang) }),
    ...(to && other && { newBranch: other.name, newTime: spokenTime(to.startsAt, other.zone, lang) }),
    ...(to?.until && { until: businessDate(to.until, from.zone) === businessDate(asking.now, from.zone) ? clockOf(to.until, from.zone) : spokenTime(to.until, from.zone, lang) }), ...(link !== undefined && { link }),
  };
  await sendText.within(tx, asking, {
    branch: booking.branch_id, phoneSealed: booking.phone_sealed, template, lang, params: needed, about: `booking/${booking.id}`,
    dedupeKey: `${template} ${booking.id} ${occasion}`, ...(validUntil && { validUntil }),
  });
}
