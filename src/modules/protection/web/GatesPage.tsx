import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import type { Answer } from '#ui/call.ts';
import { count, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, FiguresTable, Loading, Notice, useCall, usePlace } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { call, timeOf, w as shared } from './ask.ts';
import './gates.css';
import { en } from './gates-words.en.ts';
import { zh } from './gates-words.zh.ts';
import './protection.css';
import { WayPanel } from './WayPanel.tsx';

const w = words({ zh, en });
const AGAIN_MS = 20_000;
type Gates = Answer<typeof contract, 'GET /api/branches/:branch/three-gates'>;
type Gate = Gates['gates'][number];
type Measure = Gates['measures'][number];

/** 三道关: door, hall and counter as a visitor meets them; below each its measures with owner and record; then one visitor's way told afterwards. */
export function GatesPage() {
  const { branch, me } = usePlace();
  const { answer: gates, fault, again } = useCall(['three-gates', branch.id], (signal) => call('GET /api/branches/:branch/three-gates', { params: { branch: branch.id }, signal }), { every: AGAIN_MS });
  if (!gates) return <DeskPage title={w.title} below={named(branch)}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  return (
    <DeskPage title={w.title} wide below={<span className="day-line"><span>{named(branch)}</span><span>{shortDate(gates.date)}</span>{!gates.people && <span>{w.closedDay}</span>}</span>}>
      <Arches gates={gates} />
      {gates.places === 0 && <Notice kind="watch">{w.noPlaces}</Notice>}
      <div className="gate-measures">{gates.gates.map((gate) => <Measures key={gate.code} gate={gate} gates={gates} />)}</div>
      <p className="soft gate-outside">{w.outside}</p>
      {mayDo(me, can.seeWay, branch.id) && <WayPanel />}
    </DeskPage>
  );
}

function Arches({ gates }: { gates: Gates }) {
  const [asTable, setAsTable] = useState(false);
  const said = gates.gates.map((gate) => w.stands[gate.stand]);
  return (
    <figure className="picture gate-picture" aria-labelledby="three-gates">
      <figcaption><h2 id="three-gates">{w.picture}</h2><Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? w.asPicture : w.asTable}</Button></figcaption>
      <p className="picture-says">{w.says(said[0] ?? '', said[1] ?? '', said[2] ?? '')}</p>
      {asTable ? <FiguresTable label={w.picture} table={tableOf(gates)} /> : <ol className="arches">{gates.gates.map((gate) => <Arch key={gate.code} gate={gate} gates={gates} />)}</ol>}
    </figure>
  );
}

function Arch({ gate, gates }: { gate: Gate; gates: Gates }) {
  const { tally } = gate;
  const soFar = tally.done + tally.due + tally.late + tally.missed;
  const overdue = tally.late + tally.missed;
  return (
    <li>
      <a className="arch" data-kind={gate.stand} href={`#gate-${gate.code}`}>
        <span className="arch-nth">{w.nth[gate.code]}</span>
        <b className="arch-name">{w.names[gate.code]}</b>
        <Badge kind={gate.stand}>{w.stands[gate.stand]}</Badge>
        <span className="arch-figure"><b>{figureOf(gate, gates)}</b> {w.figures[gate.code]}</span>
        {notesOf(gate, gates).map((note) => <span key={note} className="arch-note">{note}</span>)}
        <span className="arch-rounds">
          <span className="arch-bar" aria-hidden="true">
            {(['done', 'due', 'late', 'coming'] as const).map((state) => <i key={state} data-state={state} style={{ flexGrow: state === 'late' ? overdue : tally[state] }} />)}
          </span>
          <span>{soFar === 0 ? w.noRounds : w.rounds(count(tally.done), count(soFar))}</span>
          {overdue > 0 && <span className="arch-late">{w.late(count(overdue))}</span>}
          {tally.due > 0 && <span>{w.due(count(tally.due))}</span>}
          {soFar > 0 && tally.coming > 0 && <span className="arch-note">{w.later(count(tally.coming))}</span>}
        </span>
      </a>
    </li>
  );
}

function figureOf({ code }: Gate, { door, hall, counter }: Gates): string {
  if (code === 'door') return count(door.screened);
  return code === 'hall' ? `${count(hall.inside)} / ${count(hall.cap)}` : count(counter.served);
}

function notesOf({ code }: Gate, { door, hall, counter }: Gates): string[] {
  if (code === 'door') return [w.turnedAway(count(door.turnedAway)), ...(door.openCases === null ? [] : [w.openCases(count(door.openCases))])];
  if (code === 'hall') return [w.most(count(hall.most), count(hall.cap)), aboveOf(hall)];
  return [w.staffed(count(counter.staffed))];
}

function aboveOf({ minutesAboveCap }: Gates['hall']): string {
  return minutesAboveCap > 0 ? w.above(count(Math.ceil(minutesAboveCap))) : w.neverAbove;
}

