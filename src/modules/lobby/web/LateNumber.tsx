import { Button } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { FaultNotice, Loading, useCall } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { careWord } from './care.ts';
import { Errand } from './Errand.tsx';
import type { Person, Queue } from './queue.ts';
import { TakenTicket, type Taken } from './TakenTicket.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 补取号: who has none yet, or for whom a machine did not work, gets a number as at the door: one tap on the errand, and what can be offered for it. */
export function LateNumber({ branch, queue, person, done }: { branch: string; queue: Queue; person: Person; done: () => void }) {
  const door = useCall(['door-questions', branch], () => call('GET /api/branches/:branch/door-questions', { params: { branch } }));
  const [taken, setTaken] = useState<Taken>();
  if (!door.answer) return door.fault ? <FaultNotice fault={door.fault} again={door.again} /> : <Loading />;
  const { services } = door.answer;
  return (
    <section className="late-number" aria-label={w.lateNumber}>
      <header>
        <h2>{w.lateNumber}</h2>
        <span>{say(w.since, { at: person.since })}{person.credit !== 'none' && ` · ${careWord(person.credit)}`}</span>
        <Button onClick={done}>{w.backToQueue}</Button>
      </header>
      {taken
        ? <TakenTicket branch={branch} queue={queue} taken={taken} services={services} another={done} />
        : <Errand branch={branch} visit={person.visit} booking={undefined} hasPrinter={queue.printer} services={services} onTaken={setTaken} another={done} />}
    </section>
  );
}
