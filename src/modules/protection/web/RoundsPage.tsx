import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { shortDate } from '#ui/format.ts';
import { AwayNotice, Badge, DeskPage, EmptyState, FaultNotice, Loading, Notice, StaleBanner, StatStrip, useDeed, useLive, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, lineName, RISK_MEANING, type Rounds, timeOf, w, zoneName, zonePlaceOf } from './ask.ts';
import { DayNet } from './DayNet.tsx';
import './protection.css';
import { useRing } from './ring.ts';
import { useRoundsHere } from './rounds-here.ts';
import { SpotPage } from './SpotPage.tsx';

/** 巡检与消毒: what is due now and where to walk; scanned from a label (?place=), the page of that place. */
export function RoundsPage() {
  const { branch } = usePlace();
  const [address] = useSearchParams();
  const { picture, line } = useLive<Rounds>(`/api/branches/${branch.id}/live/rounds`);
  const { rounds, paperAt } = useRoundsHere(branch.id, picture, line);
  const code = address.get('place');
  if (!rounds) return <DeskPage title={w.title} below={named(branch)}>{line.stale ? <FaultNotice fault={undefined} /> : <Loading />}</DeskPage>;
  return (
    <>
      {paperAt === undefined ? <StaleBanner line={line} zone={rounds.zone} /> : <AwayNotice at={paperAt} zone={rounds.zone} />}
      {code ? <SpotPage key={code} code={code} rounds={rounds} /> : <Whole rounds={rounds} />}
    </>
  );
}

function Whole({ rounds }: { rounds: Rounds }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const ring = useRing(rounds.alarms.map((alarm) => alarm.id));
  const mayLead = mayDo(me, can.seePlaces);
  const layOut = useDeed(() => call('POST /api/branches/:branch/places/layout', { params: { branch: branch.id } }), { done: ({ added }) => toast.done(w.laidOut(added)) });
  const { tally } = rounds;
  const soFar = tally.done + tally.due + tally.late + tally.missed;
  if (rounds.places.length === 0) {
    return <DeskPage title={w.title} below={named(branch)}><EmptyState title={w.emptyTitle} help={w.emptyHelp} action={mayLead && <Button type="primary" loading={layOut.busy} onClick={() => { void layOut.run(undefined); }}>{w.layOut}</Button>} /></DeskPage>;
  }
  return (
    <DeskPage
      title={w.title} wide
      below={<span className="day-line"><span>{named(branch)}</span><span>{shortDate(rounds.date)}</span><Badge kind={RISK_MEANING[rounds.risk.level]}>{w.risks[rounds.risk.level]}</Badge>{rounds.day && !rounds.day.people && <span>{w.closedDay}</span>}</span>}
      actions={<><ByCode /><label className="ring-switch"><Switch checked={ring.on} onChange={ring.set} aria-label={w.sound} /> {ring.on ? w.soundOn : w.soundOff}</label></>}
    >
      {rounds.alarms.length > 0 && <Alarms rounds={rounds} />}
      <StatStrip stats={[
        { label: w.doneOf, value: <>{tally.done}<small> / {soFar}</small></>, main: true, note: w.ofSoFar(String(soFar)), ...(tally.late + tally.missed === 0 && { kind: 'open' as const }) },
        { label: w.due, value: tally.due, unit: w.items, note: w.dueNote, ...(tally.due > 0 && { kind: 'watch' as const }) },
        { label: w.late, value: tally.late, unit: w.items, note: w.lateNote, ...(tally.late > 0 && { kind: 'act' as const }) },
        { label: w.missed, value: tally.missed, unit: w.items, note: tally.missed > 0 ? w.missedNote : w.missedNone, ...(tally.missed > 0 && { kind: 'act' as const }) },
      ]} />
      <DayNet rounds={rounds} branch={branch.id} />
      <div className="panels">
        <Walk rounds={rounds} />
        <Findings rounds={rounds} may={mayDo(me, can.settleFinding)} />
        {rounds.photos.length > 0 && mayDo(me, can.seePhoto, branch.id) && <Photos rounds={rounds} branch={branch.id} />}
        <Forgotten rounds={rounds} />
      </div>
    </DeskPage>
  );
}

function Alarms({ rounds }: { rounds: Rounds }) {
  return (
    <div role="alert">
      <Notice kind="act" title={w.alarms}>
        <ul className="alarms">
          {rounds.alarms.map((alarm) => <li key={alarm.id}>{w.alarm(lineName(rounds.lines.find((line) => line.code === alarm.line)), timeOf(alarm.plannedAt, rounds.zone), alarm.places)}{alarm.escalated && <Badge kind="act">{w.escalated}</Badge>}</li>)}
        </ul>
      </Notice>
    </div>
  );
}