function tableOf(gates: Gates) {
  return {
    columns: [w.gate, w.state, w.figure, w.done, w.dueNow, w.overdue, w.coming],
    rows: gates.gates.map((gate) => [w.names[gate.code], w.stands[gate.stand], [`${figureOf(gate, gates)} ${w.figures[gate.code]}`, ...notesOf(gate, gates)].join(pickText('，', ', ')), ...[gate.tally.done, gate.tally.due, gate.tally.late + gate.tally.missed, gate.tally.coming].map(count)]),
  };
}

function Measures({ gate, gates }: { gate: Gate; gates: Gates }) {
  return (
    <section className="panel" id={`gate-${gate.code}`} aria-labelledby={`gate-${gate.code}-name`}>
      <div className="plan-head"><h2 id={`gate-${gate.code}-name`}>{w.nth[gate.code]} · {w.names[gate.code]}</h2><Badge kind={gate.stand}>{w.stands[gate.stand]}</Badge></div>
      <ul className="plain measures">{gates.measures.filter((one) => one.gate === gate.code).map((one) => <MeasureRow key={one.code} measure={one} gates={gates} />)}</ul>
    </section>
  );
}

function MeasureRow({ measure, gates }: { measure: Measure; gates: Gates }) {
  const { branch, me } = usePlace();
  const at = EVIDENCE_AT[measure.evidence].find((one) => me.roles.some((role) => one.roles.includes(role)));
  return (
    <li>
      <div><b>{w.measures[measure.code].name}</b><p className="soft">{w.measures[measure.code].says}</p></div>
      <div className="measure-state"><State measure={measure} gates={gates} /></div>
      <dl>
        <div><dt>{w.owner}</dt><dd>{w.owners[measure.owner]}</dd></div>
        {measure.onDuty.length > 0 && <div><dt>{w.onDuty}</dt><dd className="measure-people">{measure.onDuty.map((one) => <span key={one.counter}>{w.atCounter(count(one.counter), one.name)}</span>)}</dd></div>}
        {measure.evidence !== 'hall' && <div><dt>{w.who}</dt><dd>{measure.by.length > 0 ? measure.by.join(pickText('、', ', ')) : (measure.tally?.done ?? 0) > 0 ? '–' : w.nobody}</dd></div>}
        {at && <div><dt>{w.evidence}</dt><dd><Link to={`${at.to}?branch=${branch.id}${at.more ?? ''}`}>{w.evidences[measure.evidence]}</Link></dd></div>}
      </dl>
      {measure.records.length > 0 && (
        <details>
          <summary>{w.records(count(measure.records.length))}</summary>
          <ul className="plain">{measure.records.map((one) => <li key={`${one.at} ${one.kind} ${one.place}`}><span className="nowrap">{timeOf(one.at, gates.zone)}</span> {pickText(one.place, one.placeEn)} {shared.kinds[one.kind]} <span className="soft">{one.by}</span>{one.finding && <Badge kind="watch">{one.finding}</Badge>}</li>)}</ul>
        </details>
      )}
    </li>
  );
}

function State({ measure: { code, tally }, gates: { door, hall } }: { measure: Measure; gates: Gates }) {
  if (code === 'screening') return <>{w.screened(count(door.screened))} {door.openCases !== null && door.openCases > 0 && <Badge kind="watch">{w.openCases(count(door.openCases))}</Badge>}</>;
  if (code === 'cap') return <>{w.insideNow(count(hall.inside), count(hall.cap))} <Badge kind={hall.minutesAboveCap > 0 ? 'watch' : 'open'}>{aboveOf(hall)}</Badge></>;
  if (code === 'seats') return <>{hall.seats === 0 ? w.noSeats : w.seatsTaken(count(hall.seatsTaken), count(hall.seats))}</>;
  if (!tally) return null;
  const overdue = tally.late + tally.missed;
  const soFar = tally.done + tally.due + overdue;
  return (
    <>
      {soFar === 0 ? w.noRounds : `${w.done} ${count(tally.done)} / ${count(soFar)}`} {overdue > 0 && <Badge kind="act">{w.late(count(overdue))}</Badge>}
      {tally.due > 0 && <Badge kind="watch">{w.due(count(tally.due))}</Badge>} {overdue + tally.due === 0 && tally.done > 0 && <Badge kind="open">{w.allDone}</Badge>}
    </>
  );
}

/** Where each person finds the record: the first page that is theirs. */
const EVIDENCE_AT: Readonly<Record<Measure['evidence'], readonly { to: string; more?: string; roles: readonly string[] }[]>> = {
  register: [{ to: '/register', roles: ['branch_head', 'lobby_manager', 'auditor'] }],
  exposure: [{ to: '/today', roles: ['branch_head', 'regional_manager', 'hq_operations', 'auditor'] }],
  hall: [{ to: '/lobby', roles: ['branch_head', 'lobby_manager'] }],
  rounds: [{ to: '/rounds', roles: ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations'] }, { to: '/net', more: '&of=branch', roles: ['auditor'] }],
};
