import { Button } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { DeskPage, Loading, StaleBanner, useDeed, useLive, usePlace } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CounterBar } from './CounterBar.tsx';
import './lobby.css';
import { OwnLine } from './OwnLine.tsx';
import type { Queue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 柜台叫号: a bar of 320 px that stands beside core banking, and one's own line beside it where there is room. */
export function TellerDesk() {
  const { branch } = usePlace();
  return <Teller key={branch.id} branch={branch.id} />;
}

function Teller({ branch }: { branch: string }) {
  const { me } = usePlace();
  const { picture: queue, line } = useLive<Queue>(`/api/branches/${branch}/live/queue`);
  const [wanted, setWanted] = useState<number | undefined>(() => Number(new URLSearchParams(location.search).get('counter')) || undefined);
  const counterAt = (number: number) => ({ params: { branch, counter: String(number) } });
  const sit = useDeed((number: number) => call('POST /api/branches/:branch/counters/:counter/duty', counterAt(number)), { done: (answer) => setWanted(answer.counter) });
  const stand = useDeed((number: number) => call('DELETE /api/branches/:branch/counters/:counter/duty', counterAt(number)), { done: () => setWanted(undefined) });
  if (!queue) return <DeskPage title={w.teller} quiet><Loading /></DeskPage>;
  const counter = queue.counters.find((one) => one.number === wanted) ?? queue.counters.find((one) => one.staffedBy === me.id);
  if (!counter) return <ChooseCounter queue={queue} busy={sit.busy} onChoose={(number) => void sit.run(number)} />;
  const isMine = counter.staffedBy === me.id;
  return (
    <>
      <StaleBanner line={line} zone={queue.zone} />
      <DeskPage title={pickText(counter.name, counter.nameEn)} wide quiet>
        <div className="teller">
          <div className="teller-bar">
            <header className="teller-head">
              <p><strong>{pickText(counter.name, counter.nameEn)}</strong>{counter.maskOff && <small>{w.maskOffHere}</small>}</p>
              <Button size="small" onClick={() => void (isMine ? stand : sit).run(counter.number)}>{isMine ? w.stand : w.sit}</Button>
            </header>
            <CounterBar branch={branch} queue={queue} counter={counter} />
          </div>
          <OwnLine branch={branch} queue={queue} counter={counter} />
        </div>
      </DeskPage>
    </>
  );
}

function ChooseCounter({ queue, busy, onChoose }: { queue: Queue; busy: boolean; onChoose: (number: number) => void }) {
  return (
    <DeskPage title={w.chooseCounter} below={w.chooseHelp}>
      <div className="counter-choices">
        {queue.counters.map((one) => (
          <Button key={one.number} disabled={busy} onClick={() => onChoose(one.number)}>
            <strong>{pickText(one.name, one.nameEn)}</strong>
            <small>{one.staffed ? w.taken : w.free}{one.maskOff && ` · ${w.maskOff}`}</small>
          </Button>
        ))}
      </div>
    </DeskPage>
  );
}
