import { hearBankTime } from './bank-clock.ts';

/** What a live page knows about its line: `at` is the branch's clock when the data was last known to be right. */
export type LineState = Readonly<{ stale: boolean; at: string | undefined }>;

export type LiveOptions<Snapshot> = Readonly<{
  /** `at` is the branch's own clock, which a living day may run faster than ours; `view` says which one, when a stream carries several. */
  onSnapshot: (picture: Snapshot, at: string, view: string) => void;
  onLine?: (line: LineState) => void;
  /** `real` is the time outside: a sample bank's own clock is another one, and says nothing about the device's */
  onBeat?: (at: string, real: string) => void;
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
  let at: string | undefined;
  let closed = false;

  const open = (): void => {
    source?.close();
    opened = Date.now();
    source = new EventSource(lastId ? `${url}${url.includes('?') ? '&' : '?'}last=${encodeURIComponent(lastId)}` : url);
    source.addEventListener('snapshot', (message) => {
      // The server made this picture for this view; its type is the view's own.
      const { at: then, view, picture } = JSON.parse(message.data) as { at: string; view: string; picture: Snapshot };
      if (message.lastEventId) lastId = message.lastEventId;
      hear(then);
      options.onSnapshot(picture, then, view);
    });
    source.addEventListener('beat', (message) => {
      const { at: then, real } = JSON.parse(message.data) as { at: string; real: string };
      hear(then);
      options.onBeat?.(then, real);
    });
  };

  const hear = (then: string): void => {
    heard = Date.now();
    at = then;
    hearBankTime(then);
    if (stale) tell(false);
  };

  const tell = (now: boolean): void => {
    stale = now;
    options.onLine?.({ stale, at });
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
