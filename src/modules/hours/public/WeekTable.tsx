import { shortDate } from '#ui/format.ts';
import { Badge } from '#ui/public/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { FeedDay } from '../feed-shape.ts';
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
            <td>{hoursText(day, 'personal')}{day.mode === 'appointment_only' && <span class="soft"> {w.byAppointment}</span>}</td>
            <td>{hoursText(day, 'corporate')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
