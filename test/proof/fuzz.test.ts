import { connect, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { allBranches } from '#modules/branches/index.ts';
import { whoAsks } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import { createServer } from '#platform/http.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { verifyTrail } from '#platform/trail.ts';
import { openHouse, somebody, type TestHouse } from '#test/rig/house.ts';
import { sampleDatabase } from '#test/rig/sample.ts';
import { CUSTOMER_HEADER, everybody, type Asker } from './askers.ts';
import { knownOf, learnFrom, type KnownValues } from './known-values.ts';
import { refusedRequestsTo, requestsTo, routesTold, STRAY, type OpenApi, type Told, type Tried } from './fuzz-requests.ts';
import { address, inject, send, type Answer, type Sent } from './wire.ts';

/** `npm run soak` asks for more. What only reads, without a body, has fewer ways to be asked wrongly: a quarter of them. */
const INPUTS = Number(process.env['KAIMEN_FUZZ_INPUTS'] ?? 200);
const inputsFor = ({ method }: Told): number => (method === 'GET' ? INPUTS / 4 : INPUTS);
const SEED = Number(process.env['KAIMEN_FUZZ_SEED'] ?? 20260302);
const ROUNDS = 8;
/** Rounds over real sockets; the others go the same way from the server's door on, in three quarters of the time. */
const OVER_SOCKETS = 2;
const AT_ONCE = 12;

let bank: TestHouse;
let server: FastifyInstance;
let origin = '';
let routes: readonly Told[] = [];
let askers: readonly Asker[] = [];
let passing: readonly Asker[] = [];
let known: KnownValues = {};
/** What the server wrote into its log about a request that it could not answer. */
const faults = new Map<string, string>();

beforeAll(async () => {
  bank = await openHouse({ connections: 12, database: await sampleDatabase() });
  const log = new Proxy(bank.house.log, { get: (real, name, self) => (name === 'error' ? noteFault : Reflect.get(real, name, self) as unknown) });
  server = await createServer({ house: { ...bank.house, log }, modules, version: 'test', isReady: async () => true, whoAsks: async (house, request, open) => (request.headers[CUSTOMER_HEADER] ? somebody('customer', []) : whoAsks(house, request, open)) });
  await server.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`; // a TCP server has a port
  routes = routesTold(JSON.parse((await send(origin, { method: 'GET', url: '/openapi.json' })).body) as OpenApi);
  const [own, other] = (await look((tx) => allBranches(tx))).map(({ id, region_id }) => ({ branch: id, region: region_id }));
  if (!own || !other) throw new Error('the sample bank has no branches');
  askers = await everybody({ ...bank, own, other });
  passing = await everybody({ ...bank, own, other });
  known = await knownOf(bank.house, own.branch, other.branch);
});

afterAll(async () => {
  await server.close();
  await bank.close();
});

describe(`${INPUTS} inputs to every route that changes something, a quarter to the others`, () => {
  it('answers each with an answer or a refusal in both languages, and keeps nothing of what it refused', async () => {
    expect(routes.length).toBeGreaterThan(100);
    const made = new Map(routes.map((route) => [route.key, requestsTo(route, by(route), known)]));
    const requests = ({ key }: Told) => made.get(key) ?? fc.constant<Tried>({ sent: { method: 'GET', url: '/' } });
    const wrong = new Map<string, string>();
    const refusedKeys: string[] = [];
    const counts = { asked: 0, done: 0, refused: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const tries = routes.flatMap((route, nth) => fc.sample(requests(route), { numRuns: Math.ceil(inputsFor(route) / ROUNDS), seed: SEED + round * 1_000 + nth }).map((tried) => ({ route, tried })));
      await inTurn(tries, async ({ route, tried }) => {
        const answer = await (round < OVER_SOCKETS ? send(origin, tried.sent) : inject(server, origin, tried.sent)).catch((fault: unknown) => String(fault));
        counts.asked += 1;
        const fault = typeof answer === 'string' ? answer : faultIn(answer);
        if (fault !== undefined) wrong.set(`${route.key} ${fault}`, told(tried, answer));
        if (typeof answer === 'string') return;
        if (answer.status < 400) { counts.done += 1; learnFrom(answer, known); }
        else { counts.refused += 1; if (tried.ownKey !== undefined) refusedKeys.push(tried.ownKey); }
      });
    }
    expect([...wrong.values()].slice(0, 40).join('\n\n')).toBe('');
    // A fuzz that is refused everywhere proves little.
    expect(counts.done).toBeGreaterThan(counts.asked / 10);
    expect(await look((tx) => tx.many<object>(sql`select actor, key from app.deed_key where key = any (${refusedKeys})`))).toEqual([]);
  }, 600_000);

  it('answers addresses, methods and headers that nobody should send', async () => {
    for (const stray of STRAY) {
      const answer = await send(origin, stray);
      expect([faultIn(answer), stray, answer.status]).toEqual([undefined, stray, answer.status]);
    }
  });

  it('refuses text that no database can hold, wherever it stands', async () => {
    const [branch, service] = [known['branch']?.[0], known['service']?.[0]];
    const post = (body: string): Sent => ({ method: 'POST', url: address('/api/branches/:branch/holds', { branch }), headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body });
    const half = String.raw`{"service":"\ud800","startsAt":"2026-03-02T01:40:00.000Z"}`;
    const zero = String.raw`{"service":"\u0000","startsAt":"2026-03-02T01:40:00.000Z"}`;
    const name = String.raw`{"service":"x","\ud800":1,"startsAt":"2026-03-02T01:40:00.000Z"}`;
    const query: Sent = { method: 'GET', url: address('/api/branches/:branch/free-times', { branch }, { service: `${String(service)}\0` }) };
    const answers = await Promise.all([post(half), post(zero), post(name), query].map((one) => send(origin, one)));
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [422, 'input.invalid']));
  });

  it('answers what is not HTTP at all, and headers without end', async () => {
    expect(await spoken('HELLO\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"code":"request.malformed".*请求/s);
    expect(await spoken(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 .*"code":"input.tooLarge"/s);
  });

  it('keeps the bank as it is, to the last row, when everything that is asked is refused', async () => {
    const before = await fingerprint();
    const changes = routes.filter(({ method, roles }) => method !== 'GET' && !roles.includes('anonymous'));
    const refusals = changes.flatMap((route) => refusedRequestsTo(route, askers, known));
    const letIn: string[] = [];
    await inTurn(refusals, async (sent) => {
      const { status } = await send(origin, sent);
      if (status < 400 || status >= 500) letIn.push(`${sent.method} ${sent.url} → ${status}`);
    });
    expect(refusals.length).toBeGreaterThan(changes.length * 3);
    expect(letIn).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });

  it('left every slot within its minutes, and the trail whole', async () => {
    const branches = await look((tx) => allBranches(tx));
    for (const { id } of branches) expect(await bank.house.db.look({ branch: id }, (tx) => tx.many<object>(sql`select * from appointments.unfolded(${id})`))).toEqual([]);
    const overfull = await look((tx) => tx.many<object>(sql`select branch_id, starts_at from appointments.slot where held_minutes + booked_minutes > greatest(capacity_minutes, planned_minutes)`));
    expect(overfull).toEqual([]);
    expect((await verifyTrail(bank.house)).findings).toEqual([]);
  });
});

/** Whoever signs out or is signed out here must not be missed by the other routes. */
function by({ key }: Told): readonly Asker[] {
  return key === 'DELETE /api/session' || key === 'PUT /api/me/password' ? passing : askers;
}

const HAN = /\p{Script=Han}/u;

/** What is wrong with an answer, if anything is. */
function faultIn({ status, type, code, problem, body }: Answer): string | undefined {
  if (status >= 500) return `${status} ${faults.get(String(problem?.['requestId'])) ?? body.slice(0, 200)}`;
  if (status < 400) return undefined;
  if (!problem) return `${status} is ${type}, not problem+json`;
  const { zh, en } = problem;
  if (problem['status'] !== status) return `says ${String(problem['status'])} in a ${status}`;
  if (typeof zh !== 'string' || !HAN.test(zh) || zh === code) return `${code} has no sentence in Chinese`;
  if (typeof en !== 'string' || !/^[A-Z“].*[.!?]$/s.test(en)) return `${code} has no sentence in English: ${String(en)}`;
  return undefined;
}

function told({ sent }: Tried, answer: Answer | string): string {
  const { method, url, headers, body } = sent;
  return `${method} ${url.slice(0, 400)}\n  key ${headers?.['idempotency-key'] ?? '–'}, ${headers?.['content-type'] ?? 'no body'}: ${String(body).slice(0, 600)}\n  → ${typeof answer === 'string' ? answer : `${faultIn(answer)}`}`;
}

function noteFault(facts: { requestId?: string; err?: unknown }): void {
  if (facts.requestId === undefined || facts.err === undefined) return;
  const { message = 'no error object', stack = '' } = facts.err instanceof Error ? facts.err : {};
  faults.set(facts.requestId, `${message.slice(0, 300)} ${stack.split('\n').filter((line) => /src\//.test(line)).slice(0, 3).map((line) => line.trim().replace(/.*\/(src\/)/, '$1')).join(' < ')}`);
}

function look<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return bank.house.db.look({ branches: 'all' }, work);
}

/** Every table as one number. Not those that a refusal may write: who was refused what (trail), and when somebody was last seen. */
async function fingerprint(): Promise<Record<string, string>> {
  return look(async (tx) => {
    const tables = await tx.many<{ name: string }>(sql`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
        and (table_schema, table_name) not in (('app', 'trail'), ('app', 'trail_head'), ('identity', 'session'), ('branches', 'device')) order by 1`);
    const prints: Record<string, string> = {};
    for (const { name } of tables) ({ print: prints[name] } = await tx.one<{ print: string }>(sql`select count(*) || ' ' || coalesce(md5(string_agg(row::text, '' order by row::text)), '') as print from ${sql.raw(name)} as row`));
    return prints;
  });
}

/** The first words of an answer to these words, on a bare line. */
function spoken(words: string): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    const line = connect(Number(new URL(origin).port), '127.0.0.1', () => line.write(words));
    line.on('data', (part) => { said += part.toString(); }).on('end', () => done(said)).on('error', failed);
  });
}

async function inTurn<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (const one of rest) await work(one); }));
}
