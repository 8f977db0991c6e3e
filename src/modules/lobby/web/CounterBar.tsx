import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { bankNow } from '#ui/bank-clock.ts';
import { Badge } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { Counter, InQueue, Queue } from './queue.ts';
import { KEYS, LEGEND, useTellerKeys } from './teller-keys.ts';
import { Transfer } from './Transfer.tsx';
import { useCounter } from './use-counter.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** The one before me, the next one in one tap or one key, and what else can become of a number. */
export function CounterBar({ branch, queue, counter }: { branch: string; queue: Queue; counter: Counter }) {
  const own = counter.ticket;
  const deeds = useCounter(branch, counter);
  const [moving, setMoving] = useState(false);
  const isCalled = own?.state === 'called';
  useTellerKeys({
    next: deeds.busy ? undefined : deeds.next,
    start: isCalled ? deeds.start : undefined,
    again: isCalled ? deeds.again : undefined,
    notHere: isCalled ? deeds.notHere : undefined,
    finish: own ? deeds.finish : undefined,
    park: own ? deeds.park : undefined,
    transfer: own ? () => setMoving(true) : undefined,
    undo: deeds.undo,
  });
  const off = deeds.busy;
  return (
    <>
      <div className="teller-now" role="status" data-state={own?.state ?? 'none'}>{own ? <Now own={own} /> : <span className="teller-none">{w.nobody}</span>}</div>
      <Button type="primary" block className="teller-main" disabled={off} onClick={deeds.next}>{own ? w.nextAfter : w.next}<kbd>{KEYS.next}</kbd></Button>
      {own && (
        <div className="teller-deeds">
          {isCalled && <Button disabled={off} onClick={deeds.start}>{w.start}<kbd>{KEYS.start}</kbd></Button>}
          {isCalled && <Button disabled={off} onClick={deeds.again}>{w.again}<kbd>{KEYS.again}</kbd></Button>}
          {isCalled && <Button disabled={off} onClick={deeds.notHere}>{w.notHere}<kbd>{KEYS.notHere}</kbd></Button>}
          <Button disabled={off} onClick={deeds.finish}>{w.finish}<kbd>{KEYS.finish}</kbd></Button>
          <Button disabled={off} onClick={deeds.park}>{w.park}<kbd>{KEYS.park}</kbd></Button>
          <Transfer branch={branch} ticket={own.id} queue={queue} now={own.service} at={counter.number} label={w.transfer} keyHint={KEYS.transfer} disabled={off} open={moving} setOpen={setMoving} done={deeds.moved} />
        </div>
      )}
      {deeds.undo && <Button block onClick={deeds.undo}>{say(w.undoLast, { what: deeds.last })}<kbd>{KEYS.undo}</kbd></Button>}
      <p className="teller-day">{say(w.servedToday, { n: counter.servedToday })}</p>
      <details className="teller-legend" open>
        <summary>{w.keys}</summary>
        <dl>{LEGEND.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      </details>
    </>
  );
}

function Now({ own }: { own: InQueue }) {
  const since = own.servingAt ?? own.calledAt;
  return (
    <>
      <strong>{own.number}</strong>
      <span>{own.state === 'called' ? say(w.calledTimes, { n: own.calls }) : w.serving}{since && <> · <Elapsed since={since} /></>}</span>
      <span>{pickText(own.serviceName, own.serviceNameEn)}</span>
      {(own.maskOff || own.origin === 'booked') && <span className="line-signs">{own.maskOff && <Badge kind="watch">{w.maskOff}</Badge>}{own.origin === 'booked' && <Badge kind="info">{w.booked}</Badge>}</span>}
    </>
  );
}

const TICK_MS = 1_000;

/** '3:05' since the call, in the bank's own time. */
function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(bankNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(bankNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1_000));
  return <time>{Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}</time>;
}
