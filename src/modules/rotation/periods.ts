import { addDays } from '#kernel/time.ts';
import type { Opening } from '#modules/hours/index.ts';
import { servesPeople } from '#modules/hours/index.ts';
import type { Limits } from './limits.ts';
import { teamsOn, type TurnDay, type Teams } from './teams.ts';

/** What a rota plans one by one: days, or mornings and afternoons. */
export const HALVES = ['am', 'pm'] as const;
export type Half = (typeof HALVES)[number];
export type Period = Readonly<{ date: string; half: Half | null }>;
export const DAYS = 7;
/** Of a day's visitors, before and after noon (18 weeks of a large branch, hours 9 to 17: TWIN A.2). */
const SHARE: Readonly<Record<Half, number>> = { am: 0.41, pm: 0.59 };

export const perDay = ({ halves }: Pick<Limits, 'halves'>): number => (halves ? HALVES.length : 1);

export function datesFrom(from: string): string[] {
  return Array.from({ length: DAYS }, (_, index) => addDays(from, index));
}

export function periodsOf(dates: readonly string[], limits: Pick<Limits, 'halves'>): Period[] {
  return dates.flatMap((date): Period[] => (limits.halves ? HALVES.map((half) => ({ date, half })) : [{ date, half: null }]));
}

/** How much of a day's demand falls into it. */
export function shareOf({ half }: Period): number {
  return half === null ? 1 : SHARE[half];
}

/** Whether people are served then, as hours are published: in a half, if a session reaches into it. */
export function isServed(opening: Opening | undefined, half: Half | null, noon: string): boolean {
  if (!opening || !servesPeople(opening.mode)) return false;
  return half === null || [...opening.personal, ...opening.corporate].some((one) => (half === 'am' ? one.opens < noon : one.closes > noon));
}

/** Which team stands in each period: one a day, so that the two never meet at noon either. */
export function turnDaysOf(open: readonly boolean[], halves: boolean, teams: Teams, first: 'A' | 'B'): TurnDay[] {
  if (!halves) return teamsOn(open, teams, first);
  const days = teamsOn(Array.from({ length: open.length / 2 }, (_, d) => open[2 * d] === true || open[2 * d + 1] === true), teams, first);
  return open.map((isOpen, p) => (isOpen ? (days[Math.floor(p / 2)] ?? '') : ''));
}

/** The team of each whole day, of days or of half days. */
export function teamsByDay(turns: readonly TurnDay[]): TurnDay[] {
  return turns.length <= DAYS ? [...turns] : Array.from({ length: DAYS }, (_, d) => turns[2 * d] || (turns[2 * d + 1] ?? ''));
}
