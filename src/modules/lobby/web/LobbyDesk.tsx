import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DeskPage, Loading, Notice, StaleBanner, useLive, useOffline, usePlace } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { CasesAtDoor } from '../reads/cases-at-door.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { DayEnd } from './DayEnd.tsx';
import { DoorPanel } from './DoorPanel.tsx';
import { HallBar } from './HallBar.tsx';
import './lobby.css';
import { QueuePanel } from './QueuePanel.tsx';
import type { Queue } from './queue.ts';
import { SlipsFailed } from './SlipsFailed.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 大堂平板: who stands at the door, who waits where, and who comes in next. Made for gloves: 60 px. */
export function LobbyDesk() {
  const { branch } = usePlace();
  return <Lobby key={branch.id} branch={branch.id} />;
}

function Lobby({ branch }: { branch: string }) {
  const { picture: queue, line } = useLive<Queue>(`/api/branches/${branch}/live/queue`);
  const { picture: cases } = useLive<CasesAtDoor>(`/api/branches/${branch}/live/door`);
  const [tab, setTab] = useState('door');
  // How often the list of cases has changed: it is read again then, and only then.
  const [passed, setPassed] = useState(0);
  const { away } = useOffline();
  // Without a line the door goes on; the queue, whose truth is the server's, does not.
  if (!queue || away) return <DeskPage title={w.lobby} wide={away} quiet>{away ? <div className="lobby"><div className="lobby-work"><DoorPanel branch={branch} queue={undefined} /></div></div> : <Loading />}</DeskPage>;
  const openCases = cases?.open ?? 0;
  return (
    <>
      <StaleBanner line={line} zone={queue.zone} />
      <DeskPage title={w.lobby} wide quiet>
        <div className="lobby">
          <HallBar branch={branch} queue={queue} />
          {queue.hall.awaitsGate && <Notice kind="watch" action={<Link to={`/opening?branch=${branch}`}><Button size="large" tabIndex={-1}>{w.toGate}</Button></Link>}>{w.gateAwaited}</Notice>}
          {queue.hall.closed && <Notice kind="info">{w.closedToday}</Notice>}
          <SlipsFailed branch={branch} slips={queue.slipsFailed} />
          <div className="lobby-work">
            <Button className="lobby-paper" href={`/api/branches/${branch}/paper-sheet?lang=${w.lang}`} target="_blank">{w.paper}</Button>
            <Tabs activeKey={tab} onChange={setTab} items={[
              { key: 'door', label: w.screening, children: <DoorPanel branch={branch} queue={queue} /> },
              { key: 'queue', label: <Counted label={w.queue} count={queue.waiting.length} />, children: <QueuePanel branch={branch} queue={queue} /> },
              { key: 'cases', label: <Counted label={w.cases} count={openCases} act />, children: tab === 'cases' ? <CasesPanel branch={branch} zone={queue.zone} changed={openCases + passed} onPassed={() => setPassed(passed + 1)} /> : null },
              { key: 'end', label: w.dayEnd, children: tab === 'end' ? <DayEnd branch={branch} queue={queue} openCases={openCases} /> : null },
            ]} />
          </div>
        </div>
      </DeskPage>
    </>
  );
}

function Counted({ label, count, act = false }: { label: string; count: number; act?: boolean }) {
  return <span className="counted">{label}{count > 0 && <b data-act={act ? '' : undefined}>{count}</b>}</span>;
}
