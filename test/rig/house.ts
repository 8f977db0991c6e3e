import type { FastifyInstance } from 'fastify';
import type { Actor, Role } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { handClock } from '#platform/clock.ts';
import { createHouse } from '#platform/create-house.ts';
import { createServer } from '#platform/http.ts';
import type { Asking, House } from '#platform/house.ts';
import { startJobs, systemAsking, type Work } from '#platform/jobs.ts';
import { addBranch, addRegion, furnish } from '#modules/branches/index.ts';
import { addPerson, givePost, passwordHash, whoAsks } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import { freshDatabase } from './database.ts';

export type TestHouse = Readonly<{
  house: House;
  clock: ReturnType<typeof handClock>;
  server: FastifyInstance;
  jobs: Work;
  ownerUrl: string;
  /** somebody with these roles at these branches (all of them without a list) */
  as: (roles: readonly Role[], reach?: readonly string[], key?: string) => Asking;
  asSystem: () => Asking;
  close: () => Promise<void>;
}>;

/** A house on a database of its own, with a clock moved by hand, the real server (use `server.inject` or listen), and jobs run by `jobs.drain()`. */
export async function openTestHouse(more: { at?: Date; random?: () => number; connections?: number } = {}): Promise<TestHouse> {
  const database = await freshDatabase();
  const clock = handClock(more.at ?? new Date('2026-03-02T02:00:00Z'));
  const house = await createHouse({ ownerUrl: database.ownerUrl, home: database.home, modules, clock, logLevel: 'silent', ...(more.random && { random: more.random }), ...(more.connections && { connections: more.connections }) });
  const server = await createServer({ house, modules, version: 'test', whoAsks, isReady: async () => true });
  const jobs = await startJobs(house, database.ownerUrl, modules, { workers: 0 });
  await house.live.start();
  return {
    house, clock, server, jobs, ownerUrl: database.ownerUrl,
    as: (roles, reach, key) => askingOf(house, { id: newId(), kind: kindOf(roles), name: roles.join(), roles: [...roles], reach: reach ?? 'all' }, key),
    asSystem: () => systemAsking(house),
    close: async () => {
      await house.live.stop();
      await server.close();
      await jobs.stop();
      await house.db.close();
      await database.drop();
    },
  };
}

export function askingOf(house: House, actor: Actor, key?: string): Asking {
  return { house, actor, now: house.clock.now(), random: house.random, requestId: newId(), lang: 'zh', ...(key !== undefined && { key }) };
}

function kindOf(roles: readonly Role[]): Actor['kind'] {
  if (roles.includes('anonymous')) return 'anonymous';
  if (roles.includes('customer')) return 'customer';
  return roles.some((role) => role === 'screen' || role === 'kiosk') ? 'device' : 'staff';
}

export type TestBranch = Readonly<{ branch: string; region: string }>;

/** A small branch with a hall, three personal counters (the second for mask-off tasks), a corporate one and two machines. */
export async function foundBranch({ asSystem }: Pick<TestHouse, 'asSystem'>, code = `b${newId().slice(-8)}`): Promise<TestBranch> {
  const asking = asSystem();
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
export async function hire({ asSystem }: Pick<TestHouse, 'asSystem'>, login: string, role: Role, place: string = NETWORK): Promise<{ staff: string; password: string }> {
  const password = `long enough ${login}`;
  const { staff } = await addPerson(asSystem(), { login, name: login, passwordHash: await passwordHash(password) });
  await givePost(asSystem(), { staff, role, place });
  return { staff, password };
}

/** Signs in over HTTP and gives the cookie. */
export async function signIn(server: FastifyInstance, login: string, password: string): Promise<string> {
  const answer = await server.inject({ method: 'POST', url: '/api/session', headers: { 'idempotency-key': newId() }, payload: { login, password } });
  if (answer.statusCode !== 201) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const [cookie] = answer.cookies;
  return `${cookie?.name}=${cookie?.value}`;
}
