import type { z } from 'zod';

type Schema = z.ZodType;
type Contract = Readonly<Record<string, object>>;

type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? CleanName<Name> | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}` ? CleanName<Name> : never;
type CleanName<Name extends string> = Name extends `${infer Head}.${string}` ? Head : Name;

type Sent<E, Part extends string> = E extends Record<Part, infer S> ? (S extends Schema ? z.input<S> : undefined) : undefined;
type Field<Name extends string, Value> = [Value] extends [undefined] ? object : object extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };
type ParamsOf<Path extends string> = [PathNames<Path>] extends [never] ? object : { params: Record<PathNames<Path>, string> };

/** What a call to an endpoint carries: `params` of the path, `query`, `body`, as the contract says. */
export type Ask<C extends Contract, Path extends keyof C & string> = ParamsOf<Path> & Field<'query', Sent<C[Path], 'query'>> & Field<'body', Sent<C[Path], 'body'>>;
export type Answer<C extends Contract, Path extends keyof C> = C[Path] extends { answer: infer A } ? (A extends Schema ? Wire<z.output<A>> : never) : never;
/** As JSON brings it: an instant is a text; lists and tuples stay what they are. */
export type Wire<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Wire<T[K]> } : T;
type More = { signal?: AbortSignal; key?: string };
type Rest<A> = object extends A ? [ask?: A & More] : [ask: A & More];

export type Caller<C extends Contract> = <Path extends keyof C & string>(path: Path, ...rest: Rest<Ask<C, Path>>) => Promise<Answer<C, Path>>;

/** A "no" from the branch (or from the line): the sentence is for people, the offer is what they can do instead. */
export class Refused extends Error {
  readonly code: string;
  readonly sentence: string;
  readonly offer: unknown;
  readonly status: number;

  constructor(code: string, sentence: string, status: number, offer?: unknown) {
    super(sentence);
    this.name = 'Refused';
    this.code = code;
    this.sentence = sentence;
    this.status = status;
    this.offer = offer;
  }
}

/** A typed caller of one module's contract, of which only the types reach the browser: `caller<typeof contract>()`. */
export function caller<C extends Contract>(): Caller<C> {
  // The types above check the path and its parts; the answer was checked by the server against the same contract.
  return ((path: string, ask: Loose = {}) => send(path, ask)) as Caller<C>;
}

type Loose = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; signal?: AbortSignal; key?: string };

/** Keys of intentions whose outcome is still unknown: the same wish sent again is the same deed, not a second one. */
const open = new Map<string, string>();

async function send(path: string, ask: Loose): Promise<unknown> {
  const [method = 'GET', template = ''] = path.split(' ');
  const url = address(template, ask);
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
  const wish = `${method} ${url} ${body ?? ''}`;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang || 'zh-CN' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') {
    const key = ask.key ?? open.get(wish) ?? newKey();
    open.set(wish, key);
    headers['idempotency-key'] = key;
  }
  for (let attempt = 0; ; attempt++) {
    let answer: Response;
    try {
      answer = await fetch(url, { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body }), ...(ask.signal ? { signal: ask.signal } : {}) });
    } catch (fault) {
      if (ask.signal?.aborted) throw fault;
      if (attempt < 2) { await pause(500 * 3 ** attempt); continue; }
      throw new Refused('line.down', sentenceOfLine(), 0);
    }
    const again = Number(answer.headers.get('retry-after'));
    if ((answer.status === 503 || (answer.status === 409 && again > 0)) && attempt < 2) { await pause(Math.min(again || 1, 5) * 1000); continue; }
    if (answer.status < 500) open.delete(wish);
    return read(answer);
  }
}

function address(template: string, ask: Loose): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ask.params?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of all) if (typeof one === 'number' || typeof one === 'boolean' || (typeof one === 'string' && one !== '')) query.append(name, String(one));
  }
  return query.size > 0 || [...query].length > 0 ? `${path}?${query}` : path;
}

async function read(answer: Response): Promise<unknown> {
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const content: unknown = isJson ? await answer.json().catch(() => undefined) : await answer.text();
  if (answer.ok) return content;
  const problem = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  throw new Refused(text(problem['code']) || `http.${answer.status}`, text(problem['detail']) || text(problem['title']) || sentenceOfLine(), answer.status, problem['offer']);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sentenceOfLine(): string {
  return document.documentElement.lang.startsWith('en')
    ? 'We cannot reach the branch system just now. Nothing you typed is lost; please try again in a moment.'
    : '暂时连不上网点系统。您填写的内容都还在，请稍后再试。';
}

/** A key for one intention. crypto.randomUUID is missing on plain-http addresses inside a bank, getRandomValues is not. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
