import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { count, dayOf } from '#ui/format.ts';
import { DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { DayCurves } from './DayCurves.tsx';
import { Going } from './Going.tsx';
import { en } from './mask-words.en.ts';
import { zh } from './mask-words.zh.ts';
import './twin.css';
import { MaskWays } from './MaskWays.tsx';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type MaskRule = Answer<typeof contract, 'GET /api/branches/:branch/mask-rule'>;
export type Way = MaskRule['ways'][number];
const LOOK_AGAIN_MS = 500;
const key = (branch: string) => ['mask-rule', branch];

/** 摘口罩规定: before it is turned on, what it costs this branch, what makes that bearable, and then yes or no. */
export function MaskRulePage() {
  const { branch } = usePlace();
  const [isDone, setIsDone] = useState(false);
  const [looked, setLooked] = useState<Way['way']>('on');
  const { answer, fault, again } = useCall(key(branch.id), async (signal) => {
    const found = await call('GET /api/branches/:branch/mask-rule', { params: { branch: branch.id }, signal });
    setIsDone(found.done >= found.of);
    return found;
  }, { ...(!isDone && { every: LOOK_AGAIN_MS }) });
  const below = w.below(named(branch));
  if (!answer) return <DeskPage title={w.title} below={below}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  if (answer.branch.counters === 0) return <DeskPage title={w.title} below={below}><EmptyState title={w.none} help={w.noneHelp} /></DeskPage>;
  const [off, chosen] = [answer.ways.find((one) => one.way === 'off'), answer.ways.find((one) => one.way === looked)];
  return (
    <DeskPage title={w.title} below={below} wide>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      <div className="what-if-shown">
        <Notice kind={answer.isOn ? 'info' : 'watch'} title={answer.isOn ? w.isOn : w.isOff}>{answer.isOn ? w.isOnHelp : w.isOffHelp}</Notice>
        <Going done={answer.done} of={answer.of} reps={answer.of} />
        {!off || !chosen ? <Loading /> : (
          <>
            <MaskWays ways={answer.ways} looked={looked} look={setLooked} />
            <DayCurves words={{ today: w.ways.off, changed: w.ways[looked], says: w.curveSays(w.ways[looked]) }} minutes={answer.minutes} today={off.curve} changed={looked === 'off' ? [] : chosen.curve} />
          </>
        )}
        {!answer.isOn && <Decide branch={branch.id} zone={branch.timeZone} isDone={isDone} decided={again} />}
        <p className="what-if-basis">{answer.branch.measuredDays > 0 ? w.basis(count(answer.branch.visits), count(answer.branch.measuredDays)) : w.basisNone(count(answer.branch.visits))} {w.assumed}</p>
      </div>
    </DeskPage>
  );
}

/** Turned on by who may, after all is simulated and they say that they have seen it; or left as it is. */
function Decide({ branch, zone, isDone, decided }: { branch: string; zone: string; isDone: boolean; decided: () => void }) {
  const { me } = usePlace();
  const toast = useToast();
  const [fromOn, setFromOn] = useState(dayOf(bankNow(), zone));
  const [accepted, setAccepted] = useState(false);
  const may = mayDo(me, can.turnOnMaskRule);
  const turnOn = useDeed(() => call('POST /api/branches/:branch/mask-rule', { params: { branch }, body: { fromOn, accepted: true } }), {
    renews: [['settings', branch]], done: () => { toast.done(w.turnedOn); decided(); },
  });
  return (
    <section className="mask-decide" aria-label={w.decide}>
      <h2>{w.decide}</h2>
      {may ? (
        <>
          <Checkbox checked={accepted} disabled={!isDone} onChange={(event) => setAccepted(event.target.checked)}>{isDone ? w.accept : w.waitFirst}</Checkbox>
          <div>
            <Input type="date" addonBefore={w.from} aria-label={w.from} value={fromOn} onChange={(event) => event.target.value && setFromOn(event.target.value)} />
            <Button type="primary" disabled={!accepted} loading={turnOn.busy} onClick={() => void turnOn.run(undefined)}>{w.turnOn}</Button>
            <Button href={`/desk/settings?branch=${branch}`}>{w.leave}</Button>
          </div>
        </>
      ) : <p>{w.mayNot}</p>}
    </section>
  );
}
