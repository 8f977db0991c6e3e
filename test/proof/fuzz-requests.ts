import fc from 'fast-check';
import { newId } from '#kernel/id.ts';
import type { Asker } from './askers.ts';
import { allowedBy, isRecord, type JsonSchema, type Known } from './made-input.ts';
import { spoiled } from './spoiled-input.ts';
import { address, type Sent } from './wire.ts';

/** A route as /openapi.json tells it. */
export type Told = Readonly<{ key: string; method: string; path: string; roles: readonly string[]; params?: JsonSchema; query?: JsonSchema; body?: JsonSchema }>;
type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }>;
type Operation = Readonly<{ 'x-roles': readonly string[]; parameters: readonly Parameter[]; requestBody?: { content: { 'application/json': { schema: JsonSchema } } } }>;
export type OpenApi = Readonly<{ paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>;

export function routesTold({ paths }: OpenApi): Told[] {
  return Object.entries(paths).flatMap(([template, methods]) => Object.entries(methods).map(([verb, said]): Told => {
    const path = template.replace(/\{(\w+)\}/g, ':$1');
    const part = (place: Parameter['in']): JsonSchema | undefined => {
      const fields = said.parameters.filter((one) => one.in === place);
      return fields.length === 0 ? undefined : { type: 'object', properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])), required: fields.filter(({ required }) => required).map(({ name }) => name) };
    };
    const [params, query, body] = [part('path'), part('query'), said.requestBody?.content['application/json'].schema];
    return { key: `${verb.toUpperCase()} ${path}`, method: verb.toUpperCase(), path, roles: said['x-roles'], ...(params && { params }), ...(query && { query }), ...(body && { body }) };
  }));
}

/** A request as somebody sends it, and whether its key is one of its own (so that a refusal must leave no trace under it). */
export type Tried = Readonly<{ sent: Sent; ownKey?: string }>;

