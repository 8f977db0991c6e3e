import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { Badge, DeskPage, EmptyState, Loading, StaleBanner, StatStrip, useDeed, useLive, usePlace } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { DoorPanel } from './DoorPanel.tsx';
import './lobby.css';
import { Resume, type Queue } from './TellerDesk.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 大堂平板: who stands at the door, who waits where, and who comes in next. Made for gloves: 60 px. */
export function LobbyDesk() {
  const { branch } = usePlace();
  const { picture: queue, line } = useLive<Queue>(`/api/branches/${branch.id}/live/queue`);
  const [tab, setTab] = useState('door');
  if (!queue) return <DeskPage title={w.lobby}><Loading /></DeskPage>;
  const { hall } = queue;
  return (
    <>
      <StaleBanner line={line} zone={queue.zone} />
      <DeskPage title={w.lobby} wide actions={<Button href={`/api/branches/${branch.id}/paper-sheet`} target="_blank">{w.paper}</Button>}>
        <StatStrip stats={[
          { label: w.inside, value: `${hall.inside} / ${hall.cap}`, main: true, kind: hall.light === 'full' ? 'act' : hall.light === 'watch' ? 'watch' : 'open' },
          { label: w.outside, value: hall.outside, ...(hall.outside > 0 && { kind: 'watch' as const }) }, { label: w.waiting, value: queue.waiting.length }, { label: w.entered, value: hall.entered },
        ]} />
        <div className="lobby">
          <Tabs activeKey={tab} onChange={setTab} destroyOnHidden={false} items={[
            { key: 'door', label: w.screening, children: <DoorPanel branch={branch.id} key={branch.id} /> },
            { key: 'queue', label: w.queue, children: <QueuePanel branch={branch.id} queue={queue} /> },
            { key: 'cases', label: w.cases, children: tab === 'cases' ? <CasesPanel branch={branch.id} /> : null },
          ]} />
        </div>
      </DeskPage>
    </>
  );
}

function QueuePanel({ branch, queue }: { branch: string; queue: Queue }) {
  const params = { branch };
  const admit = useDeed(() => call('POST /api/branches/:branch/hall/admission', { params, body: {} }));
  const out = useDeed(() => call('POST /api/branches/:branch/hall/leaving', { params }));
  const leave = useDeed((visit: string) => call('POST /api/branches/:branch/visits/:visit/leaving', { params: { branch, visit } }));
  const rest = useDeed((ticket: string) => call('POST /api/branches/:branch/tickets/:ticket/rest', { params: { branch, ticket }, body: { minutes: 5 } }));
  const place = useDeed((visit: string) => call('POST /api/branches/:branch/visits/:visit/zone', { params: { branch, visit }, body: { zone: 'smart' } }));
  const green = useDeed((visit: string) => call('POST /api/branches/:branch/visits/:visit/credit', { params: { branch, visit }, body: { credit: 'green' } }));
  return (
    <>
      <h2>{w.floor}</h2>
      <div className="floor">
        {queue.zones.map((zone) => <div key={zone.kind}>{pickText(zone.name, zone.nameEn)}<strong>{say(w.people, { n: zone.people })}</strong></div>)}
        {queue.counters.map((one) => (
          <div key={one.number}>{pickText(one.name, one.nameEn)}<strong>{one.ticket?.number ?? (one.staffed ? w.idle : w.shut)}</strong><div className="bar"><i style={{ width: `${Math.min(100, one.waitingFor * 10)}%` }} /></div><small>{w.waiting} {one.waitingFor}</small></div>
        ))}
      </div>
      <div className="lobby-choices">
        <Button type="primary" disabled={queue.outside.length === 0 || admit.busy} onClick={() => void admit.run(undefined)}>{w.admit} {queue.outside[0]?.number ?? ''}</Button>
        <Button disabled={out.busy} onClick={() => void out.run(undefined)}>{w.leaving}</Button>
      </div>
      <div className="lobby-columns">
        <section>
          <h2>{w.waiting} {queue.waiting.length}</h2>
          {queue.waiting.length === 0 && <EmptyState title={w.nobodyWaits} />}
          {queue.waiting.slice(0, 30).map((one) => (
            <div className="lobby-row" key={one.id}>
              <b>{one.number}</b><span>{pickText(one.serviceName, one.serviceNameEn)}</span><small>{say(w.minutes, { n: one.waitedMinutes })}</small>
              {one.place === 'outside' && <Badge kind="watch">{w.outside}</Badge>}{one.guarded && <Badge kind="act">{w.guarded}</Badge>}{one.maskOff && <Badge kind="info">{w.maskOff}</Badge>}
              {one.credit === 'none' && <Button onClick={() => void green.run(one.visit)}>{w.greenCredit}</Button>}<Button onClick={() => void rest.run(one.id)}>{w.rest}</Button><Button onClick={() => void leave.run(one.visit)}>{w.leave}</Button>
            </div>
          ))}
        </section>
        <section>
          {queue.withoutTicket.length > 0 && <h2>{w.withoutTicket} {queue.withoutTicket.length}</h2>}
          {queue.withoutTicket.map((one) => <div className="lobby-row" key={one.visit}><span>{one.since}</span><Button onClick={() => void place.run(one.visit)}>{w.toMachine}</Button><Button onClick={() => void leave.run(one.visit)}>{w.leave}</Button></div>)}
          {queue.parked.map((one) => <Resume key={one.id} branch={branch} ticket={one.id} number={one.number} path="resumption" label={w.resume} state={w.parked} />)}
          {queue.missed.map((one) => <Resume key={one.id} branch={branch} ticket={one.id} number={one.number} path="return" label={w.takeBack} state={w.missed} />)}
        </section>
      </div>
    </>
  );
}
