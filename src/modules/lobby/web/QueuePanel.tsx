import { Button } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { EmptyState, useDeed, useToast } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { careWord } from './care.ts';
import { FloorPlan } from './FloorPlan.tsx';
import { HallPlan } from './HallPlan.tsx';
import { LineRow } from './LineRow.tsx';
import { LateNumber } from './LateNumber.tsx';
import type { Person, Queue } from './queue.ts';
import { TicketDrawer } from './TicketDrawer.tsx';
import { useUndo } from './use-undo.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 排队与分流: where people are, who comes next and why, who is beside the line. A tap on a row opens what can be done for that person. */
export function QueuePanel({ branch, queue }: { branch: string; queue: Queue }) {
  const [chosen, setChosen] = useState<string>();
  const [numberless, setNumberless] = useState<Person>();
  if (numberless) return <LateNumber key={numberless.visit} branch={branch} queue={queue} person={numberless} done={() => setNumberless(undefined)} />;
  const beside = [...queue.parked, ...queue.missed];
  const open = [...queue.waiting, ...beside].find((one) => one.id === chosen);
  return (
    <>
      <FloorPlan queue={queue} />
      <div className="lobby-columns">
        <section>
          <h2>{w.waiting} <b>{queue.waiting.length}</b></h2>
          {queue.waiting.length === 0 && <EmptyState title={w.nobodyWaits} help={w.nobodyWaitsHelp} />}
          <ol className="line">{queue.waiting.map((one) => <LineRow key={one.id} one={one} onOpen={() => setChosen(one.id)} />)}</ol>
        </section>
        <section className="beside">
          {queue.outside.some((one) => one.ticket === null) && <Beside title={w.outsideNoTicket} people={queue.outside.filter((one) => one.ticket === null)} branch={branch} giveNumber={setNumberless} />}
          {beside.length > 0 && <><h2>{w.beside} <b>{beside.length}</b></h2><ol className="line">{beside.map((one) => <LineRow key={one.id} one={one} onOpen={() => setChosen(one.id)} />)}</ol></>}
          {queue.withoutTicket.length > 0 && <Beside title={w.withoutTicket} people={queue.withoutTicket} branch={branch} giveNumber={setNumberless} />}
        </section>
      </div>
      {queue.plan && <HallPlan plan={queue.plan} />}
      <TicketDrawer branch={branch} queue={queue} one={open} close={() => setChosen(undefined)} />
    </>
  );
}

/** People without a number: at the machines, looking around, on their way out. */
function Beside({ title, people, branch, giveNumber }: { title: string; people: readonly Person[]; branch: string; giveNumber: (person: Person) => void }) {
  const toast = useToast();
  const undo = useUndo(branch);
  const place = useDeed(({ visit, zone }: { visit: string; zone: 'waiting' | 'smart' }) => call('POST /api/branches/:branch/visits/:visit/zone', { params: { branch, visit }, body: { zone } }));
  const leave = useDeed((visit: string) => call('POST /api/branches/:branch/visits/:visit/leaving', { params: { branch, visit } }), {
    done: ({ deed }) => toast.done(w.doneLeave, deed === null ? undefined : () => undo(deed)),
  });
  return (
    <>
      <h2>{title} <b>{people.length}</b></h2>
      <ol className="line">
        {people.map((one) => (
          <li className="line-person" key={one.visit}>
            <span>{say(w.since, { at: one.since })}{one.credit !== 'none' && ` · ${careWord(one.credit)}`}{one.zone === 'smart' && ` · ${w.atMachine}`}</span>
            <Button type="primary" ghost onClick={() => giveNumber(one)}>{w.giveNumber}</Button>
            {one.zone !== undefined && <Button disabled={place.busy} onClick={() => void place.run({ visit: one.visit, zone: one.zone === 'smart' ? 'waiting' : 'smart' })}>{one.zone === 'smart' ? w.toWaiting : w.toMachine}</Button>}
            <Button disabled={leave.busy} onClick={() => void leave.run(one.visit)}>{w.leave}</Button>
          </li>
        ))}
      </ol>
    </>
  );
}
