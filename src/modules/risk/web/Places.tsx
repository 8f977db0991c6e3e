import { Button, Drawer, Input, Segmented } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { addDays } from '#kernel/wall.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { Badge, useDeed, useMe, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, DESK, HISTORY, LEVELS, MEANING, w, type AreaInUse, type Desk } from './ask.ts';
import { LiesIn, OwnBranches } from './OwnBranches.tsx';

/** Each region: the area it lies in, the level that stands there, what the counts say, and the word of a person. */
export function Places({ desk, show }: { desk: Desk; show: (area: string) => void }) {
  const [setting, setSetting] = useState<AreaInUse>();
  return (
    <section className="panel" aria-labelledby="risk-places">
      <h2 id="risk-places">{w.places}</h2>
      <ul className="risk-places">
        {desk.places.map((place) => {
          const areas = areasOf(place, desk);
          return (
            <li key={place.id}>
              <b>{named(place)}</b>
              <Lies desk={desk} place={place} />
              <div className="risk-areas">
                {areas.length === 0 && <span className="soft">{w.noArea}</span>}
                {areas.map((area) => (
                  <div key={area.code} className="risk-level">
                    <Standing desk={desk} area={area} said={areas.length > 1 || area.code !== place.area} />
                    <HandButtons area={area} set={() => setSetting(area)} show={() => show(area.code)} />
                  </div>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="soft">{w.hangs}</p>
      {setting && <SetByHand desk={desk} area={setting} close={() => setSetting(undefined)} />}
    </section>
  );
}

function Lies({ desk, place }: { desk: Desk; place: Desk['places'][number] }) {
  const me = useMe();
  const [shown, setShown] = useState(false);
  const name = (code: string | null) => desk.areas.find((one) => one.code === code)?.name ?? w.noArea;
  const links = mayDo(me, can.link);
  return (
    <div className="risk-lies">
      {links ? <LiesIn desk={desk} place={place} none={w.area} /> : <span>{name(place.area)}</span>}
      {place.own.map((branch) => <span key={branch.id}>{named(branch)}{pickText('：', ': ')}{name(branch.area)}</span>)}
      {links && <Button size="small" type="link" onClick={() => setShown(true)}>{w.singleBranches}</Button>}
      {shown && <OwnBranches desk={desk} region={place} close={() => setShown(false)} />}
    </div>
  );
}

/** Areas in which only single branches of this region lie have their level beside the region's. */
function areasOf(place: Desk['places'][number], desk: Desk): AreaInUse[] {
  const own = new Set([place.area, ...place.own.map((branch) => branch.area)]);
  return [...own].flatMap((code) => desk.inUse.filter((one) => one.code === code));
}

function Standing({ desk, area, said }: { desk: Desk; area: AreaInUse; said: boolean }) {
  const last = area.lastCounted === null ? w.neverCounted : w.noData(shortDate(area.lastCounted));
  return (
    <div className="risk-standing">
      <p>
        {said && <b>{area.name}</b>}
        {area.level && <Badge kind={MEANING[area.level]}>{w.levels[area.level]}</Badge>}
        {area.since && <span className="soft">{w.since(`${shortDate(new Date(area.since), desk.zone)} ${clock(area.since, desk.zone)}`)}</span>}
      </p>
      {area.byHand && <p>{w.byHand(shortDate(area.byHand.until))} <span className="soft">{area.byHand.reason}</span></p>}
      <p className="soft">{area.judged === 'none' || area.fresh === null ? `${last}${pickText('；', '; ')}${w.atLeast(w.levels[desk.whenUnknown])}` : `${area.judged === area.level ? '' : `${w.judged(w.levels[area.judged])} · `}${w.fresh(count(area.fresh), count(desk.rule.days))}`}</p>
    </div>
  );
}

function HandButtons({ area, set, show }: { area: AreaInUse; set: () => void; show: () => void }) {
  const me = useMe();
  const toast = useToast();
  const lift = useDeed(() => call('DELETE /api/risk/areas/:area/level', { params: { area: area.code }, body: { reason: w.lift } }), { renews: [DESK, HISTORY], done: () => toast.done(w.lifted) });
  return (
    <div className="risk-buttons">
      <Button size="small" onClick={show}>{w.history}</Button>
      {mayDo(me, can.setByHand) && <Button size="small" onClick={set}>{w.setHand}</Button>}
      {mayDo(me, can.setByHand) && area.byHand && <Button size="small" loading={lift.busy} title={w.liftTitle} onClick={() => void lift.run(undefined)}>{w.lift}</Button>}
    </div>
  );
}

const LONGEST_DAYS = 30;

function SetByHand({ desk, area, close }: { desk: Desk; area: AreaInUse; close: () => void }) {
  const toast = useToast();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>(area.level ?? 'medium');
  const [until, setUntil] = useState(addDays(desk.today, 7));
  const [reason, setReason] = useState('');
  const set = useDeed(() => call('POST /api/risk/areas/:area/level', { params: { area: area.code }, body: { level, until, reason } }), { renews: [DESK, HISTORY], done: () => { toast.done(w.done); close(); } });
  return (
    <Drawer open title={w.handTitle(area.name)} onClose={close} size={420}>
      <div className="risk-form">
        <Segmented value={level} aria-label={w.level} onChange={setLevel} options={LEVELS.map((value) => ({ value, label: w.levels[value] }))} />
        <label htmlFor="risk-until">{w.until}</label>
        <Input id="risk-until" type="date" value={until} min={desk.today} max={addDays(desk.today, LONGEST_DAYS)} onChange={(event) => setUntil(event.target.value)} />
        <label htmlFor="risk-reason">{w.reason}</label>
        <Input id="risk-reason" value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        <p className="soft">{w.handHelp}</p>
        <Button type="primary" loading={set.busy} disabled={reason.trim() === '' || until === ''} onClick={() => void set.run(undefined)}>{w.set}</Button>
      </div>
    </Drawer>
  );
}