function Walk({ rounds }: { rounds: Rounds }) {
  const { branch } = usePlace();
  const next = rounds.duties.find((duty) => duty.state === 'coming');
  return (
    <section className="panel" aria-labelledby="walk">
      <h2 id="walk">{w.walk}</h2>
      {rounds.walk.length === 0 ? <p className="soft">{w.nothing}{next ? ` · ${w.nothingHelp(timeOf(next.opensAt, rounds.zone))}` : ` · ${w.nothingMore}`}</p> : (
        <>
          <p className="soft">{w.walkHelp}</p>
          <ol className="walk">
            {rounds.walk.map((stop) => (
              <li key={stop.zone}>
                <Link to={`?branch=${branch.id}&place=${zonePlaceOf(rounds.places, stop.zone)?.code ?? ''}`}>
                  <b>{zoneName(rounds.places, stop.zone)}</b>
                  <span className="walk-badges">
                    {stop.overdue > 0 && <Badge kind="act">{w.overdueN(stop.overdue)}</Badge>}
                    {stop.due > 0 && <Badge kind="watch">{w.dueN(stop.due)}</Badge>}
                    {stop.forgotten > 0 && <Badge kind="info">{w.forgottenN(stop.forgotten)}</Badge>}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Findings({ rounds, may }: { rounds: Rounds; may: boolean }) {
  const places = new Map(rounds.places.map((place) => [place.id, place]));
  return (
    <section className="panel" aria-labelledby="findings">
      <h2 id="findings">{w.findings}</h2>
      {rounds.findings.length === 0 && <p className="soft">{w.findingsNone}</p>}
      <ul className="plain">
        {rounds.findings.map((finding) => {
          const place = places.get(finding.place);
          return (
            <li key={finding.round}>
              <b>{place && pickText(place.name, place.nameEn)}</b> {finding.text}
              <p className="soft">{w.by(finding.by, `${shortDate(new Date(finding.at), rounds.zone)} ${timeOf(finding.at, rounds.zone)}`)}</p>
              {may && <Settle round={finding.round} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Settle({ round }: { round: string }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [how, setHow] = useState('');
  const settle = useDeed(() => call('POST /api/branches/:branch/findings/:round/settlement', { params: { branch: branch.id, round }, body: { how } }), { done: () => toast.done(w.settled) });
  return <Input.Search value={how} maxLength={300} aria-label={w.how} placeholder={w.how} enterButton={<Button disabled={how.trim() === ''}>{w.settle}</Button>} loading={settle.busy} onChange={(event) => setHow(event.target.value)} onSearch={() => { if (how.trim() !== '') void settle.run(undefined); }} />;
}

function Forgotten({ rounds }: { rounds: Rounds }) {
  const forgotten = rounds.places.filter((place) => place.forgotten);
  return (
    <section className="panel" aria-labelledby="forgotten">
      <h2 id="forgotten">{w.forgotten}</h2>
      {forgotten.length === 0 ? <p className="soft">{w.forgottenNone}</p> : (
        <ul className="chips">{forgotten.map((place) => <li key={place.id}>{pickText(place.name, place.nameEn)}<small>{place.lastAt ? w.lastSeen(shortDate(new Date(place.lastAt), rounds.zone)) : w.never}</small></li>)}</ul>
      )}
    </section>
  );
}

/** The six signs of a label, typed: for a phone whose camera opens another browser than the installed desk. */
function ByCode() {
  const { branch } = usePlace();
  const go = useNavigate();
  return <Input.Search className="by-code" allowClear maxLength={6} placeholder={w.byCode} aria-label={w.byCode} enterButton={w.openCode} onSearch={(code) => { if (code.trim() !== '') void go(`?branch=${branch.id}&place=${code.trim().toUpperCase()}`); }} />;
}

/** 现场照片: of the last day; a picture is fetched when somebody opens it, and that is on the trail. */
function Photos({ rounds, branch }: { rounds: Rounds; branch: string }) {
  const [shown, setShown] = useState<string>();
  return (
    <section className="panel" aria-labelledby="photos">
      <h2 id="photos">{w.photos}</h2>
      <ul className="plain">
        {rounds.photos.map((one) => {
          const place = rounds.places.find((each) => each.id === one.place);
          return <li key={one.walk} className="lot"><span className="nowrap">{timeOf(one.at, rounds.zone)}</span><b>{place ? pickText(place.name, place.nameEn) : ''}</b><span className="soft">{one.by}</span><Button size="small" aria-expanded={shown === one.walk} onClick={() => setShown(shown === one.walk ? undefined : one.walk)}>{w.photoSee}</Button>{shown === one.walk && <img className="round-photo" src={`/api/branches/${branch}/walks/${one.walk}/photo`} alt={place ? pickText(place.name, place.nameEn) : w.photos} />}</li>;
        })}
      </ul>
    </section>
  );
}
