import type { Band } from './moment.ts';

/** 约 20–35 分钟: what a person is told, never a single minute. */
export type Range = Readonly<{ low: number; high: number }>;

/** Rounded outwards to five minutes: from what two of ten are under to what eight of ten are under. */
export function rangeOf({ p10, p50, p80 }: Band): Range {
  const low = p50 - (p50 - p10) * LOW_SHARE;
  const from = Math.floor(low / STEP) * STEP;
  return { low: from, high: Math.max(from + STEP, Math.ceil(p80 / STEP) * STEP) };
}

const STEP = 5;
/** where the lower fifth lies between the lower tenth and the middle */
const LOW_SHARE = 0.66;

/**
 * 宁宽勿跳: what was told before, less the minutes that have passed, still holds where the new range meets it; where it does not,
 * the range grows to hold both, so that nobody sees the end run away.
 */
export function shownRange(fresh: Range, before: Readonly<{ range: Range; minutesAgo: number }> | undefined): Range {
  if (!before) return fresh;
  const low = Math.max(0, before.range.low - before.minutesAgo);
  const high = Math.max(STEP, before.range.high - before.minutesAgo);
  if (fresh.low <= high && fresh.high >= low) return fresh;
  return { low: Math.floor(Math.min(low, fresh.low) / STEP) * STEP, high: Math.ceil(Math.max(high, fresh.high) / STEP) * STEP };
}

/** Along a line in calling order nobody is told less than somebody before: whoever stands further back waits at least as long. */
export function alongLine(bands: readonly Band[]): Band[] {
  let most: Band = { p10: 0, p50: 0, p80: 0, p90: 0 };
  return bands.map((band) => {
    most = { p10: Math.max(most.p10, band.p10), p50: Math.max(most.p50, band.p50), p80: Math.max(most.p80, band.p80), p90: Math.max(most.p90, band.p90) };
    return most;
  });
}

/** 预计不准就不显示: below this the branch shows only how many are ahead. With few forecasts there is nothing to judge by. */
export function isTrusted(lately: readonly Readonly<{ n: number; coverage80: number }>[], limits: Readonly<{ coverage: number; forecasts: number }>): boolean {
  const n = lately.reduce((sum, one) => sum + one.n, 0);
  return n < limits.forecasts || lately.reduce((sum, one) => sum + one.n * one.coverage80, 0) / n >= limits.coverage;
}