/** Keys that were used before: by others, long ago, for something else. */
const USED_KEYS = Array.from({ length: 20 }, (_, nth) => `used-before-${nth}`);
const BROKEN_JSON = ['{', '{"a":', '[1,', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1}{"b":2}', '\u0000', '\ufeff{}', 'null', '[]', '"text"', '3', '1e999', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}',
  '['.repeat(20_000), `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, `{"a":"${'x'.repeat(400_000)}"}`, '{"name":"\\ud800"}', '{"name":"\\u0000"}'];

/** What reads the whole trail or simulates fortnights for each who asks: asked mostly by those who may not. */
const SLOW = new Set(['GET /api/trail/verification', 'GET /api/branches/:branch/what-if', 'GET /api/branches/:branch/mask-rule']);

/** A request to this route: mostly by somebody who may, mostly well formed, always wrong in some places. */
export function requestsTo(route: Told, askers: readonly Asker[], known: Known): fc.Arbitrary<Tried> {
  const may = SLOW.has(route.key) ? [] : askers.filter(({ posts, over }) => !over && posts.some(({ role }) => route.roles.includes(role)));
  const part = (schema: JsonSchema | undefined) => (schema ? fc.oneof({ weight: 9, arbitrary: allowedBy(schema, known) }, { weight: 1, arbitrary: spoiled(schema, known) }) : fc.constant({}));
  const json = (made: fc.Arbitrary<unknown>) => made.map((value) => JSON.stringify(value) as string | undefined);
  const body = route.method === 'GET' ? fc.constant(undefined) : fc.oneof(
    { weight: 5, arbitrary: json(allowedBy(route.body ?? { type: 'object' }, known)) },
    { weight: 4, arbitrary: json(spoiled(route.body ?? { type: 'object' }, known)) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_JSON) },
  );
  return fc.record({
    asker: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...(may.length > 0 ? may : askers)) }, { weight: 1, arbitrary: fc.constantFrom(...askers) }),
    params: part(route.params), query: part(route.query), body,
    key: fc.oneof({ weight: 14, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom(...USED_KEYS) }, { weight: 1, arbitrary: fc.constantFrom('', 'short', 'x'.repeat(300), '"; drop', 'k\u00e9y-not-ascii') }),
    type: fc.oneof({ weight: 20, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/xml', 'application/octet-stream', 'application/json; charset=gbk', 'multipart/form-data', '') }),
    language: fc.constantFrom('zh-CN', 'en', 'fr;q=0.3, *', ''),
  }).map(({ asker, params, query, body, key, type, language }): Tried => ({
    sent: {
      method: route.method,
      url: address(route.path, isRecord(params) ? params : {}, { ...(isRecord(query) ? query : {}), ...asker.query }),
      headers: {
        ...asker.headers, 'accept-language': language, ...(body !== undefined && { 'content-type': type }),
        ...(route.method !== 'GET' && { 'idempotency-key': isUuid(key) ? key.slice(0, 24) + newId().slice(24) : key }),
      },
      ...(body !== undefined && { body }),
    },
  })).map((tried) => {
    const key = tried.sent.headers?.['idempotency-key'] ?? '';
    return isUuid(key) ? { ...tried, ownKey: key } : tried;
  });
}

/** Well-formed requests to a change, each of which must be refused: by people who may not, without a key, broken off, in another dress. */
export function refusedRequestsTo(route: Told, askers: readonly Asker[], known: Known): Sent[] {
  const [good] = fc.sample(requestsTo(route, askers.slice(0, 1), known).filter(({ ownKey, sent }) => ownKey !== undefined && sent.body !== undefined && isJson(sent.body)), { numRuns: 1, seed: 7 });
  if (!good) return [];
  const may = askers.find(({ posts, over }) => !over && posts.some(({ role }) => route.roles.includes(role)));
  const mayNot = askers.filter(({ posts, over }) => over || !posts.some(({ role }) => route.roles.includes(role))).slice(0, 4);
  const by = (asker: Asker, more: Partial<Sent> = {}): Sent => {
    const query = new URLSearchParams(asker.query).toString();
    return { ...good.sent, url: query === '' ? good.sent.url : `${good.sent.url}${good.sent.url.includes('?') ? '&' : '?'}${query}`, ...more, headers: { ...asker.headers, 'content-type': 'application/json', 'idempotency-key': newId(), ...more.headers } };
  };
  return [...mayNot.map((asker) => by(asker)), ...(may ? [by(may, { headers: { 'idempotency-key': '' } }), by(may, { body: String(good.sent.body).slice(0, -1) }), by(may, { headers: { 'content-type': 'text/plain' } })] : [])];
}

function isJson(text: string | Buffer): boolean {
  try {
    return typeof JSON.parse(String(text)) === 'object';
  } catch {
    return false;
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}

/** What the server cannot be asked by the contract: other methods, addresses, headers. */
export const STRAY: readonly Sent[] = [
  { method: 'GET', url: '/api/branches/%' }, { method: 'GET', url: '/api/branches/%ff%fe/hall' }, { method: 'GET', url: '/api/branches/%00/hall' }, { method: 'GET', url: `/api/branches/${'x'.repeat(9_000)}/hall` },
  { method: 'GET', url: '/api/branches/..%2f..%2fetc%2fpasswd/hall' }, { method: 'GET', url: '/api/nowhere' }, { method: 'GET', url: '//api//public//branches' }, { method: 'GET', url: '/api/public/branches?__proto__=1&a[b]=c&a=%ff' },
  { method: 'PATCH', url: '/api/session', body: '{}' }, { method: 'OPTIONS', url: '/api/session' }, { method: 'PUT', url: '/api/public/branches', body: '{}' }, { method: 'DELETE', url: '/' },
  { method: 'POST', url: '/api/session', body: '{}', headers: { 'content-type': 'application/json', 'idempotency-key': 'long-enough-key', origin: 'https://elsewhere.example' } },
  { method: 'POST', url: '/api/session', body: '{}', headers: { 'content-type': 'application/json', 'idempotency-key': 'long-enough-key', origin: 'null' } },
  { method: 'GET', url: '/api/me?as=00000000-0000-0000-0000-000000000000' }, { method: 'GET', url: '/api/me', headers: { cookie: 'kaimen=; kaimen=%ff; =; a;;b==c' } },
  { method: 'GET', url: '/api/branches/00000000-0000-0000-0000-000000000000/live/board' }, { method: 'GET', url: '/api/branches/none/live/board+board+nothing' }, { method: 'GET', url: `/api/branches/none/live/${'board+'.repeat(200)}` },
];

