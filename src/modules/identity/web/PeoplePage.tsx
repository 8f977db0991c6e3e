import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { NETWORK } from '#kernel/network.ts';
import { mayDo } from '#kernel/permission.ts';
import { caller, type Answer } from '#ui/call.ts';
import { Badge, type Column, ListPage, useCall, useMe } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { AddPerson } from './AddPerson.tsx';
import { PEOPLE, type Person, type PlaceName, stateOf } from './people.ts';
import { PersonCard } from './PersonCard.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const AT_ONCE = 500;
const NOWHERE: readonly PlaceName[] = [];

/** Who works here: people, their posts, and the state of their accounts. */
export function PeoplePage() {
  const me = useMe();
  const { answer, fault, again, loading } = useCall(PEOPLE, everybody);
  const places = answer?.places ?? NOWHERE;
  const [adding, setAdding] = useState(false);
  const placeName = (id: string): string => places.find((place) => place.id === id)?.name ?? id;
  const postsOf = (person: Person): string => person.posts.map((post) => `${w.roles[post.role] ?? post.role} · ${placeName(post.place)}`).join('，');

  const columns: Column<Person>[] = useMemo(() => [
    { key: 'name', title: w.name, value: (row) => nameOf(row), sorts: true, width: 140 },
    { key: 'login', title: w.login, value: (row) => row.login, sorts: true, width: 160 },
    { key: 'posts', title: w.posts, value: postsOf },
    { key: 'employer', title: w.employer, value: (row) => row.employer || w.bank, width: 140 },
    { key: 'state', title: w.state, value: (row) => w.states[stateOf(row)], show: (row) => <Badge kind={stateOf(row) === 'works' ? 'open' : stateOf(row) === 'locked' ? 'watch' : 'act'}>{w.states[stateOf(row)]}</Badge>, width: 100 },
  ], [places]);

  return (
    <>
      <ListPage<Person>
        name="people" title={w.title} below={w.below} rows={answer?.people} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
        searches={(row) => `${row.name} ${row.nameEn} ${row.login} ${row.employer} ${postsOf(row)}`} searchLabel={w.search}
        filters={[
          { name: 'state', label: w.stateFilter, choices: (['works', 'locked', 'disabled'] as const).map((value) => ({ value, label: w.states[value] })), fits: (row, state) => stateOf(row) === state },
          { name: 'role', label: w.roleFilter, choices: Object.entries(w.roles).map(([value, label]) => ({ value, label })), fits: (row, role) => row.posts.some((post) => post.role === role) },
        ]}
        empty={{ title: w.empty, help: w.emptyHelp }}
        actions={<Button type="primary" disabled={!mayDo(me, can.addPerson)} title={mayDo(me, can.addPerson) ? undefined : w.onlySystem} onClick={() => setAdding(true)}>{w.add}</Button>}
        drawer={{ title: nameOf, show: (person) => <PersonCard person={person} places={places} /> }}
      />
      <AddPerson open={adding} close={() => setAdding(false)} />
    </>
  );
}

type Everybody = Readonly<{ people: readonly Person[]; places: readonly PlaceName[] }>;

async function everybody(signal: AbortSignal): Promise<Everybody> {
  const people: Person[] = [];
  const places: PlaceName[] = [{ id: NETWORK, kind: 'network', name: w.network }];
  for (let after: string | null = ''; after !== null;) {
    const page: Answer<typeof contract, 'GET /api/people'> = await call('GET /api/people', { query: { after, limit: AT_ONCE }, signal });
    people.push(...page.people);
    if (places.length === 1) places.push(...page.places.map((place) => ({ id: place.id, kind: place.kind, name: named(place) })));
    after = page.next;
  }
  return { people, places };
}

function nameOf(person: Person): string {
  return named(person);
}
