import type { FastifyInstance } from 'fastify';
import type { Actor, Role } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import type { Asking } from '#platform/house.ts';
import { addBranch, addRegion, furnish } from '#modules/branches/index.ts';
import { addPerson, givePost, passwordHash } from '#modules/identity/index.ts';
import { openHouse, somebody, type TestHouse } from './house.ts';

export type TestBank = TestHouse & Readonly<{
  server: FastifyInstance;
  /** somebody with this role at these branches (all of them without a list) */
  as: (role: Role, reach?: Actor['reach'], key?: string) => Asking;
}>;

/** A house with its server listening, on a database of its own. */
export async function openBank(more: Parameters<typeof openHouse>[0] = {}): Promise<TestBank> {
  const house = await openHouse(more);
  const { app } = await house.listen();
  return { ...house, server: app, as: (role, reach = 'all', key) => house.asking(somebody(role, reach), key === undefined ? {} : { key }) };
}

export type TestBranch = Readonly<{ branch: string; region: string }>;

/** A small branch with a hall, three personal counters (the second for mask-off tasks), a corporate one and two machines. */
export async function foundBranch({ asking: ask }: Pick<TestHouse, 'asking'>, code = `b${newId().slice(-8)}`): Promise<TestBranch> {
  const asking = ask();
  const { region } = await addRegion(asking, { code: `r-${code}`, name: '测试片区', nameEn: 'Test region' });
  const { branch } = await addBranch(asking, { region, code, name: `测试支行 ${code}`, nameEn: `Test branch ${code}`, address: '无名路 1 号', phone: '02100000000', lng: 121.1, lat: 31.1, areaM2: 200 });
  await furnish(asking, {
    branch,
    zones: [{ kind: 'door', name: '门前', nameEn: 'Door' }, { kind: 'waiting', name: '等候区', nameEn: 'Waiting', seats: 20 }, { kind: 'cash', name: '现金区', nameEn: 'Cash' }, { kind: 'machines', name: '智能机具区', nameEn: 'Machines' }],
    counters: [
      ...[1, 2, 3].map((number) => ({ number, name: `${number} 号窗口`, nameEn: `Counter ${number}`, serviceGroups: ['personal'], maskOff: number === 2, zone: 'cash' as const })),
      { number: 4, name: '4 号窗口', nameEn: 'Counter 4', serviceGroups: ['corporate', 'wealth'], maskOff: true, zone: 'cash' },
    ],
    machines: [1, 2].map((number) => ({ kind: 'smart' as const, name: `智能机 ${number}`, nameEn: `Smart machine ${number}`, zone: 'machines' as const })),
  });
  return { branch, region };
}

/** A person who can sign in, with a post. */
export async function hire({ asking: ask }: Pick<TestHouse, 'asking'>, login: string, role: Role, place: string = NETWORK): Promise<{ staff: string; password: string }> {
  const password = `long enough ${login}`;
  const { staff } = await addPerson(ask(), { login, name: login, passwordHash: await passwordHash(password) });
  await givePost(ask(), { staff, role, place });
  return { staff, password };
}

/** Signs in over HTTP and gives the cookie. */
export async function signIn(server: FastifyInstance, login: string, password: string): Promise<string> {
  const answer = await server.inject({ method: 'POST', url: '/api/session', headers: { 'idempotency-key': newId() }, payload: { login, password } });
  if (answer.statusCode !== 201) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const [cookie] = answer.cookies;
  return `${cookie?.name}=${cookie?.value}`;
}
