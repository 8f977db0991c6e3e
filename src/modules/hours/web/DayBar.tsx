import { Fragment } from 'react';
import { lang } from '#ui/words.ts';
import { sessionsText, type Session } from '../wall.ts';
import { type Hours, hoursSaid, w } from './ask.ts';

const OPENS = 7;
const CLOSES = 19;

/** A day as a bar from seven to nineteen o'clock: above for persons, below for firms. */
export function DayBar({ hours }: { hours: Hours }) {
  return (
    <span className="day-bar" data-mode={hours.mode} aria-hidden="true">
      {hours.personal.map((one) => <i key={one.opens} className="bar-personal" style={placed(one)} />)}
      {hours.corporate.map((one) => <i key={one.opens} className="bar-corporate" style={placed(one)} />)}
    </span>
  );
}

function placed({ opens, closes }: Session): { left: string; width: string } {
  const at = (clock: string) => Math.min(1, Math.max(0, (hourOf(clock) - OPENS) / (CLOSES - OPENS)));
  return { left: `${at(opens) * 100}%`, width: `${Math.max(2, (at(closes) - at(opens)) * 100)}%` };
}

function hourOf(clock: string): number {
  return Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;
}

export type HoursRow = Readonly<{ key: string; label: string; hours: Hours; was?: Hours | undefined }>;

/** A week as a picture with its own figures: a bar and the times for each day; what differs from `was` is marked. */
export function WeekPicture({ rows, label }: { rows: readonly HoursRow[]; label: string }) {
  return (
    <table className="week-picture">
      <caption className="unseen">{label}</caption>
      <thead><tr><th scope="col">{w.day}</th><th scope="col"><span className="unseen">{w.hours}</span></th><th scope="col">{w.personal}</th><th scope="col">{w.corporate}</th></tr></thead>
      <tbody>
        {rows.map(({ key, label: day, hours, was }) => (
          <tr key={key} data-changed={was && hoursSaid(was) !== hoursSaid(hours) ? '' : undefined}>
            <th scope="row">{day}</th>
            <td className="bar-cell"><DayBar hours={hours} /></td>
            <td>{times(hours, hours.personal)}</td>
            <td>{times(hours, hours.corporate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function times(hours: Hours, sessions: readonly Session[]) {
  if (sessions.length === 0) return <span className="soft">{hours.mode === 'machines_only' ? w.modes['machines_only'] : w.modes['closed']}</span>;
  return <><Times sessions={sessions} />{hours.mode !== 'open' && <span className="soft"> {w.modes[hours.mode]}</span>}</>;
}

/** Sessions one after the other, each kept whole. */
function Times({ sessions }: { sessions: readonly Session[] }) {
  const comma = lang === 'zh' ? '，' : ',';
  return <>{sessions.map((one, index) => <Fragment key={one.opens}>{index > 0 && lang === 'en' && ' '}<span className="nowrap">{sessionsText([one], lang)}{index < sessions.length - 1 && comma}</span></Fragment>)}</>;
}

/** A day's hours in a line or two: persons and firms apart where theirs differ. */
export function HoursLines({ hours }: { hours: Hours }) {
  if (hours.personal.length + hours.corporate.length === 0) return <span>{w.modes[hours.mode]}</span>;
  const mode = hours.mode !== 'open' && <span className="hours-line"><span className="day-mode">{w.modes[hours.mode]}</span></span>;
  if (sessionsText(hours.personal, lang) === sessionsText(hours.corporate, lang)) return <>{mode}<span className="hours-line"><Times sessions={hours.personal} /></span></>;
  return (
    <>
      {mode}
      {hours.personal.length > 0 && <span className="hours-line"><span className="soft">{w.personal}</span> <Times sessions={hours.personal} /></span>}
      {hours.corporate.length > 0 && <span className="hours-line"><span className="soft">{w.corporate}</span> <Times sessions={hours.corporate} /></span>}
    </>
  );
}
