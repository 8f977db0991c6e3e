import { shortDate } from '#ui/format.ts';
import { Badge } from '#ui/public/kit.ts';
import { lang, pickText, words } from '#ui/words.ts';
import type { FeedDay } from '../feed-shape.ts';
import { sessionsText } from '../wall.ts';
import { hoursText } from './door-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** Seven days from today on; today is marked, a changed day says so. */
export function WeekTable({ days, today }: { days: readonly FeedDay[]; today: string }) {
  return (
    <table class="week">
      <caption class="unseen">{w.week}</caption>
      <thead><tr><th scope="col">{w.day}</th><th scope="col">{w.personal}</th><th scope="col">{w.corporate}</th></tr></thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date} aria-current={day.date === today ? 'date' : undefined}>
            <th scope="row">
              {day.date === today && <b class="today">{w.today} </b>}{shortDate(day.date)}
              {day.occasion && <span class="soft"> {pickText(day.occasion.zh, day.occasion.en)}</span>}
              {day.changed && <> <Badge kind="watch">{w.changed}</Badge></>}
            </th>
            <td data-label={w.personal}><Times day={day} group="personal" />{day.mode === 'appointment_only' && <span class="soft"> {w.byAppointment}</span>}</td>
            <td data-label={w.corporate}><Times day={day} group="corporate" /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each session whole on a line of its own, so that none is cut at its dash. */
function Times({ day, group }: { day: FeedDay; group: 'personal' | 'corporate' }) {
  if (day.mode === 'machines_only' || day[group].length === 0) return <>{hoursText(day, group)}</>;
  return <>{day[group].map((one) => <span key={one.opens} class="time">{sessionsText([one], lang)}</span>)}</>;
}
