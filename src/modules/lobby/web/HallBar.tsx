import { Button } from 'antd';
import { caller } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { HallPicture } from './HallPicture.tsx';
import type { Queue } from './queue.ts';
import { useUndo } from './use-undo.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 厅内人数: who is inside against the cap, who waits outside, and the two taps of the door: one in, one out. */
export function HallBar({ branch, queue: { hall, outside } }: { branch: string; queue: Queue }) {
  const toast = useToast();
  const undo = useUndo(branch);
  const params = { branch };
  const admit = useDeed(() => call('POST /api/branches/:branch/hall/admission', { params, body: {} }), {
    done: ({ number, deed }) => toast.done(say(w.doneAdmit, { n: number ?? w.visitor }), () => undo(deed)),
  });
  const out = useDeed(() => call('POST /api/branches/:branch/hall/leaving', { params }), {
    done: ({ inside, deed }) => toast.done(say(w.doneOut, { n: inside }), () => undo(deed)),
  });
  const next = outside[0];
  const why = next === undefined ? w.nobodyOutside : hall.free === 0 ? w.noRoom : undefined;
  const later = next && !next.comeIn && next.inMinutes !== null ? say(w.comeInLater, { n: next.number ?? '', minutes: next.inMinutes }) : undefined;
  const lowered = hall.capLowered && say(w.capLowered, { level: { low: w.riskLow, medium: w.riskMedium, high: w.riskHigh }[hall.capLowered.level], share: Math.round(hall.capLowered.share * 100) });
  return (
    <section className="hall-bar" data-light={hall.light} aria-label={w.inside}>
      <HallPicture inside={hall.inside} cap={hall.cap} outside={hall.outside} />
      <p className="hall-figures"><span><strong>{hall.inside}</strong> / {hall.cap}</span><small>{hall.free === 0 ? w.full : say(w.freePlaces, { n: hall.free })} · {hall.outside > 0 ? (later ?? say(w.outsideNow, { n: hall.outside })) : say(w.enteredToday, { n: hall.entered })}{lowered && <> · <b>{lowered}</b></>}</small></p>
      <div className="hall-taps">
        <Button type={next?.comeIn === true && hall.free > 0 ? 'primary' : 'default'} disabled={why !== undefined || admit.busy} title={why} onClick={() => void admit.run(undefined)}>{w.admit}{next?.number && ` ${next.number}`}</Button>
        <Button disabled={hall.inside === 0 || out.busy} onClick={() => void out.run(undefined)}>{w.leaving}</Button>
      </div>
    </section>
  );
}
