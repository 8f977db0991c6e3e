/** What a live page knows about its line: `at` is when the data was last known to be right. */
export type LineState = Readonly<{ stale: boolean; at: number }>;

export type LiveOptions<Snapshot> = Readonly<{
  onSnapshot: (snapshot: Snapshot) => void;
  onEvent?: (topic: string, facts: unknown) => void;
  onLine?: (line: LineState) => void;
  /** Names of events of the stream besides the snapshot. */
  topics?: readonly string[];
  staleAfterMs?: number;
}>;

const STALE_MS = 15_000;
const DEAD_MS = 25_000;

/**
 * A live view of the server: the snapshot on connect, then each newer one. The browser itself reconnects with Last-Event-ID;
 * this adds what it does not do: a stream that is silent is called stale after 15 s, and opened anew after 25 s.
 * Returns the function that closes it.
 */
export function live<Snapshot>(url: string, options: LiveOptions<Snapshot>): () => void {
  const staleAfter = options.staleAfterMs ?? STALE_MS;
  let source: EventSource | undefined;
  let heard = Date.now();
  let opened = Date.now();
  let stale = false;
  let lastId = '';
  let closed = false;

  const open = (): void => {
    source?.close();
    opened = Date.now();
    source = new EventSource(lastId ? `${url}${url.includes('?') ? '&' : '?'}last=${encodeURIComponent(lastId)}` : url);
    source.onmessage = (message) => arrive(message, 'snapshot');
    source.addEventListener('snapshot', (message) => arrive(message, 'snapshot'));
    for (const name of ['heartbeat', 'beat', 'ping']) source.addEventListener(name, hear);
    for (const topic of options.topics ?? []) source.addEventListener(topic, (message) => arrive(message, topic));
  };

  const hear = (): void => {
    heard = Date.now();
    if (stale) tell(false);
  };

  const arrive = (message: MessageEvent<string>, topic: string): void => {
    if (message.lastEventId) lastId = message.lastEventId;
    hear();
    const content: unknown = JSON.parse(message.data);
    // The server made this object for this view; its type is the view's own.
    if (topic === 'snapshot') options.onSnapshot(content as Snapshot);
    else options.onEvent?.(topic, content);
  };

  const tell = (now: boolean): void => {
    stale = now;
    options.onLine?.({ stale, at: heard });
  };

  const watch = setInterval(() => {
    const silent = Date.now() - heard;
    if (silent > staleAfter && !stale) tell(true);
    const gone = source?.readyState === EventSource.CLOSED && Date.now() - opened > 3_000;
    if (!closed && (gone || (silent > DEAD_MS && Date.now() - opened > DEAD_MS))) open();
  }, 1_000);

  open();
  return () => {
    closed = true;
    clearInterval(watch);
    source?.close();
  };
}
