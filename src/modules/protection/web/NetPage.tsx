import { Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { count, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, FaultNotice, Loading, type Meaning, StaleBanner, useLive, usePlace } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import { lineName, MEANING, RISK_MEANING, timeOf, w as shared } from './ask.ts';
import { CoverBars } from './CoverBars.tsx';
import { DayNet } from './DayNet.tsx';
import { en } from './net-words.en.ts';
import { zh } from './net-words.zh.ts';
import { Lights, type Net } from './OpeningPage.tsx';
import './protection.css';
import { RegionNet } from './RegionNet.tsx';

const w = words({ zh, en });

/** 防护网在一页: for a branch what is due, done, late and short; for those above all their branches first. */
export function NetPage() {
  const { me } = usePlace();
  const [address] = useSearchParams();
  const above = mayDo(me, can.seeNetwork);
  return above && address.get('of') !== 'branch' ? <RegionNet /> : <BranchNet />;
}

function BranchNet() {
  const { branch } = usePlace();
  const go = useNavigate();
  const { picture: net, line } = useLive<Net>(`/api/branches/${branch.id}/live/net`);
  if (!net) return <DeskPage title={w.title} below={named(branch)}>{line.stale ? <FaultNotice fault={undefined} /> : <Loading />}</DeskPage>;
  const { rounds } = net;
  return (
    <>
      <StaleBanner line={line} zone={rounds.zone} />
      <DeskPage title={w.title} wide below={<span className="day-line"><span>{named(branch)}</span><span>{shortDate(rounds.date)}</span><Badge kind={RISK_MEANING[rounds.risk.level]}>{shared.risks[rounds.risk.level]}</Badge></span>}>
        <Strip net={net} />
        <DayNet rounds={rounds} branch={branch.id} />
        <div className="net-two">
          <CoverBars items={net.supplies} limits={net.limits} open={(item) => { void go(`/supplies?branch=${branch.id}&row=${item}`); }} />
          <section className="panel" aria-labelledby="gate"><h2 id="gate">{w.gate}</h2><Lights checks={net.gate.signed?.checks ?? net.gate.checks} net={net} go={net.gate.signed === null && net.gate.people} {...(net.gate.signed && { staff: net.gate.signed.staff })} /></section>
        </div>
        <Detail net={net} />
      </DeskPage>
    </>
  );
}

/** 一排灯: four lights that are read in five seconds, each the way to its own page. */
function Strip({ net }: { net: Net }) {
  const { branch } = usePlace();
  const { gate, rounds: { tally, findings }, supplies } = net;
  const [out, low] = [supplies.filter((one) => one.stand === 'out').length, supplies.filter((one) => one.stand === 'low').length];
  const late = tally.late + tally.missed;
  const lights: { to: string; title: string; says: string; kind: Meaning }[] = [
    { to: '/opening', title: w.gate, ...(!gate.people ? { says: w.gateClosed, kind: 'closed' as const } : gate.signed === null ? { says: w.gateOpen, kind: 'watch' as const } : gate.signed.verdict === 'green' ? { says: w.gateSigned, kind: 'open' as const } : { says: w.gateOverride, kind: 'act' as const }) },
    { to: '/rounds', title: w.rounds, ...(late > 0 ? { says: w.lateN(count(late)), kind: 'act' as const } : tally.due > 0 ? { says: w.dueN(count(tally.due)), kind: 'watch' as const } : { says: w.allDone, kind: 'open' as const }) },
    { to: '/supplies', title: w.supplies, ...(out > 0 ? { says: w.outN(count(out)), kind: 'act' as const } : low > 0 ? { says: w.lowN(count(low)), kind: 'watch' as const } : { says: w.allThere, kind: 'open' as const }) },
    { to: '/health', title: w.health, ...healthLight(net.health) },
    { to: '/cash', title: w.cash, ...cashLight(net.cash) },
    { to: '/rounds', title: w.findings, ...(findings.length > 0 ? { says: w.findingsN(count(findings.length)), kind: 'watch' as const } : { says: w.none, kind: 'open' as const }) },
  ];
  return <nav className="strip" aria-label={w.title}>{lights.map((light) => <Link key={light.title} to={`${light.to}?branch=${branch.id}`} data-kind={light.kind}><i className="light" aria-hidden="true" /><span><b>{light.title}</b><span>{light.says}</span></span></Link>)}</nav>;
}

function healthLight({ inUse, missing, waiting, stepsLeft, unwell, away, reportDue }: Net['health']): { says: string; kind: Meaning } {
  if (!inUse) return { says: w.healthOff, kind: 'closed' };
  if (missing > 0) return { says: w.healthMissing(count(missing)), kind: 'act' };
  if (stepsLeft > 0) return { says: w.healthSteps(count(stepsLeft)), kind: 'act' };
  if (reportDue === 'late') return { says: w.reportLate, kind: 'act' };
  if (waiting > 0) return { says: w.healthWaiting(count(waiting)), kind: 'watch' };
  return unwell + away > 0 ? { says: w.healthAway(count(unwell + away)), kind: 'watch' } : { says: w.healthWell, kind: 'open' };
}

function cashLight({ evening, waiting, due, toHandOver, unwitnessed }: Net['cash']): { says: string; kind: Meaning } {
  if (evening === 'late') return { says: w.cashLate(count(waiting)), kind: 'act' };
  if (evening === 'due') return { says: w.cashWaiting(count(waiting)), kind: 'watch' };
  const asks = due + toHandOver + unwitnessed;
  return asks > 0 ? { says: w.cashDue(count(asks)), kind: 'watch' } : { says: w.cashHeld, kind: 'open' };
}

/** Down to the record: each duty with its time, its place, who did it and when; the ones that need somebody first. */
function Detail({ net: { rounds } }: { net: Net }) {
  const { branch } = usePlace();
  const [wanted, setWanted] = useState<string>();
  const places = new Map(rounds.places.map((place) => [place.id, place]));
  const lines = new Map(rounds.lines.map((line) => [line.code, line]));
  const groups = [{ key: 'late', label: shared.states.late, states: ['late', 'missed'] }, { key: 'due', label: shared.states.due, states: ['due'] }, { key: 'done', label: shared.states.done, states: ['done', 'doneLate'] }, { key: 'coming', label: shared.states.coming, states: ['coming'] }]
    .map((group) => ({ ...group, duties: rounds.duties.filter((duty) => group.states.includes(duty.state)) }));
  const group = groups.find((one) => one.key === wanted) ?? groups.find((one) => one.duties.length > 0) ?? groups[0];
  return (
    <section className="panel" aria-labelledby="detail">
      <div className="plan-head">
        <h2 id="detail">{w.list}</h2>
        <Segmented value={group?.key ?? ''} aria-label={w.state} onChange={setWanted} options={groups.map((one) => ({ value: one.key, label: `${one.label} ${count(one.duties.length)}` }))} />
      </div>
      {!group || group.duties.length === 0 ? <p className="soft">{w.none}</p> : (
        <ul className="plain detail">
          {group.duties.map((duty) => {
            const place = places.get(duty.place);
            return (
              <li key={`${duty.place} ${duty.line} ${duty.at}`}>
                <span className="nowrap">{timeOf(duty.at, rounds.zone)}</span>
                <Link to={`/rounds?branch=${branch.id}&place=${place?.code ?? ''}`}>{place && pickText(place.name, place.nameEn)}</Link>
                <span>{lineName(lines.get(duty.line))}</span><Badge kind={MEANING[duty.state]}>{shared.states[duty.state]}</Badge>
                <span className="soft">{duty.doneAt === null ? '' : duty.by ? shared.by(duty.by, timeOf(duty.doneAt, rounds.zone)) : timeOf(duty.doneAt, rounds.zone)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
