import { Button } from 'antd';
import { caller } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Signs } from './LineRow.tsx';
import { mayServe, type Counter, type InQueue, type Queue } from './queue.ts';
import { useUndo } from './use-undo.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const SHOWN = 8;

/** 本窗口的队: whom this counter may serve, as three blocks in calling order; below, who was put aside or missed and comes back by one tap. */
export function OwnLine({ branch, queue, counter }: { branch: string; queue: Queue; counter: Counter }) {
  const mine = queue.waiting.filter((one) => mayServe(counter, one) && (one.counterWanted ?? counter.number) === counter.number);
  const isGreen = (one: InQueue): boolean => one.credit === 'green' || one.credit === 'medical';
  const first = mine.find((one) => one.notBefore === null);
  const aside = [...queue.parked, ...queue.missed];
  return (
    <div className="own-line">
      <p className="own-next">{first ? <>{w.upNext} <b>{first.number}</b> {pickText(first.serviceName, first.serviceNameEn)}</> : w.nobodyForYou}</p>
      <div className="own-blocks">
        <Block title={w.green} kind="green" line={mine.filter(isGreen)} first={first} />
        <Block title={w.booked} kind="booked" line={mine.filter((one) => !isGreen(one) && one.origin === 'booked')} first={first} />
        <Block title={w.walkIn} kind="walk-in" line={mine.filter((one) => !isGreen(one) && one.origin === 'walk_in')} first={first} />
      </div>
      {aside.length > 0 && (
        <section className="own-block" data-kind="aside">
          <h2>{w.beside} <b>{aside.length}</b></h2>
          <ol>{aside.map((one) => <Aside key={one.id} branch={branch} one={one} />)}</ol>
        </section>
      )}
    </div>
  );
}

function Block({ title, kind, line, first }: { title: string; kind: string; line: readonly InQueue[]; first: InQueue | undefined }) {
  const longest = Math.max(1, ...line.map((one) => one.waitedMinutes));
  return (
    <section className="own-block" data-kind={kind}>
      <h2>{title} <b>{line.length}</b></h2>
      {line.length === 0 ? <p className="soft">{w.none}</p> : (
        <ol>
          {line.slice(0, SHOWN).map((one) => (
            <li key={one.id} data-first={one.id === first?.id ? '' : undefined}>
              <b>{one.number}</b>
              <span className="own-what">{pickText(one.serviceName, one.serviceNameEn)}</span>
              <small>{say(w.minutes, { n: one.waitedMinutes })}</small>
              <span className="own-wait" aria-hidden="true"><i style={{ inlineSize: `${(one.waitedMinutes / longest) * 100}%` }} /></span>
              <span className="line-signs"><Signs one={kind === 'booked' ? { ...one, origin: 'walk_in' } : one} /></span>
            </li>
          ))}
        </ol>
      )}
      {line.length > SHOWN && <p className="soft">{say(w.more, { n: line.length - SHOWN })}</p>}
    </section>
  );
}

function Aside({ branch, one }: { branch: string; one: InQueue }) {
  const toast = useToast();
  const undo = useUndo(branch);
  const params = { branch, ticket: one.id };
  const isMissed = one.state === 'missed';
  const back = useDeed(() => (isMissed
    ? call('POST /api/branches/:branch/tickets/:ticket/return', { params })
    : call('POST /api/branches/:branch/tickets/:ticket/resumption', { params, body: {} })), {
    done: ({ ticket, deed }) => toast.done(say(isMissed ? w.doneReturn : w.doneResume, { n: ticket.number }), () => undo(deed)),
  });
  return (
    <li>
      <b>{one.number}</b><span className="own-what">{pickText(one.serviceName, one.serviceNameEn)}</span>
      <span className="line-signs"><Signs one={one} /></span>
      <Button size="small" disabled={back.busy} onClick={() => void back.run(undefined)}>{isMissed ? w.takeBack : w.resume}</Button>
    </li>
  );
}
