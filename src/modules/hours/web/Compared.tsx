import { shortDate } from '#ui/format.ts';
import { type Draft, hoursSaid, w } from './ask.ts';
import { DayBar, HoursLines } from './DayBar.tsx';

type Day = Draft['days'][number];
const DATES_NAMED = 3;

/** Published beside proposed, day by day; days that change alike share a row. */
export function Compared({ draft }: { draft: Draft }) {
  const rows = alike(draft.days);
  const more = draft.affected.length - draft.days.length;
  return (
    <div className="compared-sheet" tabIndex={0} role="region" aria-label={w.affected(draft.affected.length)}>
      <table className="compared">
        <caption>{w.affected(draft.affected.length)}</caption>
        <thead><tr><th scope="col">{w.when}</th><th scope="col">{w.before}</th><th scope="col">{w.after}</th></tr></thead>
        <tbody>
          {rows.map(({ dates, day }) => (
            <tr key={day.date}>
              <th scope="row">{dates.slice(0, DATES_NAMED).map((date) => <span key={date}>{shortDate(date)}</span>)}{dates.length > DATES_NAMED && <span className="soft">{w.moreDates(dates.length)}</span>}</th>
              <td><DayBar hours={day.before} /><HoursLines hours={day.before} /></td>
              <td><DayBar hours={day.after} /><b><HoursLines hours={day.after} /></b></td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="soft">{w.affectedMore(more)}</p>}
    </div>
  );
}

function alike(days: readonly Day[]): { dates: string[]; day: Day }[] {
  const rows = new Map<string, { dates: string[]; day: Day }>();
  for (const day of days) {
    const key = `${hoursSaid(day.before)}→${hoursSaid(day.after)}`;
    const row = rows.get(key);
    if (row) row.dates.push(day.date);
    else rows.set(key, { dates: [day.date], day });
  }
  return [...rows.values()];
}
