import ical, { ICalAlarmType, ICalEventStatus } from 'ical-generator';
import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { linkTo } from './links.ts';

type Appointment = Readonly<{
  branch: { id: string; name: string; nameEn: string; phone: string; address: string; addressEn: string };
  service: { name: string; nameEn: string; bring: string; bringEn: string };
  code: string;
  key: string;
  booking: { id: string; state: string; startsAt: string; endsAt: string; sequence: number } | null;
}>;

const REMIND_BEFORE_SECONDS = 3_600;

/** The booking as a calendar entry. Instants are UTC, the UID stays the same, and SEQUENCE rises, so that a moved time replaces the old one. */
export function calendarFile({ branch, service, code, key, booking }: Appointment, asking: Asking): string {
  if (!booking) throw new Refusal('appointments.notFound', { status: 404 });
  const isEnglish = asking.lang === 'en';
  const [bank, errand, bring, address] = isEnglish
    ? [branch.nameEn || branch.name, service.nameEn || service.name, service.bringEn, branch.addressEn || branch.address]
    : [branch.name, service.name, service.bring, branch.address];
  const link = linkTo(asking.house.origin, { branch: branch.id, code, key });
  const calendar = ical({ prodId: { company: 'Kaimen', product: 'appointments', language: isEnglish ? 'EN' : 'ZH' } });
  const event = calendar.createEvent({
    id: `${booking.id}@kaimen`,
    sequence: booking.sequence,
    stamp: asking.now,
    start: new Date(booking.startsAt),
    end: new Date(booking.endsAt),
    summary: isEnglish ? `${bank}: ${errand}` : `${bank} · ${errand}`,
    location: address,
    description: [isEnglish ? `Code ${code}` : `预约码 ${code}`, bring && (isEnglish ? `Bring ${bring}` : `请带 ${bring}`), isEnglish ? `Change or cancel: ${link}` : `改期或取消:${link}`, branch.phone].filter(Boolean).join('\n'),
    url: link,
    status: booking.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (booking.state !== 'cancelled') event.createAlarm({ type: ICalAlarmType.display, trigger: REMIND_BEFORE_SECONDS });
  return calendar.toString();
}
