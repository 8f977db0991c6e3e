import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import files from '@fastify/static';
import helmet from 'helmet';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import type { Permission } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import { checked } from './check.ts';
import { id, type Endpoint } from './contract.ts';
import type { Asking, House } from './house.ts';
import type { Module } from './module.ts';
import { openApiOf } from './openapi.ts';
import { isForEverybody, permitted } from './permissions.ts';
import { problemOf, type Sentences } from './problem.ts';
import { ROOT } from './root.ts';
import type { Route } from './serve.ts';
import { sentencesOf } from './sentences.ts';

export type ServerOptions = Readonly<{
  house: House;
  modules: readonly Module[];
  version: string;
  /** who is behind a request: session, device or nobody; identity's business. `openToAll`: an ended session is nobody's, and no refusal */
  whoAsks: (house: House, request: FastifyRequest, openToAll: boolean) => Promise<Actor>;
  /** is the database there and migrated; for /readyz */
  isReady: () => Promise<boolean>;
}>;

const BODY_LIMIT = 256 * 1024;
/** Who asks by this request for something that these permissions guard. */
type Ask = (request: FastifyRequest, mays: readonly Permission[]) => Promise<Asking>;

const KEY = /^[\x21-\x7e]{8,255}$/;

/** The server of all modules' routes, their live pictures, the pages, and what IT watches. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { house, modules } = options;
  const sentences = sentencesOf(modules);
  const routes = modules.flatMap((module) => module.routes ?? []);
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle', genReqId: () => newId(), trustProxy: proxiesInFront(), logger: false, routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    // What fails before any route is found, such as an address that is no address, gets its sentence too.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply, sentences, house),
    clientErrorHandler: (error, socket) => answerNoRequest(error, socket, sentences) });

  await app.register(cookie);
  const securityHeaders = headersOf(helmet({
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"], frameAncestors: ["'none'"], objectSrc: ["'none'"], upgradeInsecureRequests: null } },
    strictTransportSecurity: house.origin.startsWith('https:'),
  }));
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });

  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, sentences, house));
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && acceptsPage(request) && !request.url.startsWith('/api/')) return page(request, reply);
    return answerError(new Refusal('route.unknown', { status: 404 }), request, reply, sentences, house);
  });
  // No body is a body without fields; anything but JSON is refused by fastify with 415.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, done) => {
    try {
      done(null, text === '' ? {} : parsed(text as string)); // parseAs string
    } catch (fault) {
      done(fault instanceof Refusal ? fault : new Refusal('input.notJson', { status: 400 }));
    }
  });
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, bytes, done) => done(null, { bytes }));

  // While the server closes, whoever is answered last is not kept on the line.
  let isClosing = false;
  app.addHook('preClose', (done) => { isClosing = true; done(); });
  app.addHook('onSend', (_, reply, payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1_000;
    house.metrics.requests.observe({ route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) }, seconds);
    if (reply.statusCode >= 500) house.log.error({ requestId: request.id, route: request.routeOptions.url, status: reply.statusCode, ms: reply.elapsedTime }, 'request');
    done();
  });

  const ask: Ask = async (request, mays) => {
    const actor = await options.whoAsks(house, request, mays.every((may) => isForEverybody(request.method, may)));
    const key = request.headers['idempotency-key'];
    return { house, actor, now: house.clock.now(), random: house.random, requestId: request.id, lang: langOf(request), ...(typeof key === 'string' && { key }) };
  };
  for (const route of routes) addRoute(app, route, ask, house);
  addLive(app, ask, house);
  addWatch(app, options, routes);
  await addPages(app);
  return app;
}

/** Only as many steps of X-Forwarded-For are believed as there are proxies of the bank: what stands before them, the asker wrote. */
function proxiesInFront(): false | ((address: string, step: number) => boolean) {
  const count = Number(process.env['KAIMEN_TRUST_PROXY'] ?? 0);
  return count > 0 && ((_, step) => step < count);
}

/** What helmet sets is the same for every answer: it is asked once. */
function headersOf(set: ReturnType<typeof helmet>): Record<string, string> {
  const headers: Record<string, string> = {};
  const asked = new IncomingMessage(new Socket());
  const answer = new ServerResponse(asked);
  set(asked, answer, (fault) => { if (fault) throw new Error('the security headers cannot be made', { cause: fault }); });
  for (const [name, value] of Object.entries(answer.getHeaders())) headers[name] = String(value);
  return headers;
}

