import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { clock, shortDate } from '#ui/format.ts';
import { Badge, FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, w } from './ask.ts';
import { Entries } from './OwnHealth.tsx';
import { SaidForm } from './SaidForm.tsx';
import { type Board, MEANING, type Said } from './shapes.ts';

type Person = Board['people'][number];
const ORDER = { missing: 0, unwell: 1, waiting: 2, away: 3, well: 4 } as const;

/** 今天: everybody of the branch as a chip, who is missing first; a tap declares for them, or opens their file. */
export function TeamBoard({ board, renews }: { board: Board; renews: string[] }) {
  const { branch, me } = usePlace();
  const [chosen, setChosen] = useState<string>();
  const people = [...board.people].sort((a, b) => ORDER[a.standing] - ORDER[b.standing]);
  const { figures } = board;
  const person = people.find((one) => one.staff === chosen);
  return (
    <section className="panel" aria-labelledby="team">
      <h2 id="team">{w.board}</h2>
      <p className="picture-says">{w.says(figures.declared, figures.people, figures.missing, figures.unwell + figures.away)} {board.rounds.filter((round) => round.state === 'over' && round.missing > 0).map((round) => <Badge key={round.round} kind="act">{w.missingRound(w.rounds[round.round], round.missing)}</Badge>)}</p>
      <ul className="health-team">
        {people.map((one) => (
          <li key={one.staff}>
            <button type="button" data-standing={one.standing} aria-pressed={one.staff === chosen} onClick={() => setChosen(one.staff === chosen ? undefined : one.staff)}>
              <b>{named(one)}</b><small>{one.employer ? w.contractor(one.employer) : one.roles.map((role) => w.roles[role] ?? role).join(pickText('、', ', '))}</small>
              <span><Badge kind={MEANING[one.standing]}>{w.standing[one.standing]}</Badge> <small>{one.returnsOn ? w.returns(shortDate(one.returnsOn)) : one.lastAt ? w.lastAt(clock(one.lastAt, board.zone)) : ''}</small></span>
            </button>
          </li>
        ))}
      </ul>
      {person && <OnePerson key={person.staff} person={person} board={board} renews={renews} close={() => setChosen(undefined)} mayRead={mayDo(me, can.seeFile, branch.id)} />}
    </section>
  );
}

function OnePerson({ person, board, renews, close, mayRead }: { person: Person; board: Board; renews: string[]; close: () => void; mayRead: boolean }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [reads, setReads] = useState(false);
  const deed = useDeed((said: Said) => call('POST /api/branches/:branch/staff-health/:staff', { params: { branch: branch.id, staff: person.staff }, body: { said } }), { renews: [renews], done: ({ fit }) => { toast.done(fit ? w.fit : w.unfit); close(); } });
  return (
    <div className="health-one">
      <h3>{reads ? w.fileOf(named(person)) : w.forName(named(person))}</h3>
      {reads ? <StaffFile staff={person.staff} /> : <SaidForm travelDays={board.travelDays} busy={deed.busy} send={(said) => void deed.run(said)} />}
      <div className="said-foot">{mayRead && !reads && <Button onClick={() => setReads(true)}>{w.file}</Button>}<Button onClick={close}>{w.close}</Button></div>
    </div>
  );
}

function StaffFile({ staff }: { staff: string }) {
  const { branch } = usePlace();
  const { answer, fault, again } = useCall(['staff-file', branch.id, staff], (signal) => call('GET /api/branches/:branch/staff-health/:staff', { params: { branch: branch.id, staff }, signal }));
  if (!answer) return fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />;
  return <Entries file={answer} />;
}

/** 处置路径: what has been done for each person who is away, and the step that comes next. */
export function Absences({ board, renews }: { board: Board; renews: string[] }) {
  return (
    <section className="panel" aria-labelledby="path">
      <h2 id="path">{w.path}</h2>
      {board.absences.length === 0 ? <p className="soft">{w.nobodyAway}</p> : (
        <><p className="soft">{w.pathHelp}</p><ul className="plain">{board.absences.map((one) => <li key={one.absence}><Path one={one} board={board} renews={renews} /></li>)}</ul></>
      )}
    </section>
  );
}

type StepBody = Parameters<typeof call<'POST /api/branches/:branch/staff-absences/:absence/steps'>>[1]['body']['done'];

function Path({ one, board, renews }: { one: Board['absences'][number]; board: Board; renews: string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [cover, setCover] = useState<string>();
  const [to, setTo] = useState('');
  const [returnsOn, setReturnsOn] = useState<string>();
  const deed = useDeed((done: StepBody) => call('POST /api/branches/:branch/staff-absences/:absence/steps', { params: { branch: branch.id, absence: one.absence }, body: { done } }), { renews: [renews], done: () => toast.done(w.doneStep) });
  const at = (instant: string): string => `${shortDate(new Date(instant), board.zone)} ${clock(instant, board.zone)}`;
  const says = { told: one.told && w.by(one.told.by, at(one.told.at)), cover: one.cover && `${w.coveredBy(one.cover.who)} · ${w.by(one.cover.by, at(one.cover.at))}`, reported: one.reported && `${w.reportedSays(one.reported.to)} · ${w.by(one.reported.by, at(one.reported.at))}`, cleared: null };
  const able = board.people.filter((person) => person.staff !== one.staff && person.standing !== 'away' && person.standing !== 'unwell');
  const todo = {
    told: <Button loading={deed.busy} onClick={() => void deed.run({ step: 'told' })}>{w.doTold}</Button>,
    cover: <><Select aria-label={w.coverWho} placeholder={w.coverWho} style={{ minWidth: 160 }} showSearch={{ optionFilterProp: 'label' }} options={able.map((person) => ({ value: person.staff, label: named(person) }))} onChange={setCover} /><Button disabled={cover === undefined} loading={deed.busy} onClick={() => { if (cover !== undefined) void deed.run({ step: 'cover', cover }); }}>{w.doCover}</Button></>,
    reported: <><Input aria-label={w.reportedTo} placeholder={w.reportedPlace} maxLength={80} style={{ maxWidth: 240 }} value={to} onChange={(event) => setTo(event.target.value)} /><Button disabled={to.trim() === ''} loading={deed.busy} onClick={() => void deed.run({ step: 'reported', to: to.trim() })}>{w.doReported}</Button></>,
    cleared: <><Input type="date" aria-label={w.returnsOn} min={board.date} style={{ maxWidth: 180 }} onChange={(event) => setReturnsOn(event.target.value === '' ? undefined : event.target.value)} /><Button disabled={returnsOn === undefined} loading={deed.busy} onClick={() => { if (returnsOn !== undefined) void deed.run({ step: 'cleared', returnsOn }); }}>{w.doCleared}</Button></>,
  };
  return (
    <>
      <p><b>{one.name}</b> <span className="soft">{w.since(at(one.openedAt))}</span></p>
      <ol className="health-path">{(['told', 'cover', 'reported', 'cleared'] as const).map((step) => <li key={step} data-done={one.left.includes(step) ? undefined : ''}><b>{w.steps[step]}</b> {one.left.includes(step) ? <span className="health-todo">{todo[step]}</span> : <span className="soft">{says[step]}</span>}</li>)}</ol>
    </>
  );
}
