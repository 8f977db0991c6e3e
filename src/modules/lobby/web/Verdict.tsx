import { Button } from 'antd';
import { useState } from 'react';
import type { Answer } from '#ui/call.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Errand } from './Errand.tsx';
import { Outcome } from './Outcome.tsx';
import type { DoorService, Queue } from './queue.ts';
import { TakenTicket, type Taken } from './TakenTicket.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
export type Screened = Answer<typeof contract, 'POST /api/branches/:branch/door-screenings'>;
type Props = { branch: string; queue: Queue; seen: Screened; booking?: string | undefined; services: readonly DoorService[]; another: () => void };

/** In letters that are read from two metres; then the number in one tap, or what is done for who may not come in. */
export function Verdict({ branch, queue, seen, booking, services, another }: Props) {
  const [taken, setTaken] = useState<Taken>();
  const kind = seen.verdict === 'pass' ? 'open' : seen.verdict === 'measure_again' ? 'watch' : 'act';
  const sentence = seen.verdict === 'pass' ? (seen.place === 'outside' ? w.verdictOutside : w.verdictPass)
    : seen.verdict === 'measure_again' ? say(w.verdictAgain, { n: seen.restMinutes }) : seen.verdict === 'fever' ? w.verdictFever : w.verdictExposure;
  const isDecided = seen.visit === null && (seen.verdict === 'fever' || seen.verdict === 'exposure') && seen.case !== null;
  return (
    <div className="after-door">
      <div className="verdict" data-kind={kind} data-small={taken ? '' : undefined} role="status">{sentence}</div>
      {seen.visit !== null && !taken && <Errand branch={branch} visit={seen.visit} booking={booking} hasPrinter={queue.printer} services={services} onTaken={setTaken} another={another} />}
      {taken && <TakenTicket branch={branch} queue={queue} taken={taken} services={services} another={another} />}
      {isDecided && seen.case !== null && <Outcome branch={branch} of={seen.case} reason={seen.verdict === 'exposure' ? 'exposure' : 'fever'} done={another} />}
      {seen.verdict === 'measure_again' && <p className="verdict-help">{w.againHelp}</p>}
      {seen.visit === null && <p><Button size="large" onClick={another}>{isDecided ? w.decideLater : w.another}</Button></p>}
    </div>
  );
}
