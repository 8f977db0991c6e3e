import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Ask, Refused } from '#ui/call.ts';
import { Badge, DeskPage, EmptyState, Notice, onLineOrKept, type Toast, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { call, type Duty, howOf, type Line, lineName, MEANING, type PlaceNow, type Rounds, timeOf, w, zoneName, zonePlaceOf } from './ask.ts';
import { PhotoTaker } from './PhotoTaker.tsx';
import { markOf } from './rounds-here.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Body = Ask<typeof contract, 'POST /api/branches/:branch/rounds'>['body'];
type Agent = NonNullable<Line['agent']>;
type Choice = { key: string; place: PlaceNow; line: Line; duty: Duty | undefined };

/** 扫码到点: exactly what is due where one stands, ticked beforehand; one tap records it. Made for a phone in one hand. */
export function SpotPage({ code, rounds }: { code: string; rounds: Rounds }) {
  const { branch } = usePlace();
  const here = rounds.places.find((place) => place.code === code);
  if (!here) return <DeskPage title={w.title}><EmptyState title={w.spotUnknown} help={w.spotUnknownHelp} action={<Back />} /></DeskPage>;
  return (
    <DeskPage title={pickText(here.name, here.nameEn)} below={<span className="day-line"><span>{named(branch)}</span><span>{w.classes[here.class]}</span><code>{here.code}</code></span>} actions={<Back />}>
      <Here here={here} rounds={rounds} />
    </DeskPage>
  );
}

function Back() {
  const { branch } = usePlace();
  return <Link to={`?branch=${branch.id}`}><Button tabIndex={-1}>{w.back}</Button></Link>;
}

function Here({ here, rounds }: { here: PlaceNow; rounds: Rounds }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const due = choicesOf(here, rounds, ['late', 'due']);
  const missed = missedOf(here, rounds);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [more, setMore] = useState<readonly string[]>([]);
  const [batches, setBatches] = useState<Partial<Record<Agent, string>>>(rounds.batches);
  const [instead, setInstead] = useState<{ agent: Agent; strength: number }>();
  const [finding, setFinding] = useState('');
  const [photo, setPhoto] = useState<string>();
  const beyond = extraOf(here, rounds);
  const chosen = [...due.filter((one) => !left.has(one.key)), ...[...missed, ...beyond].filter((one) => more.includes(one.key))];
  const undo = useDeed((walk: string) => call('DELETE /api/branches/:branch/walks/:walk', { params: { branch: branch.id, walk } }));
  const record = useDeed((body: Body) => recorded({ branch: branch.id, staff: me.id, here }, body, toast), {
    done: (answer) => {
      if (!answer) return;
      setLeft(new Set());
      setMore([]);
      setFinding('');
      setPhoto(undefined);
      if ('kept' in answer) return toast.done(w.keptHere);
      toast.done(`${w.recorded(answer.recorded)}${answer.already > 0 ? w.already(answer.already) : ''}`, () => undo.run(answer.walk));
    },
  });
  const agents = [...new Set(chosen.flatMap((one) => (one.line.agent === null ? [] : [instead?.agent ?? one.line.agent])))];
  const next = nextStop(here, rounds);
  const needsPhoto = chosen.some((one) => one.line.photo);
  const send = (): void => void record.run({
    place: here.id, scanned: true, done: chosen.map((one) => ({ place: one.place.id, line: one.line.code, at: one.duty?.at ?? null })),
    batches: Object.fromEntries(agents.flatMap((agent) => (batches[agent]?.trim() ? [[agent, batches[agent].trim()]] : []))), instead: instead ?? null, finding: finding.trim() === '' ? null : finding.trim(), photo: photo ?? null,
  });
  return (
    <form className="spot" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {due.length > 0 ? (
        <fieldset><legend>{w.hereNow}</legend>{due.map((one) => <Item key={one.key} choice={one} here={here} rounds={rounds} checked={!left.has(one.key)} toggle={() => setLeft(flipped(left, one.key))} />)}</fieldset>
      ) : <Calm here={here} rounds={rounds} next={next} />}
      {missed.length > 0 && <fieldset><legend>{w.hereMissed}</legend>{missed.map((one) => <Item key={one.key} choice={one} here={here} rounds={rounds} missed checked={more.includes(one.key)} toggle={() => setMore([...flipped(new Set(more), one.key)])} />)}</fieldset>}
      <details><summary>{w.hereMore}</summary><p className="soft">{w.hereMoreHelp}</p>{beyond.map((one) => <Item key={one.key} choice={one} here={here} rounds={rounds} checked={more.includes(one.key)} toggle={() => setMore([...flipped(new Set(more), one.key)])} />)}</details>
      {agents.map((agent) => <label key={agent} className="field">{w.batch(w.agents[agent])}<Input value={batches[agent] ?? ''} maxLength={40} autoComplete="off" placeholder={w.batchHelp} onChange={(event) => setBatches({ ...batches, [agent]: event.target.value })} /></label>)}
      {chosen.some((one) => one.line.agent !== null) && <Instead instead={instead} setInstead={setInstead} />}
      <label className="field">{w.finding}<Input.TextArea value={finding} maxLength={300} autoSize placeholder={w.findingPlace} onChange={(event) => setFinding(event.target.value)} /></label>
      <PhotoTaker photo={photo} needed={needsPhoto} onPhoto={setPhoto} />
      <div className="spot-foot">
        <Button type="primary" htmlType="submit" block size="large" disabled={chosen.length === 0 || (needsPhoto && photo === undefined)} loading={record.busy}>{chosen.length === 0 ? w.choose : needsPhoto && photo === undefined ? w.photoNeeded : w.confirm(chosen.length)}</Button>
        {next && <Link className="spot-next" to={`?branch=${branch.id}&place=${zonePlaceOf(rounds.places, next)?.code ?? ''}`}>{w.next(zoneName(rounds.places, next))} →</Link>}
      </div>
    </form>
  );
}

function Item({ choice: { place, line, duty }, here, rounds, checked, toggle, missed = false }: { choice: Choice; here: PlaceNow; rounds: Rounds; checked: boolean; toggle: () => void; missed?: boolean }) {
  const state = missed ? 'missed' : duty?.state;
  return (
    <Checkbox className="spot-item" checked={checked} onChange={toggle}>
      <span className="spot-words">
        <b>{lineName(line)}</b>{place.id !== here.id && <span>{pickText(place.name, place.nameEn)}</span>}
        <small>{howOf(line)}</small>
      </span>
      {state && <span className="spot-when"><Badge kind={MEANING[state]}>{w.states[state]}</Badge>{duty && <small>{state === 'due' ? w.before(timeOf(duty.dueAt, rounds.zone)) : w.sinceWhen(timeOf(duty.dueAt, rounds.zone))}</small>}</span>}
    </Checkbox>
  );
}

function Calm({ here, rounds, next }: { here: PlaceNow; rounds: Rounds; next: string | undefined }) {
  const [coming] = choicesOf(here, rounds, ['coming']);
  return <Notice kind="open" title={w.nothing}>{coming?.duty ? <p>{w.hereComing(lineName(coming.line), timeOf(coming.duty.at, rounds.zone))} · {w.comingFrom(timeOf(coming.duty.opensAt, rounds.zone))}</p> : !next && <p>{w.allDone}</p>}</Notice>;
}

function Instead({ instead, setInstead }: { instead: { agent: Agent; strength: number } | undefined; setInstead: (to: { agent: Agent; strength: number } | undefined) => void }) {
  return (
    <details>
      <summary>{w.instead}</summary>
      <div className="spot-instead">
        <Select<Agent | ''> aria-label={w.instead} value={instead?.agent ?? ''} style={{ minWidth: 180 }} options={[{ value: '', label: w.asPlanned }, ...(['chlorine', 'alcohol', 'peroxide', 'quat', 'acid'] as const).map((value) => ({ value, label: w.agents[value] }))]}
          onChange={(agent) => setInstead(agent === '' ? undefined : { agent, strength: agent === 'alcohol' ? 75 : 500 })} />
        {instead && <InputNumber<number> aria-label={w.strength} min={1} max={100_000} value={instead.strength} suffix={w.unitOf(instead.agent)} onChange={(strength) => setInstead({ ...instead, strength: strength ?? 1 })} />}
      </div>
    </details>
  );
}

/** Warnings are read before anything is recorded; whoever knows better goes on. Without a line it is kept here. */
async function recorded({ branch, staff, here }: { branch: string; staff: string; here: PlaceNow }, body: Body, toast: Toast) {
  const label = [zh.roundLabel(here.name, body.done.length), en.roundLabel(here.nameEn, body.done.length)] as const;
  const marks = body.done.flatMap((one) => (one.at === null ? [] : [markOf({ place: one.place, line: one.line, at: one.at })]));
  const send = async (heeded: NonNullable<Body['heeded']>) => {
    const sent = { ...body, heeded };
    const { answer } = await onLineOrKept({ branch, staff, written: { kind: 'round', label, marks, body: sent }, ask: (more) => call('POST /api/branches/:branch/rounds', { params: { branch }, body: sent, ...more }) });
    return answer ?? { kept: true as const };
  };
  try {
    return await send([]);
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== 'protection.warned') throw fault;
    const { warnings } = fault.offer as { warnings: NonNullable<Body['heeded']> }; // the offer of recordRound
    const goOn = await toast.sure({ title: w.warnTitle, text: warnings.map((one) => w.warnings[one]).join('\n'), yes: w.goOn, danger: true });
    return goOn ? send(warnings) : undefined;
  }
}

