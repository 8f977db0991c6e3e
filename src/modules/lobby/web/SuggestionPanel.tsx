import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { BEIJING, minutes } from '#ui/format.ts';
import { FaultNotice, Loading, useCall, useDeed } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { DeferredTime } from './DeferredTime.tsx';
import { en } from './suggestion-words.en.ts';
import { zh } from './suggestion-words.zh.ts';
import { timeOf } from './time-of.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Suggestion = Answer<typeof contract, 'GET /api/branches/:branch/visits/:visit/suggestion'>;
type Option = Suggestion['options'][number];
type Taken = Answer<typeof contract, 'POST /api/branches/:branch/visits/:visit/suggestion'>;
type Wish = Readonly<{ machine: boolean; online: boolean }>;

type Props = Readonly<{
  branch: string;
  visit: string;
  service: string;
  zone?: string;
  hasPrinter: boolean;
  /** a number is taken by its own deed */
  onTicket: () => void;
  /** the person has gone to a machine, or home with a card or a better time */
  done: () => void;
  back: () => void;
}>;

/** 迎客建议: what to offer the person at the door, best first, each with its reason and in one tap. Where a number is best, it is taken at once. */
export function SuggestionPanel({ branch, visit, service, zone = BEIJING, hasPrinter, onTicket, done, back }: Props) {
  const [wish, setWish] = useState<Wish>({ machine: false, online: false });
  const [taken, setTaken] = useState<Taken>();
  const [isUndone, setUndone] = useState(false);
  const asked = useRef(false);
  const { answer, fault, again } = useCall(['suggestion', branch, visit, service, wish.machine, wish.online], (signal) => call('GET /api/branches/:branch/visits/:visit/suggestion', {
    params: { branch, visit }, query: { service, ...(wish.machine && { asksForMachine: 'yes' as const }), ...(wish.online && { asksForOnline: 'yes' as const }) }, signal,
  }), { stale: 0 });
  const take = useDeed((chosen: { taken: Option['kind']; startsAt?: string; phone?: string }) => call('POST /api/branches/:branch/visits/:visit/suggestion', {
    params: { branch, visit }, body: { service, offered: answer?.options.map((one) => one.kind) ?? [chosen.taken], ...chosen },
  }), {
    done: (result) => {
      if (result.taken === 'ticket' || result.taken === 'green') onTicket();
      else if (result.booked) setTaken(result);
      else done();
    },
  });
  // Who has just come back from a better time chooses again, also where a number is best.
  const isPlain = !isUndone && answer !== undefined && answer.service === service && isNumber(answer.options[0]);
  useEffect(() => {
    if (!isPlain || asked.current) return;
    asked.current = true;
    onTicket();
  }, [isPlain]);
  if (fault) return <FaultNotice fault={fault} again={again} />;
  if (!answer || isPlain) return <Loading />;
  if (taken?.booked) return <DeferredTime branch={branch} booked={taken.booked} zone={zone} hasPrinter={hasPrinter} undone={() => { setTaken(undefined); setUndone(true); again(); }} done={done} />;
  const hasCare = answer.credit !== 'none';
  return (
    <section className="suggestion" aria-label={w.title}>
      <header><h2>{w.title}</h2><p>{pickText(answer.serviceName, answer.serviceNameEn)}</p><Button type="text" onClick={back}>{w.otherErrand}</Button></header>
      <ol>
        {answer.options.map((option, nth) => <Offer key={option.kind} option={option} isFirst={nth === 0} zone={zone} busy={take.busy} take={(chosen) => void take.run({ taken: option.kind, ...chosen })} />)}
      </ol>
      {hasCare && !(wish.machine && wish.online) && (
        <p className="suggestion-asks">{w.ifAsked} {!wish.machine && <Button onClick={() => setWish({ ...wish, machine: true })}>{w.asksForMachine}</Button>} {!wish.online && <Button onClick={() => setWish({ ...wish, online: true })}>{w.asksForOnline}</Button>}</p>
      )}
    </section>
  );
}

function Offer({ option, isFirst, zone, busy, take }: { option: Option; isFirst: boolean; zone: string; busy: boolean; take: (chosen: { startsAt?: string; phone?: string }) => void }) {
  const [phone, setPhone] = useState('');
  return (
    <li data-first={isFirst ? '' : undefined} data-kind={option.kind}>
      <div className="suggestion-says">
        <b>{w.kinds[option.kind]}</b>
        <span>{option.reasons.map((reason) => w.reasons[reason]).join(w.and)}</span>
        {option.waitTo !== null && <small>{option.waitTo === 0 ? w.now : w.wait(minutes(option.waitFrom ?? 0, option.waitTo))}</small>}
        {option.kind === 'online' && <p>{pickText(option.online, option.onlineEn)}</p>}
      </div>
      {option.kind === 'later' ? (
        <div className="suggestion-times">
          {option.times.map((one, nth) => (
            <Button key={one.startsAt} type={isFirst && nth === 0 ? 'primary' : 'default'} disabled={busy} onClick={() => take({ startsAt: one.startsAt, ...(phone.trim() && { phone: phone.trim() }) })}>
              <span className="suggestion-time">{timeOf(one.startsAt, zone)}<small>{w.aboutWait(minutes(0, Math.max(5, one.waitMinutes)))}</small></span>
            </Button>
          ))}
          <Input className="suggestion-phone" inputMode="tel" value={phone} placeholder={w.phone} aria-label={w.phone} maxLength={20} onChange={(event) => setPhone(event.target.value)} />
        </div>
      ) : <Button type={isFirst ? 'primary' : 'default'} disabled={busy} onClick={() => take({})}>{w.take[option.kind]}</Button>}
    </li>
  );
}

function isNumber(option: Option | undefined): boolean {
  return option?.kind === 'ticket' || option?.kind === 'green';
}
