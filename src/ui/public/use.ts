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

/** The newest snapshot of a live view, and the state of its line. */
export function useLive<S>(url: string | undefined): { snapshot: S | undefined; line: LineState } {
  const [snapshot, setSnapshot] = useState<S>();
  const [line, setLine] = useState<LineState>({ stale: false, at: Date.now() });
  useEffect(() => (url === undefined ? undefined : live<S>(url, { onSnapshot: setSnapshot, onLine: setLine })), [url]);
  return { snapshot, line };
}
