import { Button, Input } from 'antd';
import { useState } from 'react';
import { bankNow } from '#ui/bank-clock.ts';
import type { Answer } from '#ui/call.ts';
import { clock, count, dayOf, shortDate } from '#ui/format.ts';
import { useDeed, usePlace } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { call, howOf, w as shared } from './ask.ts';
import { en } from './gates-words.en.ts';
import { zh } from './gates-words.zh.ts';

const w = words({ zh, en });
type Way = Answer<typeof contract, 'GET /api/branches/:branch/days/:date/ways/:number'>;
type Care = Way['counters'][number]['before'];

/** 访客路线: asked for by day and number, never by itself: each asking is on the trail. Prints alone on a sheet. */
export function WayPanel() {
  const { branch, me } = usePlace();
  const today = dayOf(bankNow(), branch.timeZone);
  const [date, setDate] = useState(today);
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<{ way: Way; at: string }>();
  const look = useDeed(() => call('GET /api/branches/:branch/days/:date/ways/:number', { params: { branch: branch.id, date, number: number.trim().toUpperCase() } }), { done: (way) => setFound({ way, at: bankNow().toISOString() }) });
  const go = (): void => { if (number.trim() !== '') { setFound(undefined); void look.run(undefined); } };
  return (
    <section className="panel way" aria-labelledby="way">
      <h2 id="way" className="no-print">{w.way}</h2>
      <p className="soft no-print">{w.wayHelp}</p>
      <form className="way-ask no-print" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <label className="field"><span>{w.day}</span><Input type="date" value={date} max={today} onChange={(event) => event.target.value && setDate(event.target.value)} /></label>
        <label className="field"><span>{w.number}</span><Input value={number} maxLength={10} placeholder={w.numberPlace} autoComplete="off" onChange={(event) => setNumber(event.target.value)} /></label>
        <Button type="primary" htmlType="submit" loading={look.busy} disabled={number.trim() === ''}>{w.look}</Button>
        {found && <Button onClick={() => window.print()}>{w.print}</Button>}
      </form>
      {found && <Told way={found.way} reader={w.printed(me.name, `${shortDate(new Date(found.at), branch.timeZone)} ${clock(found.at, branch.timeZone)}`)} />}
    </section>
  );
}

function Told({ way, reader }: { way: Way; reader: string }) {
  return (
    <div className="way-told" aria-live="polite">
      <h3>{w.wayTitle(way.number, shortDate(way.date))}</h3>
      <ol className="way-steps">
        {stepsOf(way).map((step) => <li key={`${step.at} ${step.what}`} data-gate={step.gate}><span className="way-at">{clock(step.at, way.zone)}</span><span className="way-where">{w.places[step.gate]}</span><b>{step.what}</b><span className="soft">{step.who}</span></li>)}
      </ol>
      <p>{way.company ? w.company(count(way.company.others), count(way.company.most)) : w.waitedOutside}</p>
      {way.counters.map((one) => (
        <div key={one.from} className="way-care">
          <h4>{w.care(count(one.counter))} <span className="soft">{one.until === null ? w.notOver : w.span(clock(one.from, way.zone), clock(one.until, way.zone))}</span></h4>
          <dl><div><dt>{w.before}</dt><dd><CareList care={one.before} way={way} /></dd></div><div><dt>{w.after}</dt><dd><CareList care={one.after} way={way} /></dd></div></dl>
        </div>
      ))}
      <p className="soft way-reader">{reader}</p>
    </div>
  );
}

function CareList({ care, way }: { care: Care; way: Way }) {
  if (care.length === 0) return <>{w.none}</>;
  return (
    <ul className="plain">
      {care.map((one) => <li key={`${one.kind} ${one.at}`}><span className="nowrap">{dayOf(one.at, way.zone) === way.date ? clock(one.at, way.zone) : `${shortDate(new Date(one.at), way.zone)} ${clock(one.at, way.zone)}`}</span> {shared.kinds[one.kind]} {howOf({ ...one, minutes: 0 })} <span className="soft">{one.by}</span></li>)}
    </ul>
  );
}

type Step = { at: string; gate: 'door' | 'hall' | 'counter'; what: string; who: string };

const AT_COUNTER: ReadonlySet<string> = new Set(['called', 'announced', 'started', 'finished']);

/** Door, hall, counter and out again, in order of time; what happened in one minute stays as it was written. */
function stepsOf(way: Way): Step[] {
  const by = (name: string | null): string => (name === null ? '' : w.by(name));
  const steps: Step[] = [
    { at: way.screened.at, gate: 'door', what: w.passed, who: way.registerKept ? by(way.screened.by) : w.registerGone },
    ...(way.entered ? [{ at: way.entered.at, gate: 'hall' as const, what: w.entered, who: by(way.entered.by) }] : []),
    ...way.steps.map((step): Step => ({
      at: step.at, gate: AT_COUNTER.has(step.deed) ? 'counter' : 'hall', who: step.deed === 'taken' && step.by === null ? w.self : by(step.by),
      what: [w.deeds[step.deed], ...(step.deed === 'taken' ? [step.number] : []), ...(AT_COUNTER.has(step.deed) && step.counter !== null ? [w.counter(count(step.counter))] : [])].join(' · '),
    })),
    ...(way.left ? [{ at: way.left.at, gate: 'door' as const, what: way.left.atDayEnd ? w.leftAtDayEnd : w.left, who: way.left.atDayEnd ? '' : by(way.left.by) }] : []),
  ];
  return steps.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
