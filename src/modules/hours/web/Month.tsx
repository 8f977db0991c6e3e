import type { KeyboardEvent } from 'react';
import { addDays } from '#kernel/wall.ts';
import { shortDate } from '#ui/format.ts';
import { pickText } from '#ui/words.ts';
import { w } from './ask.ts';
import type { ShownMark } from './CalendarYear.tsx';

type DaysProps = { marks: Map<string, ShownMark>; today: string; tabStop: string; isBranch: boolean; choose: (day: string) => void; reach: (day: string) => void };

/** One month, Monday first. A marked day carries its sign; its name is read out. */
export function Month({ name, year, month, ...days }: DaysProps & { name: string; year: number; month: number }) {
  return (
    <div className="month">
      <table>
        <caption>{name}</caption>
        <thead><tr>{w.weekdayLetters.map((letter, index) => <th key={w.days[index]} scope="col" abbr={w.days[index]}>{letter}</th>)}</tr></thead>
        <tbody>
          {weeksOf(year, month).map((week, index) => (
            <tr key={index}>{week.map((day, column) => <td key={column}>{day !== undefined && <Day day={day} isWeekend={column > 4} {...days} />}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({ day, isWeekend, marks, today, tabStop, isBranch, choose, reach }: DaysProps & { day: string; isWeekend: boolean }) {
  const mark = marks.get(day);
  const kind = mark?.kind ?? (isWeekend ? 'weekend' : undefined);
  const name = mark ? pickText(mark.name, mark.nameEn) : '';
  return (
    <button type="button" className="month-day" data-day={day} data-kind={kind} data-own={mark?.own && isBranch ? '' : undefined} data-today={day === today ? '' : undefined} aria-current={day === today ? 'date' : undefined}
      tabIndex={day === tabStop ? 0 : -1} title={name} onKeyDown={(event) => walk(event, day)} onFocus={() => reach(day)} onClick={() => choose(day)}>
      <span className="unseen">{w.dayLabel(shortDate(day), kind ? (w.kinds[kind] ?? '') : w.ordinary, name)}</span>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      {mark && mark.kind !== 'weekend' && <i className="month-sign" data-kind={mark.kind} aria-hidden="true">{mark.kind === 'holiday' ? w.holiday : w.made}</i>}
    </button>
  );
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrows lead from day to day, also over the month's end. */
function walk(event: KeyboardEvent<HTMLButtonElement>, day: string): void {
  const step = STEPS[event.key];
  const next = step && event.currentTarget.closest('.months')?.querySelector<HTMLElement>(`[data-day="${addDays(day, step)}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = new Date(Date.UTC(year, month, 1));
  const before = (first.getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, index) => {
    const day = index - before + 1;
    return day < 1 || day > count ? undefined : `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(index * 7, index * 7 + 7));
}