/** A zone's label covers all that stands in the zone; any other label only its own place. */
function coveredBy(here: PlaceNow, rounds: Rounds): PlaceNow[] {
  return rounds.places.filter((place) => (here.class === 'zone' ? place.zone === here.zone : place.id === here.id));
}

function choicesOf(here: PlaceNow, rounds: Rounds, states: readonly Duty['state'][]): Choice[] {
  const covered = new Map(coveredBy(here, rounds).map((place) => [place.id, place]));
  return rounds.duties.flatMap((duty) => {
    const [place, line] = [covered.get(duty.place), rounds.lines.find((one) => one.code === duty.line)];
    return place && line && states.includes(duty.state) ? [{ key: `${duty.place} ${duty.line} ${duty.at}`, place, line, duty }] : [];
  });
}

/** Missed and not made up for: one for each place and line, recorded as done beyond the plan. */
function missedOf(here: PlaceNow, rounds: Rounds): Choice[] {
  const latest = new Map(choicesOf(here, rounds, ['missed']).map((one) => [`${one.place.id} ${one.line.code}`, one]));
  return [...latest.values()]
    .filter((one) => !rounds.duties.some((other) => other.place === one.place.id && other.line === one.line.code && other.doneAt !== null && other.doneAt > (one.duty?.dueAt ?? '')))
    .map((one) => ({ ...one, key: `missed ${one.key}`, duty: undefined }));
}

function extraOf(here: PlaceNow, rounds: Rounds): Choice[] {
  return coveredBy(here, rounds).flatMap((place) => rounds.lines.filter((line) => line.classes.includes(place.class)).map((line) => ({ key: `more ${place.id} ${line.code}`, place, line, duty: undefined })));
}

function nextStop(here: PlaceNow, rounds: Rounds): string | undefined {
  const at = rounds.walk.findIndex((stop) => stop.zone === here.zone);
  return [...rounds.walk.slice(at + 1), ...rounds.walk.slice(0, Math.max(0, at))].find((stop) => stop.zone !== here.zone)?.zone;
}

function flipped(set: ReadonlySet<string>, key: string): Set<string> {
  const after = new Set(set);
  if (!after.delete(key)) after.add(key);
  return after;
}
