import { keepPreviousData, type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refused } from '../call.ts';
import { live, type LineState } from '../live.ts';
import { useToast } from './toast.tsx';

export type Called<A> = { answer: A | undefined; fault: unknown; loading: boolean; again: () => void; at: number };

/** Asks once per key and keeps the answer; `every` asks again in that rhythm, `only` waits until it is true. */
export function useCall<A>(key: QueryKey, ask: (signal: AbortSignal) => Promise<A>, how: { every?: number; only?: boolean; stale?: number } = {}): Called<A> {
  const query = useQuery({
    queryKey: key, queryFn: ({ signal }) => ask(signal), enabled: how.only ?? true, placeholderData: keepPreviousData,
    ...(how.every !== undefined && { refetchInterval: how.every }), ...(how.stale !== undefined && { staleTime: how.stale }),
  });
  return { answer: query.data, fault: query.error ?? undefined, loading: query.isPending && (how.only ?? true), again: () => { void query.refetch(); }, at: query.dataUpdatedAt };
}

export type Deed<I, A> = { run: (input: I) => Promise<A | undefined>; busy: boolean; fault: unknown; clear: () => void };

/** A change a person asks for: off while on its way; its refusal is said in the branch's own words; `renews` names the answers it makes old. */
export function useDeed<I, A>(deed: (input: I) => Promise<A>, how: { renews?: readonly QueryKey[]; done?: (answer: A, input: I) => void; quiet?: boolean } = {}): Deed<I, A> {
  const queries = useQueryClient();
  const toast = useToast();
  // The page learns that it is busy a moment later: a second click must not come between.
  const running = useRef(false);
  const change = useMutation({
    mutationFn: deed,
    onSuccess: (answer, input) => {
      for (const queryKey of how.renews ?? []) void queries.invalidateQueries({ queryKey });
      how.done?.(answer, input);
    },
    onError: (fault) => {
      if (!how.quiet) toast.refused(fault);
      // What is shown was older than what is: the page has it now.
      if (fault instanceof Refused && fault.status === 409) for (const queryKey of how.renews ?? []) void queries.invalidateQueries({ queryKey });
    },
  });
  const run = async (input: I): Promise<A | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    try {
      return await change.mutateAsync(input);
    } catch {
      return undefined;
    } finally {
      running.current = false;
    }
  };
  return { run, busy: change.isPending, fault: change.error ?? undefined, clear: change.reset };
}

/** The newest picture of a live view, the branch's clock when it was true, and the state of its line. */
export function useLive<S>(url: string | undefined): { picture: S | undefined; at: string | undefined; line: LineState } {
  const [seen, setSeen] = useState<{ url?: string | undefined; picture?: S; at?: string }>({});
  const [line, setLine] = useState<LineState>({ stale: false, at: undefined });
  useEffect(() => (url === undefined ? undefined : live<S>(url, {
    onSnapshot: (picture, at) => setSeen({ url, picture, at }),
    onBeat: (at) => setSeen((before) => ({ ...before, at })),
    onLine: setLine,
  })), [url]);
  return { picture: seen.url === url ? seen.picture : undefined, at: seen.at, line };
}
