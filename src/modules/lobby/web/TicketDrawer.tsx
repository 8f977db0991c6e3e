import { Button, Drawer } from 'antd';
import { caller } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CareChoice } from './CareChoice.tsx';
import type { Credit } from './care.ts';
import { Signs } from './LineRow.tsx';
import type { InQueue, Queue } from './queue.ts';
import { Transfer } from './Transfer.tsx';
import { useSlip } from './use-slip.ts';
import { useUndo } from './use-undo.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const REST_MINUTES = 5;

/** What can be done for one person in line. Each tap can be taken back for ten seconds. */
export function TicketDrawer({ branch, queue, one, close }: { branch: string; queue: Queue; one: InQueue | undefined; close: () => void }) {
  return (
    <Drawer open={one !== undefined} onClose={close} size={440} title={one && say(w.forNumber, { n: one.number })} destroyOnHidden>
      {one && <Deeds branch={branch} queue={queue} one={one} close={close} />}
    </Drawer>
  );
}

function Deeds({ branch, queue, one, close }: { branch: string; queue: Queue; one: InQueue; close: () => void }) {
  const toast = useToast();
  const undo = useUndo(branch);
  const print = useSlip(branch, queue.printer);
  const params = { branch, ticket: one.id };
  const told = (sentence: string) => ({ ticket, deed }: { ticket: { number: string }; deed: string }): void => {
    toast.done(say(sentence, { n: ticket.number }), () => undo(deed));
    close();
  };
  const rest = useDeed(() => call('POST /api/branches/:branch/tickets/:ticket/rest', { params, body: { minutes: REST_MINUTES } }), { done: told(w.doneRest) });
  const resume = useDeed(() => call('POST /api/branches/:branch/tickets/:ticket/resumption', { params, body: {} }), { done: told(w.doneResume) });
  const back = useDeed(() => call('POST /api/branches/:branch/tickets/:ticket/return', { params }), { done: told(w.doneReturn) });
  const leave = useDeed(() => call('POST /api/branches/:branch/tickets/:ticket/leaving', { params }), { done: told(w.doneGone) });
  const care = useDeed((credit: Credit) => call('POST /api/branches/:branch/visits/:visit/credit', { params: { branch, visit: one.visit }, body: { credit } }));
  const give = (credit: Credit): void => {
    const before = one.credit;
    void care.run(credit).then((given) => { if (given && before !== credit) toast.done(w.doneCare, () => care.run(before)); });
  };
  const may = (move: string): boolean => one.may.includes(move);
  return (
    <div className="lobby-sheet ticket-deeds">
      <p className="ticket-what"><strong>{one.number}</strong><span>{pickText(one.serviceName, one.serviceNameEn)} · {say(w.waited, { n: one.waitedMinutes })}</span></p>
      <p className="line-signs"><Signs one={one} /></p>
      {may('takeBack') && <Button type="primary" block disabled={back.busy} onClick={() => void back.run(undefined)}>{w.takeBack}</Button>}
      {may('resume') && <Button type="primary" block disabled={resume.busy} onClick={() => void resume.run(undefined)}>{w.resume}</Button>}
      {one.state === 'waiting' && <CareChoice value={one.credit} onChoose={give} />}
      <div className="ticket-more">
        {may('postpone') && <Button disabled={rest.busy} onClick={() => void rest.run(undefined)}>{w.rest}</Button>}
        {may('transfer') && <Transfer branch={branch} ticket={one.id} queue={queue} now={one.service} label={w.transfer} done={(ticket, deed) => told(w.doneMove)({ ticket, deed })} />}
        <Button loading={print.busy} onClick={() => void print.run({ of: 'ticket', id: one.id })}>{w.printAgain}</Button>
        {may('leave') && <Button danger disabled={leave.busy} onClick={() => void leave.run(undefined)}>{w.giveUp}</Button>}
      </div>
    </div>
  );
}
