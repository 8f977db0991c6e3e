import { clock } from '#ui/format.ts';
import { Badge, useCall } from '#ui/staff/kit.ts';
import { callBookings, type Draft, DRAFTS, w } from './ask.ts';

/** Bookings are taken a week ahead: later days have none. */
const DAYS_LOOKED_AT = 7;

/** How many people hold a booking that the new hours no longer cover: what whoever approves should know. */
export function TouchedBookings({ draft }: { draft: Draft }) {
  const days = draft.days.slice(0, DAYS_LOOKED_AT);
  const { answer, fault } = useCall([...DRAFTS, 'bookings', draft.id, draft.revision], async (signal) => {
    const asked = await Promise.all(days.map((day) => callBookings('GET /api/branches/:branch/days/:date/bookings', { params: { branch: draft.branch, date: day.date }, signal })));
    return asked.reduce((sum, one, index) => sum + one.bookings.filter((booking) => booking.state === 'confirmed' && isOutside(booking, days[index], one.timeZone)).length, 0);
  }, { stale: 60_000 });
  if (fault !== undefined) return <p className="soft">{w.bookingsUnknown}</p>;
  if (answer === undefined) return null;
  return <p>{answer > 0 ? <Badge kind="act">{w.bookings(answer)}</Badge> : <span className="soft">{w.bookingsNone}</span>}</p>;
}

function isOutside(booking: { group: string; startsAt: string }, day: Draft['days'][number] | undefined, zone: string): boolean {
  if (!day) return false;
  const at = clock(booking.startsAt, zone);
  return !day.after[booking.group === 'corporate' ? 'corporate' : 'personal'].some((one) => one.opens <= at && at < one.closes);
}
