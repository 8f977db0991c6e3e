import { Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { clock, dayOf, distance } from '#ui/format.ts';
import { FaultNotice, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CAUSES } from '../rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const STEP_MS = 5 * 60_000;
type Cause = (typeof CAUSES)[number];

export const causeNamed = (said: string | null): Cause | undefined => CAUSES.find((one) => one === said);

/** 停业: why, from when to when; whom it touches and where they could go stands below before anybody presses. */
export function CloseForm({ now, zone, given, close }: { now: string; zone: string; given: Cause | undefined; close: () => void }) {
  const { branch } = usePlace();
  return (
    <Drawer open size={560} onClose={close} title={w.closeTitle(named(branch))}>
      <Fields now={now} zone={zone} given={given} close={close} />
    </Drawer>
  );
}

function Fields({ now, zone, given, close }: { now: string; zone: string; given: Cause | undefined; close: () => void }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [opened] = useState(now);
  const today = dayOf(opened, zone);
  const [cause, setCause] = useState(given);
  const [from, setFrom] = useState(today);
  const [after, setAfter] = useState(() => clock(Math.ceil(Date.parse(opened) / STEP_MS) * STEP_MS, zone));
  const [to, setTo] = useState<string | null>(today);
  const [own, setOwn] = useState<{ zh: string; en: string }>();
  const [filed, setFiled] = useState({ to: '', as: '' });
  const [tried, setTried] = useState(false);
  const reason = own ?? { zh: cause ? zh.customers[cause] : '', en: cause ? en.customers[cause] : '' };
  const when = { from, ...(from === today && after !== '' && { after }) };
  const isDated = from >= today && (to === null || to >= from);
  const faults = [
    ...(cause ? [] : [w.needCause]), ...(isDated ? [] : [w.needDates]), ...(cause && (reason.zh.trim() === '' || reason.en.trim() === '') ? [w.needReason] : []),
  ];
  const params = { branch: branch.id };
  const outlook = useCall(['closures', branch.id, 'outlook', when, to], (signal) => call('GET /api/branches/:branch/closures/outlook', { params, query: { ...when, ...(to !== null && { to }) }, signal }), { only: isDated, stale: 10_000 });
  const shut = useDeed((why: Cause) => call('POST /api/branches/:branch/closures', {
    params, body: { cause: why, ...when, to, reason: { zh: reason.zh.trim(), en: reason.en.trim() }, ...(filed.to.trim() && { filedTo: filed.to.trim() }), ...(filed.as.trim() && { filedAs: filed.as.trim() }) },
  }), { renews: [['closures', branch.id], ['closures']], quiet: true, done: ({ draft, touched }) => { close(); toast.done(draft === null ? w.closedNow(touched) : w.sentOn); } });
  const press = (): void => { setTried(true); if (faults.length === 0 && cause) void shut.run(cause); };
  const look = outlook.answer;
  return (
    <div className="close-form">
      <fieldset><legend>{w.cause}</legend><div className="closure-acts">{CAUSES.filter((one) => one !== 'rotation').map((one) => <Button key={one} aria-pressed={cause === one} type={cause === one ? 'primary' : 'default'} onClick={() => setCause(one)}>{w.causes[one]}</Button>)}</div></fieldset>
      <div className="close-when">
        <label className="field">{w.from}<Input type="date" min={today} value={from} onChange={({ target }) => { if (to === from) setTo(target.value); setFrom(target.value); }} /></label>
        {from === today && <label className="field">{w.after}<Input type="time" value={after} onChange={({ target }) => setAfter(target.value)} /></label>}
        <label className="field">{w.to}<Input type="date" min={from} disabled={to === null} value={to ?? ''} onChange={({ target }) => setTo(target.value)} /></label>
        <Checkbox checked={to === null} onChange={({ target }) => setTo(target.checked ? null : from)}>{w.untilNotice}</Checkbox>
      </div>
      <fieldset><legend>{w.reasonTold}</legend>
        <Input aria-label={w.toldZh} placeholder={w.toldZh} lang="zh" maxLength={200} value={reason.zh} onChange={({ target }) => setOwn({ ...reason, zh: target.value })} />
        <Input aria-label={w.toldEn} placeholder={w.toldEn} lang="en" maxLength={200} value={reason.en} onChange={({ target }) => setOwn({ ...reason, en: target.value })} />
      </fieldset>
      {outlook.fault !== undefined && <FaultNotice fault={outlook.fault} again={outlook.again} />}
      {look && (
        <section className="close-outlook" aria-live="polite">
          <p><b>{w.outlook(look.touched)}</b> {look.withoutPhone > 0 && w.withoutPhone(look.withoutPhone)}</p>
          {look.subscribed > 0 && <p>{w.subscribed(look.subscribed)}</p>}
          {look.open.length === 0 ? <Notice kind="act">{w.openNone}</Notice> : <p><span className="soft">{w.openNear}</span> {look.open.slice(0, 3).map((one) => `${named(one)}${one.metres === null ? '' : ` ${distance(one.metres)}`}`).join(' · ')}</p>}
          {look.phone && <p><span className="soft">{w.noticePhone}</span> {look.phone}</p>}
        </section>
      )}
      <details><summary>{w.fileMore}</summary><div className="close-when">
        <label className="field">{w.filedTo}<Input value={filed.to} maxLength={120} onChange={({ target }) => setFiled({ ...filed, to: target.value })} /></label>
        <label className="field">{w.filedAs}<Input value={filed.as} maxLength={80} onChange={({ target }) => setFiled({ ...filed, as: target.value })} /></label>
      </div></details>
      {tried && faults.map((one) => <p key={one} className="field-fault" role="alert">{one}</p>)}
      {shut.fault !== undefined && <FaultNotice fault={shut.fault} />}
      <p className="soft">{look?.alone === false ? w.twoHelp : w.aloneHelp}</p>
      <Button type="primary" size="large" danger={look?.alone !== false} loading={shut.busy} disabled={!look || look.open.length === 0} onClick={press}>{look?.alone === false ? w.forAnother : w.nowAlone}</Button>
    </div>
  );
}
