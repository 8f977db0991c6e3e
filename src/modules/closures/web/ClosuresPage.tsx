import { Button } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, StatStrip, useCall, usePlace } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { isOpen } from '../rules.ts';
import { CallList, People } from './People.tsx';
import './closures.css';
import { Filing } from './Filing.tsx';
import { type Closure, StateBar } from './StateBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 停业安置: for each closure how far it is, who must be called, and everybody it touches; above branches also the others that are not settled. */
export function ClosuresPage() {
  const { branch, me } = usePlace();
  const { answer, fault, again } = useCall(['closures', branch.id], (signal) => call('GET /api/branches/:branch/closures', { params: { branch: branch.id }, signal }), { every: 5_000 });
  return (
    <DeskPage title={w.title} below={w.below} wide>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {mayDo(me, can.sum) && <Others />}
      {!answer ? fault === undefined && <Loading /> : answer.closures.length === 0
        ? <EmptyState title={w.none} help={w.noneHelp} />
        : answer.closures.map((one) => <OneClosure key={one.id} closure={one} zone={answer.zone} />)}
    </DeskPage>
  );
}

function OneClosure({ closure, zone }: { closure: Closure; zone: string }) {
  const { branch, me } = usePlace();
  const [filing, setFiling] = useState(false);
  const toCall = closure.offers.filter((one) => one.whyCall !== null);
  const open = closure.offers.filter((one) => isOpen(one.state)).length;
  const when = (at: string): string => `${shortDate(new Date(at), zone)} ${clock(at, zone)}`;
  return (
    <section className="panel closure" aria-labelledby={closure.id}>
      <header className="closure-head">
        <div>
          <h2 id={closure.id}>{named(branch)} · {w.version(closure.version)}</h2>
          <p className="soft">{w.opened(when(closure.openedAt))} · {closure.cause ? w.causes[closure.cause] : w.noCause} · {closure.filed ? w.filed(closure.filed.to, closure.filed.as ?? '', when(closure.filed.at)) : w.notFiled}</p>
        </div>
        <div className="closure-acts no-print">
          {mayDo(me, can.file, branch.id) && <Button onClick={() => setFiling(true)}>{w.file}</Button>}
          {toCall.length > 0 && <Button onClick={() => print()}>{w.print}</Button>}
        </div>
      </header>
      <StatStrip stats={[
        { label: w.affected, value: closure.offers.length },
        { label: w.settled, value: closure.offers.length - open, kind: 'open' },
        { label: w.offered, value: closure.counts.offered },
        { label: w.toCall, value: toCall.length, ...(toCall.length > 0 && { kind: 'act' as const, main: true }) },
      ]} />
      <StateBar closure={closure} />
      <h3>{w.callList} {toCall.length > 0 && <Badge kind="act">{toCall.length}</Badge>}</h3>
      {toCall.length === 0 ? <p className="soft">{w.callListEmpty}</p> : <CallList offers={toCall} zone={zone} />}
      <details className="no-print"><summary>{w.all} · {w.progress(closure.offers.length - open, closure.offers.length)}</summary><People offers={closure.offers} zone={zone} /></details>
      {filing && <Filing closure={closure} close={() => setFiling(false)} />}
    </section>
  );
}

/** For those above branches: where people are still without an answer. */
function Others() {
  const { branch, choose } = usePlace();
  const { answer } = useCall(['closures'], (signal) => call('GET /api/closures', { signal }), { every: 20_000 });
  const others = answer?.branches.filter((one) => one.branch !== branch.id) ?? [];
  if (!answer) return null;
  return (
    <section className="panel closure no-print" aria-labelledby="others">
      <h2 id="others">{w.others}</h2>
      {others.length === 0 ? <p className="soft">{w.othersNone}</p> : (
        <table className="closure-table"><thead><tr><th>{w.branch}</th><th>{w.affected}</th><th>{w.open}</th><th>{w.toCall}</th><th>{w.look}</th></tr></thead>
          <tbody>{others.map((one) => <tr key={one.branch}><td>{named(one)}</td><td>{one.affected}</td><td>{one.open}</td><td>{one.toCall > 0 ? <Badge kind="act">{one.toCall}</Badge> : 0}</td><td><Button size="small" onClick={() => choose(one.branch)}>{w.look}</Button></td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}
