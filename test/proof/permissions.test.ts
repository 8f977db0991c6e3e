import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { whoAsks } from '#modules/identity/index.ts';
import { modules } from '#modules/modules.ts';
import type { Route } from '#platform/serve.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { somebody } from '#test/rig/house.ts';
import { CUSTOMER_HEADER, everybody, type Asker } from './askers.ts';
import { allowedBy, isRecord, type JsonSchema } from './made-input.ts';
import { lineFor, live, table, type Row } from './permissions.table.ts';
import { address, send, type Answer, type Sent } from './wire.ts';

const WHERE = ['own', 'other', 'unknown'] as const;
type Where = (typeof WHERE)[number];
type Outcome = 'yes' | 'signIn.needed' | 'identity.sessionOver' | 'forbidden' | 'branch.unknown';

const routes = modules.flatMap((module) => module.routes ?? []);
const views = modules.flatMap((module) => module.live ?? []);
const keyOf = ({ method, path }: Route) => `${method} ${path}`;

let bank: TestBank;
let origin = '';
let branches: Record<Where, string>;
let askers: readonly Asker[] = [];
let signIn: () => Promise<Asker[]>;

beforeAll(async () => {
  bank = await openBank();
  const [own, other] = [await foundBranch(bank), await foundBranch(bank)];
  branches = { own: own.branch, other: other.branch, unknown: newId() };
  ({ origin } = await bank.listen({ whoAsks: async (house, request, openToAll) => (request.headers[CUSTOMER_HEADER] ? somebody('customer', []) : whoAsks(house, request, openToAll)) }));
  signIn = () => everybody({ ...bank, own, other });
  askers = await signIn();
});

afterAll(() => bank.close());

describe('the table of permissions', () => {
  it('has a row for every route and every live picture', () => {
    const lines = [
      ...routes.filter((route) => !(keyOf(route) in table)).map((route) => lineFor(keyOf(route), route.endpoint.may)),
      ...views.filter(({ name }) => !(name in live)).map(({ name, may }) => lineFor(name, { ...may, scope: 'branch' })),
    ];
    expect(lines, `Missing in test/proof/permissions.table.ts. Once a person has judged that each of these roles should and no other, add:\n${lines.join('\n')}\n`).toEqual([]);
  });

  it('has no row for what does not exist', () => {
    expect(Object.keys(table).filter((key) => !routes.some((route) => keyOf(route) === key))).toEqual([]);
    expect(Object.keys(live).filter((name) => !views.some((view) => view.name === name))).toEqual([]);
  });

  it('is asked for every role that can come over the wire', () => {
    const roles = new Set(askers.flatMap(({ posts }) => posts.map(({ role }) => role)));
    expect(ROLES.filter((role) => role !== 'system' && !roles.has(role))).toEqual([]);
  });
});

describe('over HTTP, each asker at their own, another and an unknown branch', () => {
  it.each(routes.filter((route) => keyOf(route) in table).map((route) => [keyOf(route), route] as const))('%s', async (key, route) => {
    const row = rowOf(table, key);
    const requests = { own: requestFor(route, row, 'own'), other: requestFor(route, row, 'other'), unknown: requestFor(route, row, 'unknown') };
    await asTheTableSays(key, row, route.method, (where) => requests[where]);
  });

  it.each(views.filter(({ name }) => name in live).map(({ name }) => name))('the live picture %s', async (name) => {
    await asTheTableSays(name, rowOf(live, name), 'GET', (where) => ({ method: 'GET', url: `/api/branches/${branches[where]}/live/${name}` }));
  });
});

async function asTheTableSays(key: string, row: Row, method: string, request: (where: Where) => Sent): Promise<void> {
  const wheres = row.scope === 'branch' ? WHERE : (['own'] as const);
  const wrong: string[] = [];
  // Signing out is done with sign-ins of its own.
  const all = key === 'DELETE /api/session' ? await signIn() : askers;
  await Promise.all(all.map(async (asker) => {
    const refused: string[] = [];
    for (const where of wheres) {
      const wanted = outcome(key, row, method, asker, where);
      const answer = await send(origin, by(asker, request(where)));
      if (!isAsWanted(answer, wanted)) wrong.push(`${asker.name} at ${where}: wanted ${wanted}, got ${answer.status} ${answer.code} ${answer.body.slice(0, 200)}`);
      if (wanted === 'branch.unknown') refused.push(JSON.stringify({ ...answer.problem, requestId: '' }));
    }
    if (new Set(refused).size > 1) wrong.push(`${asker.name} can tell a branch of others from one that is not there: ${refused.join(' / ')}`);
  }));
  expect(wrong).toEqual([]);
}

/** What this asker should be told there. A post counts only where it is held. */
function outcome(key: string, { roles, scope }: Row, method: string, asker: Asker, where: Where): Outcome {
  const isOpenToAll = roles.includes('anonymous') && (method === 'GET' || scope === 'public') && key !== 'GET /api/me';
  if (asker.over && !isOpenToAll) return 'identity.sessionOver';
  const posts = asker.over ? [{ role: 'anonymous', at: 'everywhere' as const }] : asker.posts;
  const held = posts.filter(({ role }) => roles.includes(role));
  if (held.length === 0) return posts.some(({ role }) => role === 'anonymous') ? 'signIn.needed' : 'forbidden';
  if (scope !== 'branch') return 'yes';
  return where !== 'unknown' && held.some(({ at }) => at === 'everywhere' || at === where) ? 'yes' : 'branch.unknown';
}

const STATUS: Readonly<Record<Exclude<Outcome, 'yes'>, number>> = { 'signIn.needed': 401, 'identity.sessionOver': 401, forbidden: 403, 'branch.unknown': 404 };

/** A yes may still be refused by a rule (the ticket is unknown, the time full), never by a fault, by its form or for want of permission. */
function isAsWanted({ status, code }: Answer, wanted: Outcome): boolean {
  if (wanted === 'yes') return status < 500 && code !== 'input.invalid' && !(code in STATUS);
  return status === STATUS[wanted] && code === wanted;
}

function requestFor({ method, path, endpoint }: Route, { sample = {} }: Row, where: Where): Sent {
  // `as` says which device asks; the askers who are devices say it themselves.
  const made = (schema: z.ZodObject | undefined) => (schema ? { ...inputFor(schema), ...picked(sample, schema), ...('branch' in schema.shape && { branch: branches[where] }), ...('as' in schema.shape && { as: undefined }) } : {});
  return {
    method, url: address(path, made(endpoint.params), made(endpoint.query)), headers: method === 'GET' ? {} : { 'content-type': 'application/json' },
    ...(method !== 'GET' && { body: JSON.stringify(made(endpoint.body)) }),
  };
}

function by(asker: Asker, { url, headers, ...rest }: Sent): Sent {
  const query = new URLSearchParams(asker.query).toString();
  return { ...rest, url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`, headers: { ...headers, ...asker.headers, ...(rest.method !== 'GET' && { 'idempotency-key': newId() }) } };
}

function inputFor(schema: z.ZodObject): Record<string, unknown> {
  const made = fc.sample(allowedBy(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema), { numRuns: 20, seed: 7 });
  // Not all that the JSON schema allows fits; the first that does is taken.
  const fitting = made.find((input) => schema.safeParse(input).success) ?? made[0];
  return isRecord(fitting) ? fitting : {};
}

function picked(sample: Readonly<Record<string, unknown>>, schema: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sample).filter(([name]) => name in schema.shape));
}

function rowOf(rows: Readonly<Record<string, Row>>, key: string): Row {
  const row = rows[key];
  if (!row) throw new Error(`no row for ${key}`);
  return row;
}
