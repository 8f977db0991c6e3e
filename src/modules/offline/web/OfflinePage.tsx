import { Button } from 'antd';
import { mayDo } from '#kernel/permission.ts';
import { bankTimeAt } from '#ui/bank-clock.ts';
import { clock } from '#ui/format.ts';
import { Badge, DeskPage, flush, makeReady, Notice, useDeed, useOffline, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import './offline.css';
import { Review } from './Review.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 离线与补传: what this device keeps and when it was sent; for the head, what waits for a word, and the branch's devices. */
export function OfflinePage() {
  const { branch, me } = usePlace();
  return (
    <DeskPage title={w.title} below={named(branch)} wide>
      <div className="offline-page">
        {mayDo(me, can.takeKit, branch.id) && <ThisDevice />}
        {mayDo(me, can.review, branch.id) && <Review />}
      </div>
    </DeskPage>
  );
}

function ThisDevice() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const { ready, able, away, kept, sending, failed, sentAt, reviewed, papersAt } = useOffline();
  const prepare = useDeed(() => makeReady(branch.id, me), { done: () => toast.done(w.readyDone) });
  const time = (at: number): string => clock(bankTimeAt(at).toISOString(), branch.timeZone);
  if (!able) return <Notice kind="watch" title={w.unable}><p>{w.unableHelp}</p></Notice>;
  if (!ready || prepare.busy) {
    return <section className="panel" aria-labelledby="device"><h2 id="device">{w.device}</h2><p>{w.notReady}</p><ul className="device-points"><li>{w.point1}</li><li>{w.point2}</li><li>{w.point3}</li></ul><Button type="primary" size="large" loading={prepare.busy} onClick={() => { void prepare.run(undefined); }}>{w.makeReady}</Button></section>;
  }
  return (
    <section className="panel" aria-labelledby="device">
      <h2 id="device">{w.device} <Badge kind={away ? 'watch' : 'open'}>{away ? w.away : w.ready}</Badge></h2>
      <p className="device-kept">{kept.length === 0 ? w.nothingKept : w.keptHere(kept.length)}{sentAt !== undefined && <span className="soft"> · {w.sentAt(time(sentAt))}</span>}</p>
      {kept.length > 0 && (
        <ul className="kept-lines kept-list">
          {kept.map((one) => <li key={one.id} className="kept-line"><span>{time(one.keptAt)}</span><b>{w.kinds[one.kind] ?? one.kind}</b><span className="soft">{w.sealed}</span></li>)}
        </ul>
      )}
      {reviewed > 0 && <Notice kind="info">{w.reviewed(reviewed)}</Notice>}
      {failed && kept.length > 0 && <p className="soft" role="status">{w.later}</p>}
      <div className="device-foot">
        {kept.length > 0 && <Button type="primary" loading={sending} disabled={away} onClick={() => { void flush(); }}>{w.sendNow}</Button>}
        {papersAt !== undefined && <span className="soft">{w.papersAt(clock(papersAt, branch.timeZone))}</span>}
      </div>
    </section>
  );
}
