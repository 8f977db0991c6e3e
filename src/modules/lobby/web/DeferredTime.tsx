import { Button } from 'antd';
import { caller, type Answer } from '#ui/call.ts';
import { BEIJING } from '#ui/format.ts';
import { Notice, useDeed, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { PhoneCode } from './PhoneCode.tsx';
import { en } from './suggestion-words.en.ts';
import { zh } from './suggestion-words.zh.ts';
import { timeOf } from './time-of.ts';
import { useSlip } from './use-slip.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Booked = NonNullable<Answer<typeof contract, 'POST /api/branches/:branch/visits/:visit/suggestion'>['booked']>;
type Props = Readonly<{ branch: string; booked: Booked; zone?: string; hasPrinter: boolean; undone: () => void; done: () => void }>;

/** 改约好了: the time on paper or on the visitor's phone; taken back in one tap while the visitor still stands here. */
export function DeferredTime({ branch, booked, zone = BEIJING, hasPrinter, undone, done }: Props) {
  const toast = useToast();
  const print = useSlip(branch, hasPrinter);
  const undo = useDeed(() => call('POST /api/branches/:branch/deferrals/:deferral/undo', { params: { branch, deferral: booked.deferral } }), {
    done: ({ place }) => { toast.done(place === 'inside' ? w.undone : w.undoneOutside); undone(); },
  });
  return (
    <section className="taken">
      <div className="taken-number" role="status">
        <Notice kind="open" title={w.deferred(timeOf(booked.startsAt, zone))}>{w.deferredHelp}</Notice>
        <p className="lobby-number" data-long="">{booked.code}</p>
        <div className="taken-ways">
          <Button type="primary" ghost loading={print.busy} onClick={() => void print.run({ of: 'deferral', id: booked.deferral })}>{w.print}</Button>
          {booked.undoMinutes > 0 && <Button loading={undo.busy} onClick={() => void undo.run(undefined)}>{w.undo}</Button>}
        </div>
        {booked.undoMinutes > 0 && <p className="deferred-undo">{w.undoHelp(booked.undoMinutes)}</p>}
      </div>
      <PhoneCode path={`/my/${branch}.${booked.code}.${booked.key}`} label={w.phonePage} help={w.phonePageHelp} />
      <Button type="primary" className="taken-next" onClick={done}>{w.next}</Button>
    </section>
  );
}
