import { useEffect, useState } from 'react';
import { caller, type Answer } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { Counter } from './queue.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const UNDO_MS = 10_000;

type Moved = Answer<typeof contract, 'POST /api/branches/:branch/tickets/:ticket/finish'>;
type Path = 'start' | 'announcement' | 'no-show' | 'finish' | 'parking';
export type CounterDeeds = Readonly<{
  busy: boolean;
  next: () => void; start: () => void; again: () => void; notHere: () => void; finish: () => void; park: () => void;
  moved: (ticket: Moved['ticket'], deed: string) => void;
  /** takes the last tap back; there for ten seconds */
  undo: (() => void) | undefined;
  last: string;
}>;

/** Everything a teller does with the number at the counter. Each deed is noted, so that the last one can be taken back by button or key. */
export function useCounter(branch: string, counter: Counter): CounterDeeds {
  const toast = useToast();
  const own = counter.ticket;
  const [last, setLast] = useState<{ deed: string; sentence: string }>();
  useEffect(() => {
    if (!last) return undefined;
    const timer = setTimeout(() => setLast(undefined), UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const note = (sentence: string, number: string, deed: string): void => setLast({ deed, sentence: say(sentence, { n: number }) });

  const next = useDeed(() => call('POST /api/branches/:branch/counters/:counter/call', { params: { branch, counter: String(counter.number) }, body: own ? { after: own.id } : {} }), {
    done: ({ ticket, deed, again, finished }) => {
      if (ticket && deed && !again) note(w.doneCall, ticket.number, deed);
      else if (ticket === null && finished) toast.done(w.finishedNobody);
    },
  });
  const move = useDeed(({ path, ticket }: { path: Path; ticket: string }) => call(`POST /api/branches/:branch/tickets/:ticket/${path}`, { params: { branch, ticket }, body: { counter: counter.number } }), {
    done: ({ ticket, deed }, { path }) => {
      if (path === 'announcement') toast.done(say(w.doneAgain, { n: ticket.number }));
      else note({ start: w.doneStart, 'no-show': w.doneMiss, finish: w.doneFinish, parking: w.donePark }[path], ticket.number, deed);
    },
  });
  const undo = useDeed((deed: string) => call('POST /api/branches/:branch/deeds/:deed/undo', { params: { branch, deed } }), { done: () => { setLast(undefined); toast.done(w.undone); } });
  const busy = next.busy || move.busy || undo.busy;
  const to = (path: Path) => (): void => { if (own && !busy) void move.run({ path, ticket: own.id }); };
  return {
    busy,
    next: () => { if (!busy) void next.run(undefined); },
    start: to('start'), again: to('announcement'), notHere: to('no-show'), finish: to('finish'), park: to('parking'),
    moved: (ticket, deed) => note(w.doneMove, ticket.number, deed),
    undo: last && !busy ? () => void undo.run(last.deed) : undefined,
    last: last?.sentence ?? '',
  };
}
