import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { bankNow } from '#ui/bank-clock.ts';
import { FiguresTable } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { type Duty, lineName, type Rounds, timeOf, URGENCY, w, zoneName, zonePlaceOf } from './ask.ts';
import './protection.css';

type Mark = { at: number; state: Duty['state']; duties: Duty[] };

/** 今天的防护网: zones downwards, the day across; each mark is what is to be done there then, and how it stands. */
export function DayNet({ rounds, branch }: { rounds: Rounds; branch: string }) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const { tally } = rounds;
  const says = w.says(tally.done, tally.late + tally.missed, tally.due, tally.coming);
  return (
    <figure className="picture" aria-labelledby={heading}>
      <figcaption>
        <h2 id={heading}>{w.picture}</h2>
        <Legend />
        <Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? w.asPicture : w.asTable}</Button>
      </figcaption>
      <p className="picture-says">{says}</p>
      {asTable ? <FiguresTable label={w.picture} table={tableOf(rounds)} /> : <Rows rounds={rounds} branch={branch} />}
    </figure>
  );
}

function Rows({ rounds, branch }: { rounds: Rounds; branch: string }) {
  if (!rounds.day) return <p className="soft">{w.noDay}</p>;
  const zones = [...new Set(rounds.places.map((place) => place.zone))];
  const times = rounds.duties.map((duty) => Date.parse(duty.at));
  const hour = 3_600_000;
  const from = Math.floor(Math.min(Date.parse(rounds.day.opens), ...times) / hour) * hour;
  const to = Math.ceil(Math.max(Date.parse(rounds.day.closes), ...times) / hour) * hour;
  const left = (at: number): string => `${((at - from) / (to - from)) * 100}%`;
  const now = bankNow().getTime();
  const hours = Array.from({ length: Math.round((to - from) / hour) + 1 }, (_, index) => from + index * hour);
  return (
    <div className="net">
      {zones.map((zone) => (
        <Link key={zone} className="net-row" to={`?branch=${branch}&place=${zonePlaceOf(rounds.places, zone)?.code ?? ''}`}>
          <span className="net-zone">{zoneName(rounds.places, zone)}</span>
          <span className="net-track" aria-hidden="true">
            {hours.map((at) => <i key={at} className="net-hour" style={{ left: left(at) }} />)}
            {now > from && now < to && <i className="net-now" style={{ left: left(now) }} />}
            {marksOf(rounds, zone).map((mark) => <i key={mark.at} className="net-mark" data-state={mark.state} style={{ left: left(mark.at) }} title={titleOf(mark, rounds)} />)}
          </span>
          <span className="unseen">{saysOf(rounds, zone)}</span>
        </Link>
      ))}
      <div className="net-row net-axis" aria-hidden="true">
        <span />
        <span className="net-track">{hours.map((at, index) => <span key={at} data-odd={index % 2 === 1 ? '' : undefined} style={{ left: left(at) }}>{timeOf(new Date(at).toISOString(), rounds.zone)}</span>)}</span>
      </div>
    </div>
  );
}

function Legend() {
  return <span className="net-legend">{(['done', 'due', 'late', 'missed', 'coming'] as const).map((state) => <span key={state}><i className="net-mark" data-state={state} aria-hidden="true" />{w.states[state]}</span>)}</span>;
}

/** One mark for all that falls together; the worst of them decides how it looks. */
function marksOf(rounds: Rounds, zone: string): Mark[] {
  const here = new Set(rounds.places.filter((place) => place.zone === zone).map((place) => place.id));
  const marks = new Map<number, Mark>();
  for (const duty of rounds.duties) {
    if (!here.has(duty.place)) continue;
    const at = Date.parse(duty.at);
    const mark = marks.get(at) ?? { at, state: duty.state, duties: [] };
    mark.duties.push(duty);
    if (URGENCY[duty.state] < URGENCY[mark.state]) mark.state = duty.state;
    marks.set(at, mark);
  }
  return [...marks.values()];
}

function titleOf(mark: Mark, rounds: Rounds): string {
  const names = [...new Set(mark.duties.map((duty) => lineName(rounds.lines.find((line) => line.code === duty.line))))];
  return `${timeOf(new Date(mark.at).toISOString(), rounds.zone)} ${names.join(pickText('、', ', '))} · ${w.states[mark.state]}`;
}

function saysOf(rounds: Rounds, zone: string): string {
  const marks = marksOf(rounds, zone);
  const count = (...states: Duty['state'][]) => marks.flatMap((mark) => mark.duties).filter((duty) => states.includes(duty.state)).length;
  return w.says(count('done', 'doneLate'), count('late', 'missed'), count('due'), count('coming'));
}

function tableOf(rounds: Rounds) {
  const places = new Map(rounds.places.map((place) => [place.id, place]));
  const lines = new Map(rounds.lines.map((line) => [line.code, line]));
  return {
    columns: [w.time, w.where, w.what, w.state, w.who],
    rows: rounds.duties.map((duty) => {
      const place = places.get(duty.place);
      return [timeOf(duty.at, rounds.zone), place ? pickText(place.name, place.nameEn) : '', lineName(lines.get(duty.line)), `${w.states[duty.state]}${duty.doneAt ? ` ${timeOf(duty.doneAt, rounds.zone)}` : ''}`, duty.by ?? w.nobody];
    }),
  };
}