function addRoute(app: FastifyInstance, { method, path, endpoint, handler }: Route, ask: Ask, house: House): void {
  const changes = method !== 'GET';
  app.route({
    method, url: path, ...(endpoint.bodyLimitBytes && { bodyLimit: endpoint.bodyLimitBytes }),
    handler: async (request, reply) => {
      if (changes && !endpoint.keyless) mustBeOwnKeyed(request, house);
      const input = inputOf(endpoint, request);
      const asking = await ask(request, [endpoint.may]);
      reply.header('cache-control', endpoint.cache === 'etag' ? 'no-cache' : 'no-store');
      if (handler.kind === 'raw') {
        await permitted(asking, endpoint.may, input);
        if (endpoint.media && !endpoint.answer) reply.type(endpoint.media);
        const given = await handler.run({ asking, input, reply });
        // What it has sent by itself, or what is no JSON, goes out as it is.
        return given === reply || !endpoint.answer ? given : listed(endpoint, given, `${method} ${path}`);
      }
      const answer = listed(endpoint, await handler(asking, input), `${method} ${path}`);
      return endpoint.cache === 'etag' ? withEtag(request, reply, answer) : reply.status(endpoint.status ?? 200).send(answer ?? {});
    },
  });
}

/** Only the fields that the contract lists leave the house. */
function listed(endpoint: Endpoint, answer: unknown, route: string): unknown {
  if (!endpoint.answer) return answer;
  const known = endpoint.answer.safeParse(answer);
  if (!known.success) throw new Error(`${route} answered what its contract does not say: ${known.error.message}`);
  return known.data;
}

/** Changes need a key, and may not come from another site's page. */
function mustBeOwnKeyed(request: FastifyRequest, house: House): void {
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== house.origin && new URL(safeUrl(origin)).host !== request.headers.host) throw new Refusal('request.foreignOrigin', { status: 403 });
  if (!KEY.test(String(request.headers['idempotency-key'] ?? ''))) throw new Refusal('idempotency.keyMissing', { status: 400 });
}

function safeUrl(text: string): string {
  return URL.canParse(text) ? text : 'http://invalid.invalid';
}

function inputOf(endpoint: Endpoint, request: FastifyRequest): Record<string, unknown> {
  for (const given of [request.query, request.params]) for (const [field, value] of Object.entries(given ?? {})) mustBeText(field, value);
  const body = endpoint.body ? checked(endpoint.body, request.body ?? {}) : {};
  const query = endpoint.query ? checked(endpoint.query, request.query) : {};
  return { ...query, ...body, ...checked(endpoint.params ?? z.object({}), request.params) };
}

function withEtag(request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  const text = JSON.stringify(answer);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}

function addLive(app: FastifyInstance, ask: Ask, house: House): void {
  const params = z.object({ branch: id, view: z.string().max(80) });
  // Several views in one stream: /live/calls+screen
  app.get('/api/branches/:branch/live/:view', async (request, reply) => {
    const input = checked(params, request.params);
    const views = [...new Set(input.view.split('+'))].map((name) => house.live.view(name) ?? unknownRoute());
    const mays = views.map((view) => ({ ...view.may, scope: 'branch' as const }));
    const asking = await ask(request, mays);
    for (const may of mays) await permitted(asking, may, input);
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'keep-alive' });
    const mayStill = () => ask(request, mays).then((again) => Promise.all(mays.map((may) => permitted(again, may, input)))).then(() => true, () => false);
    // Asking again counts as being seen, which a person who has walked away must not be.
    house.live.open(views, input.branch, reply.raw, asking.actor.kind === 'device' ? mayStill : undefined);
  });
}

function unknownRoute(): never {
  throw new Refusal('route.unknown', { status: 404 });
}

function addWatch(app: FastifyInstance, { house, version, isReady }: ServerOptions, routes: readonly Route[]): void {
  // Made when somebody first asks for it, not at each start.
  let api: object | undefined;
  app.get('/livez', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_, reply) => {
    const ready = await isReady().catch(() => false);
    return reply.status(ready ? 200 : 503).headers(ready ? {} : { 'retry-after': '2' }).send({ status: ready ? 'ready' : 'not ready', version });
  });
  app.get('/metrics', async (_, reply) => reply.type(house.metrics.registry.contentType).send(await house.metrics.registry.metrics()));
  app.get('/openapi.json', async () => (api ??= openApiOf(routes, version)));
}

