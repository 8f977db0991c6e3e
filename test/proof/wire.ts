import { Agent, request } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What a server answered; `code` and `problem` when it refused. */
export type Answer = Readonly<{ status: number; type: string; body: string; code: string; problem?: Readonly<Record<string, unknown>> }>;
export type Sent = Readonly<{ method: string; url: string; headers?: Readonly<Record<string, string>>; body?: string | Buffer }>;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const PATIENCE_MS = 30_000;

/** One request over a real socket, sent as it is said, however wrong. A stream is left as soon as it has begun. */
export function send(origin: string, { method, url, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request(`${origin}${url}`, { method, agent, headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) }, timeout: PATIENCE_MS }, (answer) => {
      const type = answer.headers['content-type'] ?? '';
      const status = answer.statusCode ?? 0;
      const parts: Buffer[] = [];
      const finish = () => done(answerOf(status, type, Buffer.concat(parts).toString()));
      answer.on('error', failed).on('data', (part: Buffer) => parts.push(part)).on('end', finish);
      if (!type.startsWith('text/event-stream')) return;
      asked.destroy();
      finish();
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE_MS} ms: ${method} ${url}`))).on('error', failed);
    asked.end(body);
  });
}

/** The same without a socket. What streams has no end, and goes over one. */
export async function inject(server: FastifyInstance, origin: string, sent: Sent): Promise<Answer> {
  if (sent.url.includes('/live')) return send(origin, sent);
  const { method, url, headers, body } = sent;
  // The type knows the usual methods only; the fuzz sends others too.
  const { statusCode, headers: told, body: text } = await server.inject({ method: method as 'GET', url, headers: { ...headers }, ...(body !== undefined && { payload: body }) });
  return answerOf(statusCode, String(told['content-type'] ?? ''), text);
}

/** `/api/branches/:branch` with its names filled in, and the query behind it. */
export function address(path: string, params: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encoded(params[name]) || '%20');
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  // Half a surrogate pair has no place in an address.
  return encodeURIComponent(Buffer.from(text).toString());
}

function answerOf(status: number, type: string, body: string): Answer {
  if (!type.startsWith('application/problem+json')) return { status, type, body, code: '' };
  // A problem that is not JSON is thrown here, and so found.
  const problem = JSON.parse(body) as Record<string, unknown>;
  return { status, type, body, code: String(problem['code']), problem };
}
