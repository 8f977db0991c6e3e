import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { clockOf } from '#kernel/time.ts';
import { bookingOf, linkKey, linkTo } from '#modules/appointments/index.ts';
import { branchOf } from '#modules/branches/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { deferralWords, type DeferralSlip } from '../deferral-slip.ts';
import { inForce } from '../in-force.ts';

/** What stands on the slip of a better time, in the language asked for: the booking as it is now. */
export const deferralSlipOf = read({
  name: 'lobby.deferralSlip',
  may: can.suggest,
  input: z.object({ branch: id, deferral: id, lang: z.enum(['zh', 'en']).optional() }),
  run: async ({ tx, asking, input }): Promise<DeferralSlip> => {
    const { branch } = input;
    const of = await tx.maybe<{ booking_id: string }>(sql`select booking_id from lobby.deferral where branch_id = ${branch} and id = ${input.deferral} and undone_at is null`);
    if (!of) throw new Refusal('lobby.deferralUnknown', { status: 404 });
    const lang = input.lang ?? asking.lang;
    const [booking, place, rules] = [await bookingOf(tx, branch, of.booking_id), await branchOf(tx, branch), await inForce(tx, branch, asking.now)];
    const service = rules.services.find((one) => one.code === booking.service_code);
    const say = (zh: string, en: string) => (lang === 'en' && en !== '' ? en : zh);
    return {
      branch: say(place.name, place.name_en), address: say(place.address, place.address_en), phone: place.phone,
      day: dayIn(booking.starts_at, place.time_zone, lang), clock: clockOf(booking.starts_at, place.time_zone),
      code: booking.code, service: say(service?.name ?? booking.service_code, service?.nameEn ?? ''), bring: say(service?.bring ?? '', service?.bringEn ?? ''),
      link: linkTo(asking.house.origin, { branch, code: booking.code, key: linkKey(asking.house.secrets, booking.id) }),
      words: deferralWords(lang, { early: rules.settings.earlyMinutes, late: rules.settings.lateMinutes }),
    };
  },
});

/** '3月9日周一', 'Mon 9 Mar': on paper a month is a word where it could be taken for a day. */
function dayIn(at: Date, timeZone: string, lang: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', day: 'numeric', month: lang === 'zh' ? 'long' : 'short', timeZone }).format(at).replace(',', '');
}
