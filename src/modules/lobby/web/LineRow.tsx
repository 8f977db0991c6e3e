import { Badge } from '#ui/staff/kit.ts';
import { clock } from '#ui/format.ts';
import { pickText, say, words } from '#ui/words.ts';
import { careWord } from './care.ts';
import type { InQueue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** One number in line: what for, how long, and why it stands where it stands. */
export function LineRow({ one, onOpen }: { one: InQueue; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className="line-row" data-guarded={one.guarded ? '' : undefined} aria-haspopup="dialog" onClick={onOpen}>
        <b>{one.number}</b>
        <span className="line-what"><span>{pickText(one.serviceName, one.serviceNameEn)}</span><span className="line-signs"><Signs one={one} /></span></span>
        <span className="line-wait">{say(w.minutes, { n: one.waitedMinutes })}</span>
      </button>
    </li>
  );
}

export function Signs({ one }: { one: InQueue }) {
  return (
    <>
      {one.state === 'parked' && <Badge kind="info">{w.parked}</Badge>}
      {one.state === 'missed' && <Badge kind="watch">{w.missed}</Badge>}
      {one.guarded && <Badge kind="act">{w.guarded}</Badge>}
      {one.credit !== 'none' && <Badge kind="open">{careWord(one.credit)}</Badge>}
      {one.origin === 'booked' && <Badge kind="info">{w.booked}</Badge>}
      {one.place === 'outside' && <Badge kind="watch">{w.outside}</Badge>}
      {one.maskOff && <Badge kind="info">{w.maskOff}</Badge>}
      {one.counterWanted !== null && <Badge kind="closed">{say(w.toCounterNumber, { n: one.counterWanted })}</Badge>}
      {one.notBefore !== null && <Badge kind="closed">{say(w.notBefore, { at: clock(one.notBefore) })}</Badge>}
    </>
  );
}
