import type { OfferState } from './rules.ts';

/** How somebody stands who would go to another place: they have agreed, an answer is waited for, or nobody has reached them. */
export const STANDS = ['agreed', 'waiting', 'unreached'] as const;
export type Stand = (typeof STANDS)[number];

const STAND_OF: Readonly<Record<OfferState, Stand | null>> = {
  accepted: 'agreed', agreed: 'agreed', offered: 'waiting', waiting: 'waiting', none: 'unreached', lapsed: 'unreached',
  // They went their own way, gave up, or come as ever; who came too late is unreached only as long as somebody must call.
  moved: null, cancelled: null, restored: null, missed: null,
};

export type Person = Readonly<{ state: OfferState; mustCall: boolean; to: string | null }>;
export type Flow = Readonly<{ to: string | null; counts: Readonly<Record<Stand, number>>; all: number }>;

export function standOf({ state, mustCall }: Pick<Person, 'state' | 'mustCall'>): Stand | null {
  return mustCall ? 'unreached' : STAND_OF[state];
}

/** 谁去哪家: how many go from the closed branch to each branch offered to them, most first; `to: null` are those for whom there is no place yet. */
export function flowsOf(people: readonly Person[]): Flow[] {
  const flows = new Map<string | null, Record<Stand, number>>();
  for (const person of people) {
    const stand = standOf(person);
    if (stand === null) continue;
    // A place that was kept and has gone is no place any more.
    const to = person.state === 'lapsed' || person.state === 'missed' ? null : person.to;
    const counts = flows.get(to) ?? { agreed: 0, waiting: 0, unreached: 0 };
    counts[stand] += 1;
    flows.set(to, counts);
  }
  return [...flows].map(([to, counts]) => ({ to, counts, all: counts.agreed + counts.waiting + counts.unreached })).toSorted((a, b) => Number(a.to === null) - Number(b.to === null) || b.all - a.all || String(a.to).localeCompare(String(b.to)));
}
