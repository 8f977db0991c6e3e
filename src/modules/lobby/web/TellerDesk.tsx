import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { Badge, DeskPage, Loading, StaleBanner, useDeed, useLive, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './lobby.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type Queue = Answer<typeof contract, 'GET /api/branches/:branch/queue'>;
type Line = Queue['waiting'];

/** 柜台叫号条: narrow enough to stand beside core banking; one tap or one key for the next customer. */
export function TellerDesk() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const { picture: queue, line } = useLive<Queue>(`/api/branches/${branch.id}/live/queue`);
  const [wanted, setWanted] = useState<number | undefined>(() => Number(new URLSearchParams(location.search).get('counter')) || undefined);
  const counter = queue?.counters.find((one) => one.number === wanted) ?? queue?.counters.find((one) => one.staffedBy === me.id);
  const at = { branch: branch.id };
  const own = counter?.ticket ?? null;

  const back = (deed: string) => () => void undoing.run(deed);
  const undoing = useDeed((deed: string) => call('POST /api/branches/:branch/deeds/:deed/undo', { params: { ...at, deed } }), { done: () => toast.done(w.undone) });
  const sit = useDeed((number: number) => call('POST /api/branches/:branch/counters/:counter/duty', { params: { ...at, counter: String(number) } }), { done: (answer) => setWanted(answer.counter) });
  const stand = useDeed((number: number) => call('DELETE /api/branches/:branch/counters/:counter/duty', { params: { ...at, counter: String(number) } }), { done: () => setWanted(undefined) });
  const next = useDeed((number: number) => call('POST /api/branches/:branch/counters/:counter/call', { params: { ...at, counter: String(number) }, body: own ? { after: own.id } : {} }), {
    done: ({ ticket, deed, again }) => { if (ticket && deed && !again) toast.done(say(w.doneCall, { n: ticket.number }), back(deed)); },
  });
  const move = useDeed(({ path, body = {} }: { path: 'start' | 'announcement' | 'no-show' | 'finish' | 'parking' | 'transfer'; body?: object }) => {
    const params = { ...at, ticket: own?.id ?? '' };
    return call(`POST /api/branches/:branch/tickets/:ticket/${path}`, { params, body: { counter: counter?.number ?? 0, ...body } });
  }, {
    done: ({ ticket, deed }, { path }) => {
      const sentence = { start: '', announcement: '', 'no-show': w.doneMiss, finish: w.doneFinish, parking: w.donePark, transfer: w.doneMove }[path];
      if (sentence) toast.done(say(sentence, { n: ticket.number }), back(deed));
    },
  });
  const busy = next.busy || move.busy || undoing.busy;

  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=combobox], [role=dialog]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy || !counter) return;
      const key = event.key.toLowerCase();
      if (key === 'n') void next.run(counter.number);
      else if (own?.state === 'called' && key === 'r') void move.run({ path: 'announcement' });
      else if (own?.state === 'called' && key === 'm') void move.run({ path: 'no-show' });
      else if (own && key === 'f') void move.run({ path: 'finish' });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });

  if (!queue) return <DeskPage title={w.teller}><Loading /></DeskPage>;
  if (!counter) {
    return (
      <DeskPage title={w.teller}>
        <h2>{w.chooseCounter}</h2>
        <div className="lobby-choices">{queue.counters.map((one) => <Button key={one.number} size="large" loading={sit.busy} onClick={() => void sit.run(one.number)}>{pickText(one.name, one.nameEn)}</Button>)}</div>
      </DeskPage>
    );
  }
  const mine = queue.waiting.filter((one) => counter.groups.includes(one.group) && (!one.maskOff || counter.maskOff) && (one.counterWanted ?? counter.number) === counter.number);
  const isGreen = (one: Line[number]) => one.credit === 'green' || one.credit === 'medical';
  return (
    <>
      <StaleBanner line={line} zone={queue.zone} />
      <DeskPage title={pickText(counter.name, counter.nameEn)} actions={counter.staffed && counter.staffedBy === me.id ? <Button onClick={() => void stand.run(counter.number)}>{w.stand}</Button> : <Button onClick={() => void sit.run(counter.number)}>{w.sit}</Button>}>
        <div className="teller">
          <div className="teller-now" role="status">
            {own ? <><strong>{own.number}</strong><span>{own.state === 'called' ? w.called : w.serving} · {pickText(own.serviceName, own.serviceNameEn)}</span>{own.maskOff && <Badge kind="watch">{w.maskOff}</Badge>}</> : <span>{w.nobody}</span>}
          </div>
          <Button type="primary" block className="teller-main" disabled={busy} onClick={() => void next.run(counter.number)}>{w.withKey(own ? w.nextAfter : w.next, 'N')}</Button>
          {own && (
            <div className="teller-keys">
              {own.state === 'called' && <><Button disabled={busy} onClick={() => void move.run({ path: 'start' })}>{w.start}</Button><Button disabled={busy} onClick={() => void move.run({ path: 'announcement' })}>{w.withKey(w.again, 'R')}</Button><Button disabled={busy} onClick={() => void move.run({ path: 'no-show' })}>{w.withKey(w.notHere, 'M')}</Button></>}
              <Button disabled={busy} onClick={() => void move.run({ path: 'finish' })}>{w.withKey(w.finish, 'F')}</Button>
              <Button disabled={busy} onClick={() => void move.run({ path: 'parking' })}>{w.park}</Button>
              <Select aria-label={w.toCounter} placeholder={w.toCounter} value={null} disabled={busy} options={queue.counters.filter((one) => one.number !== counter.number).map((one) => ({ value: one.number, label: pickText(one.name, one.nameEn) }))} onChange={(number: number) => void move.run({ path: 'transfer', body: { toCounter: number } })} />
            </div>
          )}
          <Block title={w.green} line={mine.filter(isGreen)} />
          <Block title={w.booked} line={mine.filter((one) => !isGreen(one) && one.origin === 'booked')} />
          <Block title={w.walkIn} line={mine.filter((one) => !isGreen(one) && one.origin === 'walk_in')} />
          {queue.parked.map((one) => <Resume key={one.id} branch={branch.id} ticket={one.id} number={one.number} path="resumption" label={w.resume} state={w.parked} />)}
          {queue.missed.map((one) => <Resume key={one.id} branch={branch.id} ticket={one.id} number={one.number} path="return" label={w.takeBack} state={w.missed} />)}
          <p className="hint">{w.keys}</p>
        </div>
      </DeskPage>
    </>
  );
}

function Block({ title, line }: { title: string; line: Line }) {
  return (
    <section className="teller-block">
      <h2>{title} <span>{line.length}</span></h2>
      {line.length === 0 ? <p className="hint">{w.none}</p> : <ol>{line.slice(0, 6).map((one) => <li key={one.id}><b>{one.number}</b> <span>{pickText(one.serviceName, one.serviceNameEn)}</span> {one.maskOff && <Badge kind="watch">{w.maskOff}</Badge>}{one.guarded && <Badge kind="act">{w.guarded}</Badge>}<small>{say(w.minutes, { n: one.waitedMinutes })}</small></li>)}</ol>}
    </section>
  );
}

export function Resume({ branch, ticket, number, path, label, state }: { branch: string; ticket: string; number: string; path: 'resumption' | 'return'; label: string; state: string }) {
  const deed = useDeed(() => (path === 'return' ? call('POST /api/branches/:branch/tickets/:ticket/return', { params: { branch, ticket } }) : call('POST /api/branches/:branch/tickets/:ticket/resumption', { params: { branch, ticket }, body: {} })));
  return <p className="lobby-row"><b>{number}</b> <span>{state}</span> <Button disabled={deed.busy} onClick={() => void deed.run(undefined)}>{label}</Button></p>;
}

