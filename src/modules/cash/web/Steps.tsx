import { Button, Checkbox, Input, InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { shortDate } from '#ui/format.ts';
import { Badge, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { call, dateTime, type Lot, type Shelf, type Step, w } from './ask.ts';

type StepProps = { shelf: Shelf; lots: readonly Lot[]; renews: string[] };

/** 复核封包: whoever received a lot sees it there but cannot tick it. */
export function SealStep({ shelf, lots, renews }: StepProps) {
  const deed = useLots(renews, (branch, ids) => call('POST /api/branches/:branch/cash-lots/sealing', { params: { branch }, body: { lots: ids } }), w.doneSeal);
  return <StepList step="seal" lots={lots} shelf={shelf} mayTake={(lot) => !lot.received.mine} foot={(ids) => <Button type="primary" size="large" disabled={ids.length === 0} loading={deed.busy} onClick={() => void deed.run(ids)}>{w.doSeal(ids.length)}</Button>} />;
}

export function DisinfectStep({ shelf, lots, renews }: StepProps) {
  const [method, setMethod] = useState<'uv' | 'heat'>('uv');
  const [minutes, setMinutes] = useState<number | null>(null);
  const least = shelf.leastMinutes[method];
  const said = minutes ?? least;
  const deed = useLots(renews, (branch, ids) => call('POST /api/branches/:branch/cash-lots/disinfection', { params: { branch }, body: { lots: ids, method, minutes: said } }), w.doneDisinfect);
  return (
    <StepList step="disinfect" lots={lots} shelf={shelf} foot={(ids) => (
      <>
        <Radio.Group aria-label={w.method} optionType="button" size="large" value={method} onChange={(event) => { setMethod(event.target.value as typeof method); setMinutes(null); }} options={(['uv', 'heat'] as const).map((value) => ({ value, label: w.methods[value] }))} />
        <InputNumber<number> aria-label={w.minutes} size="large" min={1} max={1_000} precision={0} value={said} suffix={w.minutes} status={said < least ? 'error' : ''} onChange={setMinutes} />
        <Button type="primary" size="large" disabled={ids.length === 0 || said < least} loading={deed.busy} onClick={() => void deed.run(ids)}>{w.doDisinfect(ids.length)}</Button>
        {said < least && <span className="soft">{w.least(least)}</span>}
      </>
    )} />
  );
}

export function ReleaseStep({ shelf, lots, renews, step = 'release' }: StepProps & { step?: 'release' | 'early' }) {
  const deed = useLots(renews, (branch, ids) => call('POST /api/branches/:branch/cash-lots/end-request', { params: { branch }, body: { lots: ids, how: 'released' } }), w.doneRelease);
  return <StepList step={step} lots={lots} shelf={shelf} chosen={step === 'release'} foot={(ids) => (step === 'early' && ids.length === 0 ? null : <Button type={step === 'release' ? 'primary' : 'default'} size="large" disabled={ids.length === 0} loading={deed.busy} onClick={() => void deed.run(ids)}>{step === 'early' ? w.tryRelease : w.doRelease(ids.length)}</Button>)} />;
}

export function HandStep({ shelf, lots, renews }: StepProps) {
  const [document, setDocument] = useState('');
  const deed = useLots(renews, (branch, ids) => call('POST /api/branches/:branch/cash-lots/end-request', { params: { branch }, body: { lots: ids, how: 'handed_over', document: document.trim() } }), w.doneHand);
  return (
    <StepList step="hand" lots={lots} shelf={shelf} foot={(ids) => (
      <>
        <Input aria-label={w.document} placeholder={w.document} size="large" maxLength={60} value={document} style={{ maxWidth: 220 }} onChange={(event) => setDocument(event.target.value)} />
        <Button type="primary" size="large" disabled={ids.length === 0 || document.trim() === ''} loading={deed.busy} onClick={() => void deed.run(ids)}>{w.doHand(ids.length)}</Button>
      </>
    )} />
  );
}

export function SignStep({ shelf, lots, renews }: StepProps) {
  const { branch } = usePlace();
  const sign = useLots(renews, (at, ids) => call('POST /api/branches/:branch/cash-lots/end', { params: { branch: at }, body: { lots: ids } }), w.doneSign);
  const withdraw = useLots(renews, (at, ids) => call('POST /api/branches/:branch/cash-lots/end-withdrawal', { params: { branch: at }, body: { lots: ids } }), () => w.doneWithdraw);
  const papers = lots.some((lot) => lot.asked?.how === 'handed_over');
  return (
    <StepList step="sign" lots={lots} shelf={shelf} mayTake={(lot) => lot.asked?.mine === false} foot={(ids) => (
      <>
        <Button type="primary" size="large" disabled={ids.length === 0} loading={sign.busy} onClick={() => void sign.run(ids)}>{w.doSign(ids.length)}</Button>
        <Button size="large" loading={withdraw.busy} onClick={() => void withdraw.run(ids.length > 0 ? ids : lots.filter((lot) => lot.asked?.mine).map((lot) => lot.id))}>{w.doWithdraw}</Button>
        {papers && <Button size="large" href={`/api/branches/${branch.id}/cash-handover?lang=${w.lang}`} target="_blank">{w.handover}</Button>}
      </>
    )} />
  );
}

/** 核日: the days that nobody saw, once for all lots that wait for them. */
export function VouchStep({ shelf, lots, renews }: StepProps) {
  const { branch } = usePlace();
  const toast = useToast();
  const params = { branch: branch.id };
  const asked = new Set(shelf.vouched.map((day) => day.date));
  const missing = [...new Set(lots.flatMap((lot) => lot.hold?.missing ?? []))].filter((date) => !asked.has(date)).sort().slice(0, 31);
  const vouch = useDeed((dates: string[]) => call('POST /api/branches/:branch/cash-days', { params, body: { dates } }), { renews: [renews], done: () => toast.done(w.doneVouch) });
  const agree = useDeed((dates: string[]) => call('POST /api/branches/:branch/cash-days/agreement', { params, body: { dates } }), { renews: [renews], done: () => toast.done(w.doneAgree) });
  const said = (dates: readonly string[]): string => dates.map((date) => shortDate(date)).join(pickText('、', ', '));
  const waiting = shelf.vouched;
  return (
    <StepList step="vouch" lots={lots} shelf={shelf} mayTake={() => false} foot={() => (
      <div className="cash-days">
        {missing.length > 0 && <p>{w.vouchDays(missing.length)}{pickText('：', ': ')}{said(missing)} <Button size="large" loading={vouch.busy} onClick={() => void vouch.run(missing)}>{w.doVouch(missing.length)}</Button></p>}
        {waiting.length > 0 && <p>{w.agree(waiting[0]?.by ?? '', said(waiting.map((day) => day.date)))} <Button type="primary" size="large" disabled={waiting.every((day) => day.mine)} loading={agree.busy} onClick={() => void agree.run(waiting.map((day) => day.date))}>{w.doAgree}</Button></p>}
      </div>
    )} />
  );
}

/** Lots to look at, without a deed. */
export function EndedStep({ shelf, lots, as = 'ended' }: StepProps & { as?: Step }) {
  return <StepList step={as} lots={lots} shelf={shelf} mayTake={() => false} foot={() => null} />;
}

function useLots(renews: string[], ask: (branch: string, ids: string[]) => Promise<{ lots: number }>, says: (n: number) => string) {
  const { branch } = usePlace();
  const toast = useToast();
  return useDeed((ids: string[]) => ask(branch.id, ids), { renews: [renews], done: ({ lots }) => toast.done(says(lots)) });
}

/** One step: its lots, those that this person may take are ticked beforehand, and what is done with them. */
function StepList({ step, lots, shelf, mayTake = () => true, chosen = step !== 'early', foot }: { step: Step; lots: readonly Lot[]; shelf: Shelf; mayTake?: (lot: Lot) => boolean; chosen?: boolean; foot: (ids: string[]) => ReactNode }) {
  const takeable = lots.filter(mayTake).map((lot) => lot.id);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const taken = takeable.filter((lot) => turned.has(lot) !== chosen);
  if (lots.length === 0) return null;
  const turn = (lot: string): void => setTurned((before) => { const after = new Set(before); if (!after.delete(lot)) after.add(lot); return after; });
  return (
    <section className="panel cash-step" aria-labelledby={`step-${step}`}>
      <h2 id={`step-${step}`}>{w.steps[step]} <small className="soft">{w.lots(lots.length)}</small></h2>
      {w.helps[step] !== '' && <p className="soft">{w.helps[step]}</p>}
      <ul className="plain cash-lots">
        {lots.map((lot) => (
          <li key={lot.id}>
            {takeable.length > 0 ? <Checkbox className="cash-tick" checked={taken.includes(lot.id)} disabled={!takeable.includes(lot.id)} onChange={() => turn(lot.id)}><LotLine lot={lot} shelf={shelf} /></Checkbox> : <LotLine lot={lot} shelf={shelf} />}
            {((step === 'seal' && lot.received.mine) || (step === 'sign' && lot.asked?.mine)) && <small className="soft">{w.mine}</small>}
          </li>
        ))}
      </ul>
      <div className="cash-foot">{foot(taken)}</div>
    </section>
  );
}

export function LotLine({ lot, shelf }: { lot: Lot; shelf: Shelf }) {
  const at = (instant: string): string => dateTime(instant, shelf.zone);
  const trail = [
    w.receivedBy(lot.received.by, at(lot.received.at)), lot.sealed && w.sealedBy(lot.sealed.by), lot.disinfected && w.disinfectedBy(w.methods[lot.disinfected.method], lot.disinfected.minutes, at(lot.disinfected.at)),
    lot.asked && w.askedBy(lot.asked.by, at(lot.asked.at)), lot.ended && w.endedBy(lot.ended.by, at(lot.ended.at)), lot.asked?.document, lot.note,
  ].filter((one) => one);
  return (
    <span className="cash-lot">
      <span><b>{lot.seal}</b> {lot.source !== 'normal' && <Badge kind="act">{w.sources[lot.source]}</Badge>} {lot.kind === 'vouchers' && <Badge kind="info">{w.kinds.vouchers}</Badge>} {lot.ended && <Badge kind="open">{w.ends[lot.ended.how]}</Badge>} {lot.voided && <Badge kind="closed">{w.voided}</Badge>} <code>{lot.code}</code></span>
      {lot.hold && lot.source === 'normal' && <span className="cash-hold"><progress max={lot.hold.needDays} value={Math.min(lot.hold.heldDays, lot.hold.needDays)} aria-label={w.heldOf(lot.hold.heldDays, lot.hold.needDays)} /> {w.heldOf(lot.hold.heldDays, lot.hold.needDays)} · <b>{w.until(shortDate(lot.hold.until))}</b>{lot.hold.stand === 'clockBehind' && ` · ${w.stand.clockBehind}`}</span>}
      {lot.ended?.how === 'released' && <span>{w.heldFor(lot.ended.heldDays)}</span>}
      {lot.voided && <span>{w.voidedBy(lot.voided.by, lot.voided.why)}</span>}
      <small className="soft">{trail.join(' · ')}</small>
    </span>
  );
}
