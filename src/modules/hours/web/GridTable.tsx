import { useState } from 'react';
import { weekdayOf } from '#kernel/wall.ts';
import { shortDate } from '#ui/format.ts';
import { Badge, walkGrid } from '#ui/staff/kit.ts';
import { lang, named, pickText } from '#ui/words.ts';
import { sessionsText } from '../wall.ts';
import { type Grid, type GridBranch, hoursSaid, type OpeningDay, w } from './ask.ts';
import { DayBar } from './DayBar.tsx';

type Props = { grid: Grid; rows: readonly GridBranch[]; open: (branch: string) => void; openDay: (branch: string, date: string) => void };

/** The grid itself. One cell is in the order of the tab key; arrows lead from there to the others. */
export function GridTable({ grid, rows, open, openDay }: Props) {
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  return (
    <>
      <p className="soft grid-help">{w.gridHelp}</p>
      <div className="grid-sheet">
        <table className="hours-grid">
          <caption className="unseen">{w.week}</caption>
          <thead>
            <tr><th scope="col">{w.branch}</th>{rows[0]?.days.map((day) => <DayHead key={day.date} day={day} today={grid.today} />)}</tr>
          </thead>
          <tbody>
            {rows.map((branch, row) => (
              <tr key={branch.id}>
                <th scope="row"><BranchHead branch={branch} open={() => open(branch.id)} /></th>
                {branch.days.map((day, column) => (
                  <td key={day.date} data-today={day.date === grid.today ? '' : undefined}>
                    <button type="button" className="day-cell" data-mode={day.mode} data-past={day.date < grid.today ? '' : undefined} data-cell={`${row}.${column}`} tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                      title={titleOf(day)} onKeyDown={(event) => walkGrid(event, row, column)} onFocus={() => setAt([row, column])} onClick={() => openDay(branch.id, day.date)}>
                      <span className="unseen">{w.cellLabel(named(branch), shortDate(day.date), titleOf(day))}</span>
                      <DayCell day={day} />
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </>
  );
}

function DayHead({ day, today }: { day: OpeningDay; today: string }) {
  return (
    <th scope="col" data-today={day.date === today ? '' : undefined}>
      {shortDate(day.date)}
      {day.kind === 'holiday' && <span className="day-mark" data-kind="holiday">{w.holiday}</span>}
      {day.kind === 'workday' && weekdayOf(day.date) > 5 && <span className="day-mark" data-kind="made">{w.made}</span>}
      {day.occasion && <span className="day-occasion">{pickText(day.occasion.zh, day.occasion.en)}</span>}
    </th>
  );
}

function BranchHead({ branch, open }: { branch: GridBranch; open: () => void }) {
  return (
    <button type="button" className="branch-head" onClick={open}>
      <span className="branch-name">{named(branch)}</span>
      <span className="soft">{branch.version === 0 ? w.notPublished : w.version(branch.version)}{branch.drafts > 0 && <span className="head-drafts">{w.draftsWaiting(branch.drafts)}</span>}</span>
    </button>
  );
}

function DayCell({ day }: { day: OpeningDay }) {
  const sessions = day.personal.length > 0 ? day.personal : day.corporate;
  return (
    <span className="day-shown" aria-hidden="true">
      <DayBar hours={day} />
      {sessions.length === 0 && <span className="day-word">{w.modes[day.mode]}</span>}
      {sessions.map((one) => <span key={one.opens} className="day-time">{sessionsText([one], lang)}</span>)}
      {day.mode !== 'open' && sessions.length > 0 && <span className="day-mode">{w.modes[day.mode]}</span>}
      {day.changed && <span className="day-changed">{w.changed}</span>}
    </span>
  );
}

function Legend() {
  return (
    <ul className="grid-legend" aria-label={w.legend}>
      <li><i className="bar-personal" aria-hidden="true" />{w.legendBar}</li>
      <li><i className="bar-corporate" aria-hidden="true" />{w.legendCorporate}</li>
      <li><Badge kind="watch">{w.changed}</Badge></li>
      <li><span className="day-mark" data-kind="holiday">{w.holiday}</span>{w.holidayRow}</li>
      <li><span className="day-mark" data-kind="made">{w.made}</span>{w.makeUpRow}</li>
    </ul>
  );
}

function titleOf(day: OpeningDay): string {
  const because = day.changed && day.reason ? ` · ${w.changed}: ${pickText(day.reason.zh, day.reason.en)}` : '';
  return `${hoursSaid(day)}${because}`;
}
