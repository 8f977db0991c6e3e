export type Params = Record<string, string | number>;

/**
 * A rule's "no". It carries a code whose sentences live in refusals.zh.ts and refusals.en.ts, the HTTP status, values for
 * the sentence (never personal ones), and perhaps an offer: what the person can do instead.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Params;
  readonly offer: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: string, more: { status?: number; params?: Params; offer?: unknown; retryAfterSeconds?: number } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = more.status ?? 409;
    this.params = more.params ?? {};
    this.offer = more.offer;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
