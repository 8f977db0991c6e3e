import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, type Lot, type Shelf, type Step, STEPS, stepOf, w } from './ask.ts';
import './cash.css';
import { NewLots } from './NewLots.tsx';
import { ShelfPicture } from './ShelfPicture.tsx';
import { DisinfectStep, EndedStep, HandStep, ReleaseStep, SealStep, SignStep, VouchStep } from './Steps.tsx';

const STEP_OF = { seal: SealStep, disinfect: DisinfectStep, sign: SignStep, release: ReleaseStep, hand: HandStep, vouch: VouchStep, early: EarlyStep, ended: EndedStep } as const;
const RISK_MEANING = { low: 'open', medium: 'watch', high: 'act' } as const;

function EarlyStep(props: Parameters<typeof ReleaseStep>[0]) {
  return <ReleaseStep {...props} step="early" />;
}

/** 现金隔离: the shelf as a picture, then what each lot asks for, the next deed on top. A scanned label shows one lot alone. */
export function CashPage() {
  const { branch, me } = usePlace();
  const [address] = useSearchParams();
  const key = ['cash', branch.id];
  const { answer: shelf, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/cash-lots', { params: { branch: branch.id }, signal }), { every: 15_000 });
  if (!shelf) return <DeskPage title={w.title} below={w.below}>{fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />}</DeskPage>;
  const mayKeep = mayDo(me, can.keep, branch.id);
  const code = address.get('lot');
  if (code !== null) return <OneLot code={code} shelf={shelf} renews={key} mayKeep={mayKeep} />;
  const papers = `/api/branches/${branch.id}`;
  return (
    <DeskPage title={w.title} below={w.below} actions={<>{mayKeep && <Button className="cash-to-new" type="primary" href="#new-lots">{w.add}</Button>}{shelf.lots.length > 0 && <><Button href={`${papers}/cash-labels?lang=${w.lang}`} target="_blank">{w.labels}</Button><Button href={`${papers}/cash-ledger`}>{w.ledger}</Button></>}</>}>
      <p className="day-line cash-facts"><span>{named(branch)}</span><Badge kind={shelf.level === null ? 'info' : RISK_MEANING[shelf.level]}>{shelf.level === null ? w.noRisk : w.riskOf[shelf.level]}</Badge><span>{w.holdNow(shelf.needDays)}</span></p>
      <Evening shelf={shelf} />
      {shelf.lots.length === 0 ? <EmptyState title={w.empty} help={w.emptyHelp} /> : <Pictured shelf={shelf} />}
      <div className="cash-columns">
        <div>{STEPS.map((step) => <OneStep key={step} step={step} shelf={shelf} lots={shelf.lots.filter((lot) => stepOf(lot) === step)} renews={key} mayKeep={mayKeep} />)}</div>
        {mayKeep && <NewLots renews={key} />}
      </div>
    </DeskPage>
  );
}

function Pictured({ shelf }: { shelf: Shelf }) {
  const [, setAddress] = useSearchParams();
  return <ShelfPicture shelf={shelf} choose={(lot) => setAddress((before) => { const after = new URLSearchParams(before); after.set('lot', lot.code); return after; })} />;
}

function Evening({ shelf: { evening, lots } }: { shelf: Shelf }) {
  const waiting = lots.filter((lot) => lot.state === 'received' || lot.state === 'sealed').length;
  if (evening === 'none') return null;
  return evening === 'coming' ? <Notice kind="info">{w.eveningComing(waiting)}</Notice> : <Notice kind={evening === 'late' ? 'act' : 'watch'} title={evening === 'late' ? w.eveningLate(waiting) : w.eveningDue(waiting)} />;
}

/** Who may not handle cash sees the lots and no deeds. */
function OneStep({ step, shelf, lots, renews, mayKeep }: { step: Step; shelf: Shelf; lots: readonly Lot[]; renews: string[]; mayKeep: boolean }) {
  const Chosen = STEP_OF[step];
  if (!mayKeep) return <EndedStep shelf={shelf} lots={lots} renews={renews} as={step} />;
  return <Chosen shelf={shelf} lots={lots} renews={renews} />;
}

function OneLot({ code, shelf, renews, mayKeep }: { code: string; shelf: Shelf; renews: string[]; mayKeep: boolean }) {
  const { branch, me } = usePlace();
  const lot = shelf.lots.find((one) => one.code === code);
  const back = <Link to={`?branch=${branch.id}`}><Button tabIndex={-1}>{w.back}</Button></Link>;
  if (!lot) return <DeskPage title={w.title}><EmptyState title={w.lotUnknown} help={w.lotUnknownHelp} action={back} /></DeskPage>;
  const open = lot.state !== 'void' && !lot.ended;
  return (
    <DeskPage title={w.oneLot(code)} below={named(branch)} actions={<><Button href={`/api/branches/${branch.id}/cash-labels?lang=${w.lang}&only=${code}`} target="_blank">{w.labels}</Button>{back}</>}>
      <OneStep step={stepOf(lot)} shelf={shelf} lots={[lot]} renews={renews} mayKeep={mayKeep} />
      {open && mayDo(me, can.void, branch.id) && <VoidLot lot={lot} renews={renews} />}
    </DeskPage>
  );
}

function VoidLot({ lot, renews }: { lot: Lot; renews: string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [why, setWhy] = useState<string>();
  const deed = useDeed((text: string) => call('POST /api/branches/:branch/cash-lots/:lot/voiding', { params: { branch: branch.id, lot: lot.id }, body: { why: text } }), { renews: [renews], done: () => toast.done(w.doneVoid) });
  if (why === undefined) return <Button type="text" onClick={() => setWhy('')}>{w.void}</Button>;
  return (
    <section className="panel cash-step" aria-label={w.void}>
      <label className="field">{w.voidWhy}<Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} /></label>
      <div className="cash-foot"><Button danger size="large" disabled={why.trim() === ''} loading={deed.busy} onClick={() => void deed.run(why.trim())}>{w.doVoid}</Button><Button size="large" onClick={() => setWhy(undefined)}>{w.cancel}</Button></div>
    </section>
  );
}
