import { addDays, daysBetween } from '#kernel/time.ts';

/**
 * 现金隔离: may this lot be paid out, and why not? Values in, verdict out. People's Bank of China, press conference of the State Council of
 * 15 February 2020: disinfected by ultraviolet light or heat, then held at least 14 days in key epidemic areas, 7 elsewhere; cash from hospitals and
 * wet markets is sealed apart, disinfected and handed to the central bank.
 */

export const KINDS = ['cash', 'vouchers'] as const;
export const SOURCES = ['normal', 'hospital', 'market'] as const;
export const METHODS = ['uv', 'heat'] as const;
export const ENDS = ['released', 'handed_over'] as const;
export const STATES = ['received', 'sealed', 'held', 'released', 'handed_over', 'void'] as const;
export type Source = (typeof SOURCES)[number];
export type End = (typeof ENDS)[number];
export type State = (typeof STATES)[number];

/** One hold: the day it began, and how many days it must last. */
export type Hold = Readonly<{ source: Source; from: string; needDays: number }>;
/** What is known of the days: today's date by the clock, and the dates that were lived through. */
export type Known = Readonly<{ today: string; counted: ReadonlySet<string> }>;

export type Stand = Readonly<
  | { is: 'due' }
  /** never paid out: it waits for its handing over */
  | { is: 'toHandOver' }
  | { is: 'early'; until: string; left: number }
  /** by the clock it is due, but nobody was there on these days: two people must vouch for them */
  | { is: 'unwitnessed'; dates: string[] }
  /** the clock stands before the day on which the hold began */
  | { is: 'clockBehind' }>;

/**
 * A hold is over when its date has come **and** so many days were lived through. A clock that jumps forward brings the date, not the days; one that jumps
 * back keeps the lot and says so. Days before `from`, `from` itself and days that the clock has not reached count for nothing.
 */
export function standOf(hold: Hold, { today, counted }: Known): Stand {
  if (hold.source !== 'normal') return { is: 'toHandOver' };
  if (today < hold.from) return { is: 'clockBehind' };
  const until = addDays(hold.from, hold.needDays);
  if (today < until) return { is: 'early', until, left: daysBetween(today, until) };
  if (countedDays(hold, { today, counted }) >= hold.needDays) return { is: 'due' };
  return { is: 'unwitnessed', dates: datesAfter(hold.from, today).filter((date) => !counted.has(date)) };
}

/** A day counts only near the one before it: the day that a jump brings counts for nothing until the days between are vouched for. */
const LONGEST_STEP_DAYS = 3;

export function countedDays(hold: Pick<Hold, 'from'>, { today, counted }: Known): number {
  let [days, last] = [0, hold.from];
  for (const date of [...counted].filter((one) => one > hold.from && one <= today).sort()) {
    if (daysBetween(last, date) > LONGEST_STEP_DAYS) break;
    [days, last] = [days + 1, date];
  }
  return days;
}

/** A level that rises makes a hold longer; one that falls makes none shorter. */
export function needOf(already: number | null, atLevelNow: number): number {
  return Math.max(already ?? 0, atLevelNow);
}

/** 营业终了集中消毒: what came in today is disinfected after closing; what came in before should have been. */
export type Evening = 'none' | 'coming' | 'due' | 'late';
export function eveningOf(waiting: readonly Readonly<{ receivedOn: string }>[], ask: Readonly<{ today: string; now: Date; closes: Date | undefined; withinMinutes: number }>): Evening {
  if (waiting.length === 0) return 'none';
  if (waiting.some((lot) => lot.receivedOn < ask.today)) return 'late';
  if (ask.closes !== undefined && ask.now < ask.closes) return 'coming';
  return ask.closes !== undefined && ask.now.getTime() > ask.closes.getTime() + ask.withinMinutes * 60_000 ? 'late' : 'due';
}

/** Dates after `from` up to `to`; a year at most, which is what a clock that jumped would ask for. */
export function datesAfter(from: string, to: string): string[] {
  return Array.from({ length: Math.min(366, Math.max(0, daysBetween(from, to))) }, (_, nth) => addDays(from, nth + 1));
}
