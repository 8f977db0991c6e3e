import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '#ui/call.ts';
import { useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { PhoneCode } from './PhoneCode.tsx';
import type { DoorService, Queue } from './queue.ts';
import { Transfer } from './Transfer.tsx';
import { useSlip } from './use-slip.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
export type Taken = Answer<typeof contract, 'POST /api/branches/:branch/tickets'>;

/** 号码: printed, or taken along on the visitor's own phone by holding it to the tablet. Enter goes on to the next visitor. */
export function TakenTicket({ branch, queue, taken, services, another }: { branch: string; queue: Queue; taken: Taken; services: readonly DoorService[]; another: () => void }) {
  const toast = useToast();
  const [service, setService] = useState(taken.service);
  const print = useSlip(branch, queue.printer);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  const named = services.find((one) => one.code === service);
  return (
    <section className="taken">
      <div className="taken-number">
        <p className="lobby-number" role="status">{taken.number}</p>
        <p className="taken-service">{named ? pickText(named.name, named.nameEn) : service}{taken.origin === 'booked' && ` · ${w.booked}`}</p>
        <div className="taken-ways">
          <Button type="default" loading={print.busy} onClick={() => void print.run(taken.id)}>{w.print}</Button>
          <Transfer branch={branch} ticket={taken.id} queue={queue} now={service} label={w.otherErrand} only="service" done={(moved) => { setService(moved.service); toast.done(say(w.doneMove, { n: moved.number })); }} />
        </div>
      </div>
      <PhoneCode secret={taken.secret} />
      <Button ref={next} type="primary" className="taken-next" onClick={another}>{w.another}</Button>
    </section>
  );
}
