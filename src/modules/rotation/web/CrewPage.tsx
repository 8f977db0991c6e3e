import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { type Answer, caller } from '#ui/call.ts';
import { shortDate } from '#ui/format.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { teamStands } from '../rules-crew.ts';
import { en } from './crew-words.en.ts';
import { zh } from './crew-words.zh.ts';
import './rotation.css';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Person = Answer<typeof contract, 'GET /api/branches/:branch/crew'>['people'][number];

/** 轮值班组: two columns that never meet; what each lacks is said while one edits. */
export function CrewPage() {
  const { branch } = usePlace();
  const key = ['crew', branch.id];
  const { answer, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/crew', { params: { branch: branch.id }, signal }));
  return (
    <DeskPage title={w.title} below={w.below}>
      {!answer ? (fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />) : answer.people.length === 0 ? <EmptyState title={w.nobody} help={w.nobodyHelp} /> : <><Turns turns={answer.turns} /><Crew key={branch.id} people={answer.people} renews={key} /></>}
    </DeskPage>
  );
}

type Turn = Answer<typeof contract, 'GET /api/branches/:branch/crew'>['turns'][number];

/** 谁哪天上班: each coming day with its team, as the published rota and the hours of today have it. */
function Turns({ turns }: { turns: readonly Turn[] }) {
  const said = (half: Turn['half']) => (half === null ? '' : `${w.halves[half]} `);
  return (
    <section className="panel crew-turns" aria-labelledby="crew-turns">
      <h2 id="crew-turns">{w.turns}</h2>
      {turns.length === 0 ? <p className="soft">{w.noTurns}</p> : (
        <ol>{[...new Set(turns.map((one) => one.date))].map((date) => (
          <li key={date}><span>{shortDate(date)}</span>{turns.filter((one) => one.date === date).map((one) => <b key={one.half} data-team={one.team}>{said(one.half)}{one.team === '' ? w.rests : w.teams[one.team]}</b>)}</li>
        ))}</ol>
      )}
    </section>
  );
}

function Crew({ people, renews }: { people: readonly Person[]; renews: string[] }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [changed, setChanged] = useState<Readonly<Record<string, Partial<Person>>>>({});
  const now = people.map((one) => ({ ...one, ...changed[one.staff] }));
  const crew = now.flatMap(({ staff, team, holdsKey, handlesCash }) => (team === null ? [] : [{ staff, team, holdsKey, handlesCash }]));
  const save = useDeed(() => call('PUT /api/branches/:branch/crew', { params: { branch: branch.id }, body: { crew } }), { renews: [renews, ['rotation']], done: () => { setChanged({}); toast.done(w.saved); } });
  const change = (staff: string, to: Partial<Person>): void => setChanged((before) => ({ ...before, [staff]: { ...before[staff], ...to } }));
  const may = mayDo(me, can.setCrew, branch.id);
  const isChanged = Object.keys(changed).length > 0;
  return (
    <>
      <div className="crew-teams">{(['A', 'B'] as const).map((team) => <Team key={team} team={team} stands={teamStands(crew, team)} />)}</div>
      <ul className="crew-people panel">
        {now.map((one) => (
          <li key={one.staff} data-team={one.team ?? ''}>
            <span><b>{named(one)}</b>{one.employer !== '' && <small className="soft"> {w.contractor(one.employer)}</small>}</span>
            <Segmented<'A' | 'B' | 'none'> disabled={!may} aria-label={`${w.team} ${named(one)}`} value={one.team ?? 'none'} onChange={(to) => change(one.staff, { team: to === 'none' ? null : to })} options={(['A', 'B', 'none'] as const).map((value) => ({ value, label: w.teams[value] }))} />
            <Checkbox disabled={!may || one.team === null} checked={one.holdsKey} onChange={(event) => change(one.staff, { holdsKey: event.target.checked })}>{w.key}</Checkbox>
            <Checkbox disabled={!may || one.team === null} checked={one.handlesCash} onChange={(event) => change(one.staff, { handlesCash: event.target.checked })}>{w.cash}</Checkbox>
          </li>
        ))}
      </ul>
      {may && <p className="day-line"><Button type="primary" size="large" disabled={!isChanged} loading={save.busy} onClick={() => void save.run(undefined)}>{w.save}</Button>{isChanged && <span className="soft">{w.unsaved}</span>}</p>}
    </>
  );
}

function Team({ team, stands }: { team: 'A' | 'B'; stands: ReturnType<typeof teamStands> }) {
  return (
    <section className="panel" aria-label={w.teams[team]}>
      <h2>{w.teams[team]} {stands.lacks.length === 0 ? <Badge kind="open">{w.enough}</Badge> : stands.lacks.map((one) => <Badge key={one} kind={stands.people === 0 ? 'closed' : 'act'}>{w.lacks[one]}</Badge>)}</h2>
      <p>{w.stands(stands.people, stands.keys, stands.cash)}</p>
    </section>
  );
}
