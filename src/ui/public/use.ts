import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { live, type LineState } from '../live.ts';

export type Asked<A> = { answer: A | undefined; fault: unknown; loading: boolean; again: () => void };

/** Asks when the page opens and when `on` changes; a late answer to an older question is dropped. */
export function useAsk<A>(ask: (signal: AbortSignal) => Promise<A>, on: readonly unknown[]): Asked<A> {
  const [state, setState] = useState<{ answer: A | undefined; fault: unknown; loading: boolean }>({ answer: undefined, fault: undefined, loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, fault: undefined, loading: true }));
    ask(stop.signal).then(
      (answer) => { if (!stop.signal.aborted) setState({ answer, fault: undefined, loading: false }); },
      (fault: unknown) => { if (!stop.signal.aborted) setState((before) => ({ ...before, fault, loading: false })); },
    );
    return () => stop.abort();
  }, [...on, turn]);
  return { ...state, again: useCallback(() => setTurn((n) => n + 1), []) };
}

export type Deed<I extends unknown[], A> = { run: (...input: I) => Promise<A | undefined>; busy: boolean; fault: unknown; clear: () => void };

/** A change a person asks for: busy while it is on its way, its refusal kept for the page to show. */
export function useDeed<I extends unknown[], A>(deed: (...input: I) => Promise<A>): Deed<I, A> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const running = useRef(false);
  const run = async (...input: I): Promise<A | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setFault(undefined);
    try {
      return await deed(...input);
    } catch (no) {
      setFault(no);
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, fault, clear: () => setFault(undefined) };
}

/** The newest picture of a live view, the branch's clock when it was true, and the state of its line. */
export function useLive<S>(url: string | undefined): { picture: S | undefined; at: string | undefined; line: LineState } {
  const [seen, setSeen] = useState<{ picture?: S; at?: string }>({});
  const [line, setLine] = useState<LineState>({ stale: false, at: undefined });
  useEffect(() => (url === undefined ? undefined : live<S>(url, {
    onSnapshot: (picture, at) => setSeen({ picture, at }),
    onBeat: (at) => setSeen((before) => ({ ...before, at })),
    onLine: setLine,
  })), [url]);
  return { picture: seen.picture, at: seen.at, line };
}
