import { Button, Flex, List, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '#kernel/actor.ts';
import { caller } from '#ui/call.ts';
import { useDeed, useMe, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { placeKindsFor } from '../rules.ts';
import { OneTimeLink } from './OneTimeLink.tsx';
import { PEOPLE, type Person, type PlaceName, stateOf } from './people.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** One person: posts, and what an administrator may do. What is another administrator's work is shown off, with the reason. */
export function PersonCard({ person, places }: { person: Person; places: readonly PlaceName[] }) {
  const me = useMe();
  const toast = useToast();
  const [role, setRole] = useState<Role>();
  const [place, setPlace] = useState<string>();
  const [link, setLink] = useState<string>();
  const params = { staff: person.id };
  const give = useDeed((body: { role: Role; place: string }) => call('POST /api/people/:staff/posts', { params, body }), { renews: [PEOPLE], done: () => toast.done(w.given) });
  const end = useDeed((body: { role: Role; place: string }) => call('DELETE /api/people/:staff/posts', { params, body }), {
    renews: [PEOPLE], done: (_, body) => toast.done(w.ended, () => give.run(body)),
  });
  const disable = useDeed(() => call('POST /api/people/:staff/disabling', { params }), { renews: [PEOPLE], done: () => toast.done(w.disabled) });
  const signOut = useDeed(() => call('DELETE /api/people/:staff/sessions', { params }), { done: ({ ended }) => toast.done(w.signedOut(ended)) });
  const invite = useDeed(() => call('POST /api/people/:staff/invitation', { params }), { done: (answer) => setLink(answer.link) });
  const isSecurity = me.roles.includes('security_admin');
  const isSystem = me.roles.includes('system_admin');
  const fitting = places.filter((one) => role !== undefined && placeKindsFor(role).includes(one.kind));
  const sureToDisable = async (): Promise<void> => {
    if (await toast.sure({ title: w.disable, text: w.disableSure, yes: w.disable, danger: true })) await disable.run(undefined);
  };

  return (
    <Flex vertical gap={24}>
      <List
        header={w.posts} dataSource={person.posts} locale={{ emptyText: w.noPosts }}
        renderItem={(post) => (
          <List.Item actions={[<Button key="end" size="small" disabled={!isSecurity} title={isSecurity ? undefined : w.onlySecurity} onClick={() => void end.run(post)}>{w.end}</Button>]}>
            {`${w.roles[post.role] ?? post.role} · ${places.find((one) => one.id === post.place)?.name ?? post.place}`}
          </List.Item>
        )}
      />
      <Flex gap={8} wrap align="end">
        <Select<Role> aria-label={w.role} placeholder={w.role} style={{ minWidth: 160 }} disabled={!isSecurity} options={Object.entries(w.roles).map(([value, label]) => ({ value: value as Role, label }))} onChange={(value) => { setRole(value); setPlace(undefined); }} />
        <Select<string> aria-label={w.place} placeholder={w.place} style={{ minWidth: 200 }} disabled={!isSecurity || role === undefined} value={place ?? null} showSearch={{ optionFilterProp: 'label' }} options={fitting.map((one) => ({ value: one.id, label: one.name }))} onChange={setPlace} />
        <Button type="primary" loading={give.busy} disabled={!isSecurity || role === undefined || place === undefined} title={isSecurity ? undefined : w.onlySecurity} onClick={() => role && place && void give.run({ role, place })}>{w.give}</Button>
      </Flex>
      <Flex gap={8} wrap>
        <Button disabled={!isSystem || stateOf(person) === 'disabled'} title={isSystem ? undefined : w.onlySystem} loading={invite.busy} onClick={() => void invite.run(undefined)}>{w.newLink}</Button>
        <Button loading={signOut.busy} onClick={() => void signOut.run(undefined)}>{w.signOut}</Button>
        <Button danger disabled={stateOf(person) === 'disabled' || person.id === me.id} loading={disable.busy} onClick={() => void sureToDisable()}>{w.disable}</Button>
      </Flex>
      {link !== undefined && <OneTimeLink link={link} />}
    </Flex>
  );
}
