import { Button } from 'antd';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { csvOf, download } from '#ui/staff/csv.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, Notice, StatStrip, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { isOpen } from '../rules.ts';
import { CloseForm, causeNamed } from './CloseForm.tsx';
import { CallList, People } from './People.tsx';
import './closures.css';
import { Filing } from './Filing.tsx';
import { FlowMap } from './FlowMap.tsx';
import { type Closure, type Place, StateBar } from './StateBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 停业安置: for each closure how far it is, who must be called, and everybody it touches; above branches also the others that are not settled. */
export function ClosuresPage() {
  const { branch, me } = usePlace();
  const { answer, fault, again } = useCall(['closures', branch.id], (signal) => call('GET /api/branches/:branch/closures', { params: { branch: branch.id }, signal }), { every: 5_000 });
  const [address, setAddress] = useSearchParams();
  const asked = address.get('close');
  const keep = (to: string | undefined) => setAddress((before) => { const next = new URLSearchParams(before); if (to === undefined) next.delete('close'); else next.set('close', to); return next; }, { replace: true });
  const mayClose = mayDo(me, can.close, branch.id);
  return (
    <DeskPage title={w.title} below={w.below} wide actions={mayClose && <Button danger disabled={!answer} onClick={() => keep('')}>{w.shut}</Button>}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {mayDo(me, can.sum) && <Others />}
      {answer?.asked.map((one) => <Notice key={one.draft} kind="watch" title={w.asked} action={<Link to="/hours?tab=drafts">{w.approve}</Link>}>{w.askedBy(spanSaid(one), one.by)} {w.causes[one.cause]}</Notice>)}
      {!answer ? fault === undefined && <Loading /> : answer.closures.length === 0
        ? <EmptyState title={w.none} help={w.noneHelp} />
        : answer.closures.map((one, nth) => <OneClosure key={one.id} closure={one} places={answer.places} zone={answer.zone} isNewest={nth === 0} />)}
      {answer && mayClose && asked !== null && <CloseForm key={branch.id} now={answer.now} zone={answer.zone} given={causeNamed(asked)} close={() => keep(undefined)} />}
    </DeskPage>
  );
}

function OneClosure({ closure, places, zone, isNewest }: { closure: Closure; places: readonly Place[]; zone: string; isNewest: boolean }) {
  const { branch, me } = usePlace();
  const [filing, setFiling] = useState(false);
  const toCall = closure.offers.filter((one) => one.whyCall !== null);
  const open = closure.offers.filter((one) => isOpen(one.state)).length;
  const toast = useToast();
  const [onPaper, setOnPaper] = useState<ReadonlyMap<string, string>>(new Map());
  const numbers = useDeed(() => call('GET /api/branches/:branch/closures/:closure/numbers', { params: { branch: branch.id, closure: closure.id }, query: { reason: w.reason } }), {
    done: (answer) => { flushSync(() => setOnPaper(new Map(answer.numbers.map((one) => [one.offer, one.phone])))); print(); },
  });
  const printed = async (): Promise<void> => {
    if (!mayDo(me, can.phoneOf, branch.id)) return print();
    if (await toast.sure({ title: w.printSure, text: w.printHelp, yes: w.printYes })) void numbers.run(undefined);
  };
  return (
    <section className="panel closure" aria-labelledby={closure.id}>
      <header className="closure-head">
        <div>
          <h2 id={closure.id}>{named(branch)} · {w.version(closure.version)}</h2>
          {closure.ordered && <p>{w.ordered(spanSaid(closure.ordered), closure.ordered.by)}</p>}
          <p className="soft">{w.opened(when(closure.openedAt, zone))} · {closure.cause ? w.causes[closure.cause] : w.noCause} · {closure.filed ? w.filed(closure.filed.to, closure.filed.as ?? '', when(closure.filed.at, zone)) : w.notFiled}</p>
        </div>
        <div className="closure-acts no-print">
          {mayDo(me, can.file, branch.id) && <Button onClick={() => setFiling(true)}>{w.file}</Button>}
          {isNewest && mayDo(me, can.close, branch.id) && <Link to={`/hours?branch=${branch.id}&row=${branch.id}`}><Button tabIndex={-1}>{w.reopen}</Button></Link>}
          {closure.offers.length > 0 && <Button onClick={() => download(`closure-${closure.version}.csv`, fileOf(closure, zone))}>{w.export}</Button>}
          {toCall.length > 0 && <Button loading={numbers.busy} onClick={() => void printed()}>{w.print}</Button>}
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
      {toCall.length === 0 ? <p className="soft">{w.callListEmpty}</p> : <CallList offers={toCall} zone={zone} numbers={onPaper} />}
      <FlowMap closure={closure} places={places} branch={branch.id} />
      <details className="no-print"><summary>{w.all} · {w.progress(closure.offers.length - open, closure.offers.length)}</summary><People offers={closure.offers} zone={zone} /></details>
      {filing && <Filing closure={closure} close={() => setFiling(false)} />}
    </section>
  );
}

function when(at: string, zone: string): string {
  return `${shortDate(new Date(at), zone)} ${clock(at, zone)}`;
}

/** '3月2日 09:10 起，至 3月4日' */
function spanSaid({ from, to, after }: { from: string; to: string | null; after: string | null }): string {
  return w.span(shortDate(from), after ?? '', to === null ? w.spanOpen : to === from ? (after === null ? w.spanDay : '') : w.spanTo(shortDate(to)));
}

/** Everybody with the state of the offer and of the text; numbers stay masked in a file. */
function fileOf({ offers }: Closure, zone: string): string {
  return csvOf([
    [w.code, w.service, w.phone, w.was, w.instead, w.told, w.state, w.exportWhy, w.callList],
    ...offers.map((one) => [
      one.code, named(one.service), one.phone ?? w.noPhone, when(one.startsAt, zone), one.to ? `${named(one.to)} ${when(one.to.startsAt, zone)}` : '', one.told ? w.toldStates[one.told.state] : w.notTold,
      w.states[one.state], one.whyCall ? w.whys[one.whyCall] : '', one.called ? w.called(w.outcomes[one.called.outcome], one.called.times, when(one.called.at, zone), one.called.by) : '',
    ]),
  ]);
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
