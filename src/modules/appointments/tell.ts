import { businessDate, clockOf, weekdayOf } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { branchOf } from '#modules/branches/index.ts';
import { sendText, type TemplateName } from '#modules/contact/index.ts';
import type { BookingRow } from './tables.ts';

type Told = Pick<BookingRow, 'branch_id' | 'id' | 'starts_at' | 'phone_sealed' | 'lang'>;

/** Puts one text about a booking in line; nobody without a phone is told. `occasion` makes each text go out once. */
export async function tell(tx: Tx, asking: Asking, booking: Told, template: TemplateName, more: { occasion: string; params?: Record<string, string>; validUntil?: Date }): Promise<boolean> {
  if (booking.phone_sealed === null) return false;
  const branch = await branchOf(tx, booking.branch_id);
  await sendText.within(tx, asking, {
    branch: booking.branch_id,
    phoneSealed: booking.phone_sealed,
    template,
    lang: booking.lang,
    params: { branch: booking.lang === 'en' && branch.name_en !== '' ? branch.name_en : branch.name, time: spokenTime(booking.starts_at, branch.time_zone, booking.lang), ...more.params },
    dedupeKey: `${template} ${booking.id} ${more.occasion}`,
    about: `booking/${booking.id}`,
    ...(more.validUntil && { validUntil: more.validUntil }),
  });
  return true;
}

const WEEKDAYS = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;

/** '3月9日周一 10:05' in the branch's own time. */
export function spokenTime(at: Date, zone: string, lang: 'zh' | 'en'): string {
  const date = businessDate(at, zone);
  const [, month = '', day = ''] = date.split('-').map(Number);
  const weekday = WEEKDAYS[lang][weekdayOf(date) - 1] ?? '';
  return lang === 'zh' ? `${month}月${day}日周${weekday} ${clockOf(at, zone)}` : `${weekday} ${day}/${month} ${clockOf(at, zone)}`;
}
