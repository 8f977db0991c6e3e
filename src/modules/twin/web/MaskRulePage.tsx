import { Button, Checkbox, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
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
import { MaskRuleTogether } from './MaskRuleTogether.tsx';
import { MaskWays } from './MaskWays.tsx';
import './twin.css';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type MaskRule = Answer<typeof contract, 'GET /api/branches/:branch/mask-rule'>;
export type Way = MaskRule['ways'][number];
const LOOK_AGAIN_MS = 500;
const key = (branch: string) => ['mask-rule', branch];

/** 摘口罩规定: of this branch; and whoever answers for several decides for them at once. */
export function MaskRulePage() {
  const { me, branches } = usePlace();
  const [address, setAddress] = useSearchParams();
  const hasSeveral = branches.length > 1 && mayDo(me, can.turnMaskRules);
  const view = hasSeveral && address.get('view') === 'all' ? 'all' : 'one';
  const turn = (next: typeof view) => setAddress((before) => { const after = new URLSearchParams(before); if (next === 'all') after.set('view', next); else after.delete('view'); return after; });
  const choice = hasSeveral ? <Segmented aria-label={w.view} value={view} onChange={turn} options={[{ value: 'one', label: w.viewOne }, { value: 'all', label: w.viewAll }]} /> : undefined;
  return view === 'all' ? <MaskRuleTogether choice={choice} /> : <MaskRuleHere choice={choice} />;
}

/** Before it is turned on: what it costs this branch, what makes that bearable, and then yes or no. */
function MaskRuleHere({ choice }: { choice: ReactNode }) {
  const { branch } = usePlace();
  const [isDone, setIsDone] = useState(false);
  const [looked, setLooked] = useState<Way['way']>('on');
  const { answer, fault, again } = useCall(key(branch.id), async (signal) => {
    const found = await call('GET /api/branches/:branch/mask-rule', { params: { branch: branch.id }, signal });
    setIsDone(found.done >= found.of);
    return found;
  }, { ...(!isDone && { every: LOOK_AGAIN_MS }) });
  const below = w.below(named(branch));
  if (!answer) return <DeskPage title={w.title} below={below} actions={choice}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  if (answer.branch.counters === 0) return <DeskPage title={w.title} below={below} actions={choice}><EmptyState title={w.none} help={w.noneHelp} /></DeskPage>;
  const [off, chosen] = [answer.ways.find((one) => one.way === 'off'), answer.ways.find((one) => one.way === looked)];
  return (
    <DeskPage title={w.title} below={below} actions={choice} wide>
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
