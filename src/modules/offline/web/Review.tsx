import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { instantOf } from '#kernel/time.ts';
import { type Answer, caller } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, EmptyState, FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Kept = Answer<typeof contract, 'GET /api/branches/:branch/offline-records'>;
type Row = Kept['review'][number];
const MEANING = { done: 'open', review: 'watch', accepted: 'open', discarded: 'closed' } as const;

/** 待核对: what was set aside, with the reason in plain words and what can be done about it. */
export function Review() {
  const { branch, me } = usePlace();
  const { answer, fault, again } = useCall(['offline', branch.id], (signal) => call('GET /api/branches/:branch/offline-records', { params: { branch: branch.id }, signal }), { every: 15_000 });
  if (!answer) return fault ? <FaultNotice fault={fault} again={again} /> : <Loading />;
  const maySettle = mayDo(me, can.settle, branch.id);
  return (
    <>
      <section className="panel" aria-labelledby="review">
        <h2 id="review">{w.review}{answer.review.length > 0 && <> <Badge kind="watch">{answer.review.length}</Badge></>}</h2>
        {answer.review.length === 0 ? <p className="soft">{w.noReview}</p> : <ul className="kept-lines">{answer.review.map((row) => <Waiting key={row.id} row={row} zone={answer.zone} may={maySettle} />)}</ul>}
      </section>
      <div className="panels">
        <section className="panel" aria-labelledby="devices">
          <h2 id="devices">{w.devices}</h2>
          {answer.devices.length === 0 ? <p className="soft">{w.noDevices}</p> : <ul className="kept-lines">{answer.devices.map((one) => <DeviceLine key={one.device} device={one} zone={answer.zone} may={mayDo(me, can.removeDevice, branch.id)} />)}</ul>}
        </section>
        <section className="panel" aria-labelledby="lately">
          <h2 id="lately">{w.lately}</h2>
          {answer.lately.length === 0 ? <EmptyState title={w.noLately} help={w.noLatelyHelp} /> : (
            <ul className="kept-lines">
              {answer.lately.map((row) => (
                <li key={row.id} className="kept-line"><span className="nowrap">{row.doneAt === null ? '–' : clock(row.doneAt, answer.zone)}</span><b>{labelOf(row)}</b><span className="soft">{row.author} · {w.arrived(clock(row.receivedAt, answer.zone))}{row.reason && row.state === 'done' ? ` · ${w.reasons[row.reason] ?? ''}` : ''}{row.why ? ` · ${row.why}` : ''}</span><Badge kind={MEANING[row.state]}>{w.states[row.state]}</Badge></li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}

const labelOf = (row: Row): string => (row.label ? pickText(row.label.zh, row.label.en) : w.kinds[row.kind] ?? row.kind);

function Waiting({ row, zone, may }: { row: Row; zone: string; may: boolean }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [asks, setAsks] = useState<'correct' | 'discard'>();
  const [at, setAt] = useState('');
  const [why, setWhy] = useState('');
  const params = { branch: branch.id, record: row.id };
  const renews = [['offline', branch.id]];
  const close = (): void => { setAsks(undefined); setAt(''); setWhy(''); };
  const accept = useDeed((time: string | null) => call('POST /api/branches/:branch/offline-records/:record/acceptance', { params, body: { at: time } }), { renews, done: () => { close(); toast.done(w.acceptedNow); } });
  const discard = useDeed((word: string) => call('POST /api/branches/:branch/offline-records/:record/discarding', { params, body: { why: word } }), { renews, done: () => { close(); toast.done(w.discardedNow); } });
  const claimed = row.doneAt === null ? w.noTime : w.claims(`${shortDate(new Date(row.doneAt), zone)} ${clock(row.doneAt, zone)}`);
  return (
    <li className="waiting">
      <div className="waiting-words">
        <p><b>{labelOf(row)}</b> <span className="soft">{row.author ?? w.nobodyKnown}</span></p>
        <p>{w.reasons[row.reason ?? ''] ?? w.refusedBy}</p>
        <p className="soft">{claimed} · {w.arrived(`${shortDate(new Date(row.receivedAt), zone)} ${clock(row.receivedAt, zone)}`)}{row.ageSeconds !== null && row.ageSeconds >= 0 && row.ageSeconds < 864_000 ? ` · ${w.byDevice(Math.round(row.ageSeconds / 60))}` : ''}{row.sender !== row.author ? ` · ${w.carried(row.sender)}` : ''}</p>
      </div>
      {may && (
        <div className="waiting-acts">
          {row.readable && row.reason !== 'clock.future' && <Button type="primary" loading={accept.busy} onClick={() => { void accept.run(null); }}>{w.accept}</Button>}
          {row.readable && <Button onClick={() => setAsks('correct')}>{w.correct}</Button>}
          <Button onClick={() => setAsks('discard')}>{w.discard}</Button>
        </div>
      )}
      <Modal open={asks === 'correct'} title={w.correctTitle} okText={w.correctGo} cancelText={w.cancel} okButtonProps={{ disabled: at === '', loading: accept.busy }} onCancel={close} onOk={() => { const [date = '', time = ''] = at.split('T'); void accept.run(instantOf(date, time, zone).toISOString()); }}>
        <p>{w.correctHelp}</p>
        <Input type="datetime-local" aria-label={w.correctTitle} value={at} onChange={(event) => setAt(event.target.value)} />
      </Modal>
      <Modal open={asks === 'discard'} title={w.discardTitle} okText={w.discardGo} cancelText={w.cancel} okButtonProps={{ danger: true, disabled: why.trim() === '', loading: discard.busy }} onCancel={close} onOk={() => { void discard.run(why.trim()); }}>
        <label className="field">{w.why}<Input.TextArea value={why} maxLength={300} autoSize onChange={(event) => setWhy(event.target.value)} /></label>
      </Modal>
    </li>
  );
}

function DeviceLine({ device, zone, may }: { device: Kept['devices'][number]; zone: string; may: boolean }) {
  const { branch } = usePlace();
  const toast = useToast();
  const remove = useDeed(() => call('DELETE /api/branches/:branch/offline-devices/:device', { params: { branch: branch.id, device: device.device } }), { renews: [['offline', branch.id]], done: () => toast.done(w.removedNow) });
  const ask = async (): Promise<void> => { if (await toast.sure({ title: w.removeTitle(device.name), text: w.removeText, yes: w.remove, danger: true })) void remove.run(undefined); };
  return (
    <li className="kept-line">
      <b>{device.name}</b><span className="soft">{device.people.join('、')} · {device.sentAt === null ? w.neverSent : w.lastSent(`${shortDate(new Date(device.sentAt), zone)} ${clock(device.sentAt, zone)}`)}</span>
      {device.removed ? <Badge kind="closed">{w.removed}</Badge> : may && <Button size="small" danger loading={remove.busy} onClick={() => { void ask(); }}>{w.remove}</Button>}
    </li>
  );
}
