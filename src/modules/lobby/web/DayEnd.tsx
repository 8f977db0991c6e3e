import { Button } from 'antd';
import { useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { Notice, useDeed, useToast } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { HallPicture } from './HallPicture.tsx';
import type { Queue } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Closed = Answer<typeof contract, 'POST /api/branches/:branch/hall/closing'>;

/** 日终清场: what is left over, before it ends; what ended, afterwards. It cannot be undone, so it is asked once. */
export function DayEnd({ branch, queue, openCases }: { branch: string; queue: Queue; openCases: number }) {
  const toast = useToast();
  const [closed, setClosed] = useState<Closed>();
  const close = useDeed(() => call('POST /api/branches/:branch/hall/closing', { params: { branch } }), { done: setClosed });
  const { hall } = queue;
  const atCounters = queue.counters.flatMap((one) => (one.ticket ? [one.ticket] : []));
  const left = [
    { label: w.leftAtCounters, numbers: atCounters.map((one) => one.number) },
    { label: w.leftWaiting, numbers: queue.waiting.map((one) => one.number) },
    { label: w.leftParked, numbers: queue.parked.map((one) => one.number) },
    { label: w.leftMissed, numbers: queue.missed.map((one) => one.number) },
  ].filter((one) => one.numbers.length > 0);
  const count = left.reduce((sum, one) => sum + one.numbers.length, 0);
  const isClear = count === 0 && hall.inside === 0 && hall.outside === 0 && openCases === 0;
  const ask = async (): Promise<void> => {
    if (isClear || await toast.sure({ title: w.closeSure, text: say(w.closeText, { n: count, inside: hall.inside }), yes: w.close, danger: true })) void close.run(undefined);
  };
  return (
    <section className="day-end">
      {closed && <Notice kind="open" title={w.closedNow}>{say(w.closedText, { n: closed.tickets, inside: closed.inside })}</Notice>}
      <div className="panel">
        <h2>{isClear ? w.nothingLeft : w.leftOver}</h2>
        {isClear && <p>{w.nothingLeftHelp}</p>}
        <HallPicture inside={hall.inside} cap={hall.cap} outside={hall.outside} />
        <p>{say(w.leftInside, { n: hall.inside, outside: hall.outside })}</p>
        <dl className="left-over">{left.map((one) => <div key={one.label}><dt>{one.label} <b>{one.numbers.length}</b></dt><dd>{one.numbers.join('  ')}</dd></div>)}</dl>
        {openCases > 0 && <Notice kind="act">{say(w.casesFirst, { n: openCases })}</Notice>}
        <p className="soft">{w.closeHelp}</p>
        <Button danger type={isClear ? 'default' : 'primary'} loading={close.busy} onClick={() => void ask()}>{w.close}</Button>
      </div>
    </section>
  );
}
