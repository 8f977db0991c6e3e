import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { nextSeat } from './HallPlan.tsx';
import { PhoneCode } from './PhoneCode.tsx';
import type { DoorService, Queue } from './queue.ts';
import { Transfer } from './Transfer.tsx';
import { useSlip } from './use-slip.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type Taken = Answer<typeof contract, 'POST /api/branches/:branch/tickets'>;

/** 号码: printed, or taken along on the visitor's own phone by holding it to the tablet. Enter goes on to the next visitor. */
export function TakenTicket({ branch, queue, taken, services, another }: { branch: string; queue: Queue; taken: Taken; services: readonly DoorService[]; another: () => void }) {
  const toast = useToast();
  const [service, setService] = useState(taken.service);
  const print = useSlip(branch, queue.printer);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  const [seat, setSeat] = useState<string>();
  const sit = useDeed((wanted: string) => call('POST /api/branches/:branch/visits/:visit/seat', { params: { branch, visit: taken.visit }, body: { seat: wanted } }), { done: ({ seat: given }) => { setSeat(given); toast.done(say(w.sat, { seat: given })); } });
  const proposed = queue.plan && taken.place === 'inside' ? nextSeat(queue.plan) : undefined;
  const named = services.find((one) => one.code === service);
  return (
    <section className="taken">
      <div className="taken-number">
        <p className="lobby-number" role="status">{taken.number}</p>
        <p className="taken-service">{named ? pickText(named.name, named.nameEn) : service}{taken.origin === 'booked' && ` · ${w.booked}`}</p>
        {seat !== undefined && <p className="taken-seat">{say(w.seatGiven, { seat })}</p>}
        <div className="taken-ways">
          {seat === undefined && proposed !== undefined && <Button type="primary" ghost loading={sit.busy} onClick={() => void sit.run(proposed)}>{say(w.sitAt, { seat: proposed })}</Button>}
          <Button type="default" loading={print.busy} onClick={() => void print.run({ of: 'ticket', id: taken.id })}>{w.print}</Button>
          <Transfer branch={branch} ticket={taken.id} queue={queue} now={service} label={w.otherErrand} only="service" done={(moved) => { setService(moved.service); toast.done(say(w.doneMove, { n: moved.number })); }} />
        </div>
      </div>
      <PhoneCode path={`/t/${taken.secret}`} label={w.phonePage} help={w.phonePageHelp} />
      <Button ref={next} type="primary" className="taken-next" onClick={another}>{w.another}</Button>
    </section>
  );
}
