import { addDays, daysBetween } from '#kernel/time.ts';

/** 风险等级: from counted cases to a level. What is not known is said so and never taken for low. Pure. */

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];
export const JUDGED = [...LEVELS, 'none'] as const;
/** 'none': 无数据. */
export type Judged = (typeof JUDGED)[number];

/** `days`: how far back new cases count; `medium`, `high`: from how many of them on. */
export type Rule = Readonly<{ days: number; medium: number; high: number }>;
/** All cases up to the end of a day, in order of days; a day that is not there is not known. */
export type Total = Readonly<{ day: string; total: number }>;

export type Verdict = Readonly<{ level: Judged; /** new cases at most; null without data */ fresh: number | null }>;

/**
 * How many new cases there can have been at most in the days up to this one; undefined where the day itself was not counted. Whatever rose
 * across a gap counts as soon as the gap reaches into the days. A total that fell was corrected: that takes no other day's cases back.
 */
export function freshCases(totals: readonly Total[], day: string, days: number): number | undefined {
  const before = addDays(day, -days);
  const at = totals.findLastIndex((one) => one.day <= day);
  if (totals[at]?.day !== day) return undefined;
  let fresh = 0;
  for (let nth = at; nth >= 0; nth -= 1) {
    const [here, earlier] = [totals[nth], totals[nth - 1]];
    if (here === undefined || here.day <= before) break;
    // Before the first day that was counted nothing is known: all that it found may be new.
    fresh += Math.max(0, here.total - (earlier?.total ?? 0));
  }
  return fresh;
}

export function verdictOn(totals: readonly Total[], day: string, rule: Rule): Verdict {
  const fresh = freshCases(totals, day, rule.days);
  if (fresh === undefined) return { level: 'none', fresh: null };
  return { level: fresh >= rule.high ? 'high' : fresh >= rule.medium ? 'medium' : 'low', fresh };
}

export function stricter(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) >= LEVELS.indexOf(other) ? one : other;
}

/** What the other rules go by: without data the level that stood before, and at least the bank's level for the unknown. */
export function levelInForce(judged: Judged, before: Level | undefined, whenUnknown: Exclude<Level, 'low'>): Level {
  return judged === 'none' ? stricter(before ?? 'low', whenUnknown) : judged;
}

/** Counts are late when the newest counted day lies further back than the bank allows; what was never counted is not late but missing. */
export function areLate(lastCounted: string | undefined, today: string, mostDays: number): boolean {
  return lastCounted !== undefined && daysBetween(lastCounted, today) > mostDays;
}

export type Since = Readonly<{ from: Date; level: Level }>;

/** Two histories as one: at each instant the stricter of what stands in both. Each begins with what stood before all time. */
export function strictest(one: readonly Since[], other: readonly Since[]): Since[] {
  const instants = [...new Set([...one, ...other].map(({ from }) => from.getTime()))].sort((a, b) => a - b);
  const at = (history: readonly Since[], instant: number) => history.findLast(({ from }) => from.getTime() <= instant)?.level ?? 'low';
  return instants.map((instant) => ({ from: new Date(instant), level: stricter(at(one, instant), at(other, instant)) }));
}