/** Built pages: assets for ever, pages fresh. The staff desks live under /desk, screens under /screen, all else is the customers'. */
async function addPages(app: FastifyInstance): Promise<void> {
  const web = join(ROOT, 'dist', 'web');
  if (!existsSync(web)) return;
  await app.register(files, { root: web, prefix: '/assets/', index: false, list: false, decorateReply: true, immutable: true, maxAge: '365d' });
  const fresh = { immutable: false, maxAge: 0 };
  app.get('/desk.webmanifest', async (_, reply) => reply.type('application/manifest+json').sendFile('desk.webmanifest', join(ROOT, 'src', 'ui', 'public-files'), fresh));
  // The keeper of the staff desks' shell stands at the root, so that its scope may be /desk; a browser asks for it anew each time.
  app.get('/desk-keeper.js', async (_, reply) => reply.sendFile('keeper.js', join(web, 'staff'), fresh));
  app.get('/favicon.ico', async (_, reply) => reply.sendFile('favicon.svg', join(ROOT, 'src', 'ui', 'public-files'), { immutable: false, maxAge: '1d' }));
}

function page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? '/';
  const desk = path === '/desk' || path.startsWith('/desk/') ? 'staff' : path === '/screen' || path.startsWith('/screen/') ? 'screen' : 'customer';
  if (!existsSync(join(ROOT, 'dist', 'web', desk, 'index.html'))) return reply.status(503).type('text/plain').send('pages are not built: npm run build');
  // A screen may stand in our own page: the preview of what it shows.
  if (desk === 'screen') reply.header('content-security-policy', String(reply.getHeader('content-security-policy')).replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  return reply.header('cache-control', 'no-cache').sendFile('index.html', join(ROOT, 'dist', 'web', desk), { immutable: false, maxAge: 0, cacheControl: false });
}

function acceptsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

function langOf(request: FastifyRequest): 'zh' | 'en' {
  // Before any route is found no cookie has been read.
  const cookies = request.cookies as typeof request.cookies | undefined;
  const wish = cookies?.['lang'] ?? request.headers['accept-language'] ?? 'zh';
  return /^en\b/i.test(wish) ? 'en' : 'zh';
}

/** JSON without keys that reach into prototypes, and of text that can be kept. */
function parsed(text: string): unknown {
  return JSON.parse(text, (key: string, value: unknown) => {
    mustBeText(key, key);
    mustBeText(key, value);
    return key === '__proto__' || key === 'constructor' ? undefined : value;
  });
}

/** PostgreSQL holds neither the character 0 nor half a surrogate pair; nobody types either. */
const isKeepable = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

function mustBeText(field: string, value: unknown): void {
  if (typeof value === 'string' && !isKeepable(value)) throw new Refusal('input.invalid', { status: 422, params: { fields: isKeepable(field) ? field : '-' } });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, sentences: Sentences, house: House): FastifyReply {
  const refusal = refusalIn(error);
  if (!refusal) house.log.error({ err: error, requestId: request.id, route: request.routeOptions?.url }, 'fault');
  const known = refusal ?? new Refusal('fault', { status: 500 });
  house.metrics.refusals.inc({ code: known.code });
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds));
  const problem = problemOf(known, sentences, langOf(request), request.id);
  return reply.status(known.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** What is not even HTTP. */
function answerNoRequest(error: NodeJS.ErrnoException, socket: Socket, sentences: Sentences): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, phrase] = error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? [408, 'Request Timeout'] : [400, 'Bad Request'];
  const body = JSON.stringify(problemOf(new Refusal(status === 431 ? 'input.tooLarge' : 'request.malformed', { status }), sentences, 'zh', newId()));
  socket.end(`HTTP/1.1 ${status} ${phrase}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

/** Fastify's own 4xx (too large, unsupported type, bad URL) become refusals with a sentence; all else is a fault. */
function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return new Refusal('input.tooLarge', { status });
  if (status === 415) return new Refusal('input.notJson', { status });
  if (status === 404) return new Refusal('route.unknown', { status });
  return status >= 400 && status < 500 ? new Refusal('request.malformed', { status }) : undefined;
}
