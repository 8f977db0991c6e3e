import { knobsOf, runOf, type Knobs } from './change.ts';
import type { AsIs } from './branch-as-is.ts';
import type { Run } from './model.ts';

/**
 * 摘口罩业务只到柜台: without it, with it, with it where nothing is balanced, and with what makes it bearable. All days have the same people.
 * What the branch has already (a booth, many who book) is in every one of them and is not proposed again.
 */
export const WAYS = ['off', 'on', 'alone', 'booth', 'counter', 'booking', 'all'] as const;
export type Way = (typeof WAYS)[number];

const MORE_BOOK_PERCENT = 50;

export function maskRuleRuns(asIs: AsIs): readonly Readonly<{ way: Way; run: Run }>[] {
  const { model } = asIs;
  const today = knobsOf(asIs);
  const [booth, counters, books] = [{ booth: 'on' }, { counters: today.counters + 1 }, { books: MORE_BOOK_PERCENT }] as const;
  const ways: readonly Readonly<{ way: Way; moved: Partial<Knobs>; isNew: boolean }>[] = [
    { way: 'off', moved: { maskRule: 'off' }, isNew: true },
    { way: 'on', moved: {}, isNew: true },
    { way: 'alone', moved: { balance: 'off' }, isNew: true },
    { way: 'booth', moved: booth, isNew: today.booth === 'off' && today.machines > 0 },
    { way: 'counter', moved: counters, isNew: true },
    { way: 'booking', moved: books, isNew: today.books < MORE_BOOK_PERCENT },
    { way: 'all', moved: { ...(today.machines > 0 && booth), ...counters, books: Math.max(today.books, MORE_BOOK_PERCENT) }, isNew: true },
  ];
  return ways.filter((one) => one.isNew).map(({ way, moved }) => {
    const run = runOf(model, { ...today, maskRule: 'on', ...moved });
    // The counter that is added is one where a mask may come off: any other would not help.
    const known = new Set(model.counters.map((one) => one.number));
    return { way, run: { ...run, model: { ...run.model, counters: run.model.counters.map((one) => (known.has(one.number) ? one : { ...one, maskOff: true })) } } };
  });
}
