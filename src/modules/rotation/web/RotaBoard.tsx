import { Button, Checkbox, Input, Progress, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { count, shortDate } from '#ui/format.ts';
import { Badge, Notice, type Stat, StatStrip, useDeed, useToast } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { call, type Keep, kilometres, percent, periodText, RENEWS, type Rota, stateKind, w } from './ask.ts';
import { LimitsForm } from './LimitsForm.tsx';
import { RotaMap } from './RotaMap.tsx';
import { RotaPictures } from './RotaPictures.tsx';
import { TurnGrid } from './TurnGrid.tsx';

/** One rota: what can be done with it, what it brings, the map, the pictures and the grid. */
export function RotaBoard({ rota, address, keep }: { rota: Rota; address: URLSearchParams; keep: Keep }) {
  const [changes, setChanges] = useState(false);
  return (
    <>
      <RotaDeeds rota={rota} change={() => setChanges(true)} />
      {rota.state === 'planning' && <Planning rota={rota} />}
      {rota.stale && rota.state !== 'planning' && <Notice kind="watch">{w.stale}</Notice>}
      {rota.figures && (
        <>
          <StatStrip stats={statsOf(rota, rota.figures)} />
          <Broken rota={rota} figures={rota.figures} />
        </>
      )}
      <CrewMissing rota={rota} />
      <RotaMap rota={rota} address={address} keep={keep} />
      <TurnGrid rota={rota} />
      {rota.figures && <RotaPictures rota={rota} figures={rota.figures} />}
      {changes && <LimitsForm rota={rota} close={() => setChanges(false)} />}
    </>
  );
}

type Figures = NonNullable<Rota['figures']>;

function RotaDeeds({ rota, change }: { rota: Rota; change: () => void }) {
  const toast = useToast();
  const params = { rota: rota.id };
  const [accepts, setAccepts] = useState(false);
  const [hurry, setHurry] = useState('');
  const plan = useDeed((fewChanges: boolean) => call('POST /api/rotation/rotas/:rota/plan', { params, body: { fewChanges } }), { renews: RENEWS });
  const approve = useDeed(() => call('POST /api/rotation/rotas/:rota/approval', { params, body: { revision: rota.revision, acceptGaps: accepts } }), { renews: RENEWS, done: () => toast.done(w.approved) });
  const publish = useDeed(() => call('POST /api/rotation/rotas/:rota/publication', { params, body: hurry.trim() === '' ? {} : { hurry: hurry.trim() } }), { renews: RENEWS, done: ({ versions }) => toast.done(w.published(versions)) });
  const withdraw = useDeed(() => call('POST /api/rotation/rotas/:rota/withdrawal', { params }), { renews: RENEWS, done: () => toast.done(w.withdrawn) });
  const gaps = rota.figures?.broken.filter((one) => one.rule === 'uncovered').length ?? 0;
  return (
    <div className="rota-deeds">
      <p className="rota-state">
        <Badge kind={stateKind(rota.state)}>{w.states[rota.state]}</Badge>
        <span className="soft">{[w.draftedBy(rota.authors.join('、')), rota.approvedBy !== null && w.approvedBy(rota.approvedBy), rota.publishedBy !== null && w.publishedBy(rota.publishedBy)].filter(Boolean).join(' · ')}</span>
      </p>
      <Space wrap>
        {rota.may.change && <Button onClick={change}>{w.limits}</Button>}
        {rota.may.plan && <Button title={w.planFewHelp} loading={plan.busy} disabled={rota.state === 'planning'} onClick={() => void plan.run(true)}>{w.planFew}</Button>}
        {rota.may.plan && <Button type={rota.state === 'draft' ? 'primary' : 'default'} loading={plan.busy} disabled={rota.state === 'planning'} onClick={() => void plan.run(false)}>{rota.figures ? w.planAgain : w.plan}</Button>}
        {rota.state === 'planned' && gaps > 0 && !rota.own && <Checkbox checked={accepts} onChange={(event) => setAccepts(event.target.checked)}>{w.acceptGaps(count(gaps))}</Checkbox>}
        {rota.state === 'planned' && <Button type="primary" disabled={!rota.may.approve} title={rota.own ? w.approveOwn : undefined} loading={approve.busy} onClick={() => void approve.run(undefined)}>{w.approve}</Button>}
        {rota.may.publish && <Input className="hurry" aria-label={w.hurry} placeholder={w.hurry} value={hurry} maxLength={200} onChange={(event) => setHurry(event.target.value)} />}
        {rota.may.publish && <Button type="primary" loading={publish.busy} onClick={() => void publish.run(undefined)}>{w.publish}</Button>}
        {rota.may.withdraw && <Button type="text" onClick={() => void withdraw.run(undefined)}>{w.withdraw}</Button>}
      </Space>
      {rota.state === 'planned' && rota.own && <p className="soft">{w.approveOwn}</p>}
    </div>
  );
}

function Planning({ rota }: { rota: Rota }) {
  const stop = useDeed(() => call('DELETE /api/rotation/rotas/:rota/plan', { params: { rota: rota.id } }), { renews: RENEWS });
  const done = Math.round((rota.progress?.spent ?? 0) * 100);
  const said = rota.progress
    ? [w.planning(w.percent(String(done))), w.planningAt(kilometres(rota.progress.meanKm)), rota.progress.gap !== null && w.planningGap(percent(rota.progress.gap, 2))].filter(Boolean).join(' · ')
    : w.planningFirst;
  return (
    <div className="planning panel" role="status">
      <span>{said}</span>
      <Progress percent={done} showInfo={false} aria-label={said} />
      <Button size="small" loading={stop.busy} onClick={() => void stop.run(undefined)}>{w.stop}</Button>
    </div>
  );
}

function statsOf(rota: Rota, figures: Figures): Stat[] {
  const { plan, before, random, bound, gap, changes } = figures;
  const less = random.meanKm > 0 ? 1 - plan.meanKm / random.meanKm : 0;
  const people = count(Math.round(changes.residents));
  return [
    { label: w.meanKm, value: kilometres(plan.meanKm), unit: w.km, note: <>{w.againstRandom(percent(less, 0))}<br />{w.againstNow(kilometres(before.meanKm))}</>, main: true, kind: 'open' },
    { label: w.beyond(String(rota.limits.limitKm)), value: percent(plan.beyond), note: w.beyondNote(percent(random.beyond)) },
    gap === null ? { label: w.gap, value: w.noGap, note: w.noGapNote, kind: 'watch' } : { label: w.gap, value: percent(gap, 2), note: w.gapNote(bound === null ? '' : `${bound.toFixed(3)} ${w.km}`) },
    { label: w.changes, value: count(changes.cells), unit: w.cells, note: rota.isSites ? w.changesSites(people) : w.changesNote(people) },
  ];
}

/** Which rules the plan breaks, and where: a region without an open branch may be accepted, the others may not. */
function Broken({ rota, figures }: { rota: Rota; figures: Figures }) {
  if (figures.broken.length === 0) return null;
  const onlyGaps = figures.broken.every((one) => one.rule === 'uncovered');
  return (
    <Notice kind={onlyGaps ? 'watch' : 'act'} title={onlyGaps ? w.brokenGaps : w.broken}>
      <ul className="broken">{figures.broken.slice(0, 12).map((one) => <li key={`${one.rule} ${one.branch ?? one.region ?? ''} ${one.day ?? ''} ${one.half ?? ''}`}>{whereOf(rota, one)}</li>)}</ul>
    </Notice>
  );
}

/** 人员不到位: what keeps the plan from being approved, each with the way to the branch's crew. */
function CrewMissing({ rota }: { rota: Rota }) {
  if (rota.crew.length === 0) return null;
  return (
    <Notice kind="act" title={w.crewMissing(rota.crew.length)}>
      <ul className="broken">{rota.crew.slice(0, 12).map((one) => {
        const branch = rota.branches.find((each) => each.id === one.branch);
        return <li key={`${one.fault} ${one.branch} ${one.day} ${one.who}`}><Link to={`/crew?branch=${one.branch}`}>{[branch && named(branch), one.day !== null && shortDate(rota.dates[one.day] ?? ''), one.team !== null && w.teamNamed(one.team), one.who, w.crewFaults[one.fault]].filter(Boolean).join(' · ')}</Link></li>;
      })}</ul>
    </Notice>
  );
}

function whereOf(rota: Rota, one: Figures['broken'][number]): string {
  const branch = rota.branches.find((each) => each.id === one.branch);
  const region = rota.regions.find((each) => each.id === one.region);
  const limit = one.is !== null && one.limit !== null ? ` (${one.is} / ${one.limit})` : '';
  return `${[branch && named(branch), region && named(region), one.day !== null && periodText({ date: one.day, half: one.half }), w.rules[one.rule]].filter(Boolean).join(' · ')}${limit}`;
}
