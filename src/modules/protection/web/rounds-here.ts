import { useEffect, useState } from 'react';
import { bankNow } from '#ui/bank-clock.ts';
import type { LineState } from '#ui/live.ts';
import { keepPaper, paperOf, useOffline } from '#ui/staff/kit.ts';
import { stateOf } from '../rules-duties.ts';
import { tallyOf } from '../rules-tally.ts';
import { isForgotten, walkOf } from '../rules-walk.ts';
import type { Duty, Rounds } from './ask.ts';

/** Names a duty on the device: what was recorded without a line is not shown as due any more. */
export const markOf = (duty: Pick<Duty, 'place' | 'line' | 'at'>): string => `${duty.place} ${duty.line} ${duty.at}`;

/** The branch's rounds as of now: the live picture; without a line the last paper, moved on by the clock and by what is kept here. */
export function useRoundsHere(branch: string, picture: Rounds | undefined, line: LineState): { rounds: Rounds | undefined; paperAt: string | undefined } {
  const { kept, away, ready } = useOffline();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 20_000);
    return () => clearInterval(timer);
  }, []);
  // Who did what and what was found stays with the server.
  useEffect(() => { if (picture && ready) void keepPaper(`rounds ${branch}`, { ...picture, findings: [], alarms: [], photos: [], duties: picture.duties.map((duty) => ({ ...duty, by: null })) }); }, [picture, branch, ready]);
  if (picture && !line.stale && !away) return { rounds: picture, paperAt: undefined };
  const paper = ready ? paperOf<Rounds>(`rounds ${branch}`) : undefined;
  if (!paper) return { rounds: picture, paperAt: undefined };
  return { rounds: later(paper.content, bankNow(), new Set(kept.flatMap((one) => one.marks))), paperAt: paper.at };
}

function later(rounds: Rounds, now: Date, marks: ReadonlySet<string>): Rounds {
  const duties = rounds.duties.map((duty): Duty => {
    const doneAt = duty.doneAt ?? (marks.has(markOf(duty)) ? now.toISOString() : null);
    const span = { opensAt: new Date(duty.opensAt), dueAt: new Date(duty.dueAt), missedAt: new Date(duty.missedAt) };
    return { ...duty, doneAt, state: duty.doneAt === null && doneAt !== null ? 'done' : stateOf({ ...span, place: duty.place, line: duty.line, kind: 'check', at: new Date(duty.at), moment: 'day' }, doneAt === null ? undefined : new Date(doneAt), now) };
  });
  const at = (place: string, ...states: Duty['state'][]): number => duties.filter((duty) => duty.place === place && states.includes(duty.state)).length;
  const places = rounds.places.map((place) => ({ ...place, forgotten: isForgotten({ lastAt: place.lastAt === null ? undefined : new Date(place.lastAt) }, now) }));
  return {
    ...rounds, at: now.toISOString(), duties, places, tally: tallyOf(duties.map((duty) => duty.state)),
    walk: walkOf(places.map((place, position) => ({ place: place.id, zone: place.zone, position, overdue: at(place.id, 'late', 'missed'), due: at(place.id, 'due'), lastAt: place.lastAt === null ? undefined : new Date(place.lastAt) })), now),
  };
}
