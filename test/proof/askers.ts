import { NETWORK, newId } from '#kernel/id.ts';
import { STAFF_ROLES, type Role } from '#kernel/actor.ts';
import { addDevice } from '#modules/branches/index.ts';
import { addPerson, beginDeviceSession, beginSession, cookieName, deviceCookie, digestOf, disablePerson, endSessions, givePost, newSecret } from '#modules/identity/index.ts';
import type { TestBranch } from '#test/rig/bank.ts';
import type { TestHouse } from '#test/rig/house.ts';

/** Somebody who asks: where they hold which role, and what their browser sends. */
export type Asker = Readonly<{
  name: string;
  posts: readonly Post[];
  /** the sign-in is over, or was taken away */
  over?: true;
  headers: Readonly<Record<string, string>>;
  /** a device says in the address which one it is */
  query: Readonly<Record<string, string>>;
}>;
type Post = Readonly<{ role: Role; at: 'own' | 'other' | 'everywhere' }>;
type Ground = Pick<TestHouse, 'house' | 'asking'> & Readonly<{ own: TestBranch; other: TestBranch }>;

const ABOVE: readonly Role[] = ['hq_operations', 'auditor', 'system_admin', 'security_admin'];
const VISITORS: readonly Role[] = ['anonymous', 'customer'];
/** No sign-in leads to this role yet; the test's server takes it by this header. */
export const CUSTOMER_HEADER = 'x-test-customer';

/** Everybody who can stand before the server, signed in as people are: each role, and those who are not quite what they seem. */
export async function everybody(ground: Ground): Promise<Asker[]> {
  const ended = await staff(ground, 'ended session', [{ role: 'branch_head', at: 'own' }], (id) => endSessions(ground.asking(), { staff: id }));
  const disabled = await staff(ground, 'disabled person', [{ role: 'hq_operations', at: 'everywhere' }], (id) => disablePerson(ground.asking(), { staff: id }));
  return [
    ...VISITORS.map((role): Asker => ({ name: role, posts: [{ role, at: 'everywhere' }], query: {}, headers: role === 'customer' ? { [CUSTOMER_HEADER]: '1' } : {} })),
    ...(await Promise.all(STAFF_ROLES.map((role) => staff(ground, role, [{ role, at: ABOVE.includes(role) ? 'everywhere' : 'own' }])))),
    await device(ground, 'screen', 'screen'),
    await device(ground, 'kiosk', 'kiosk'),
    await staff(ground, 'teller here, branch head there', [{ role: 'teller', at: 'own' }, { role: 'branch_head', at: 'other' }]),
    await staff(ground, 'somebody without a post', []),
    { ...ended, over: true },
    { ...disabled, over: true },
  ];
}

async function staff(ground: Ground, name: string, posts: readonly Post[], then?: (id: string) => Promise<unknown>): Promise<Asker> {
  const { staff: id } = await addPerson(ground.asking(), { login: `p${newId()}`, name });
  for (const { role, at } of posts) await givePost(ground.asking(), { staff: id, role, place: placeOf(ground, role, at) });
  const secret = newSecret();
  await beginSession(ground.asking(), { staff: id, secretDigest: digestOf(secret) });
  await then?.(id);
  return { name, posts, query: {}, headers: { cookie: `${cookieName(ground.house)}=${secret}` } };
}

function placeOf({ own, other }: Ground, role: Role, at: Post['at']): string {
  if (at === 'everywhere') return NETWORK;
  const there = at === 'own' ? own : other;
  return role === 'regional_manager' ? there.region : there.branch;
}

async function device({ asking, own }: Ground, role: 'screen' | 'kiosk', kind: 'screen' | 'kiosk'): Promise<Asker> {
  const { device: id } = await addDevice(asking(), { branch: own.branch, kind, name: kind });
  const secret = newSecret();
  await beginDeviceSession(asking(), { deviceBranch: own.branch, device: id, secretDigest: digestOf(secret) });
  return { name: `${role} device`, posts: [{ role, at: 'own' }], query: { as: id }, headers: { cookie: `${deviceCookie(id)}=${secret}` } };
}
