import { weekdayOf } from '#kernel/time.ts';
import { totalOf, type DayCount } from './day-count.ts';

/** 日内分布: the share of a day that falls into each interval. The same weekday counts most, and recent days more. */
export function shapeOf(history: readonly DayCount[], date: string): readonly number[] {
  const intervals = Math.max(...history.map((day) => day.counts.length));
  const sums = new Float64Array(intervals);
  let weights = 0;
  history.forEach((day, at) => {
    const weight = 0.5 ** ((history.length - at) / HALF_LIFE_DAYS) * (weekdayOf(day.date) === weekdayOf(date) ? 1 : OTHER_WEEKDAY);
    const total = totalOf(day.counts);
    day.counts.forEach((count, nth) => { sums[nth] = (sums[nth] ?? 0) + (weight * count) / total; });
    weights += weight;
  });
  const shares = [...sums].map((sum) => sum / weights);
  return intervals >= FINE_INTERVALS ? smoothed(shares) : shares;
}

const HALF_LIFE_DAYS = 60;
const OTHER_WEEKDAY = 0.1;
/** Intervals of a few minutes are smoothed; hours and quarters stand as they are. */
const FINE_INTERVALS = 60;

/** Each interval shares a quarter with each neighbour; what stands at an edge keeps the rest. */
function smoothed(shares: readonly number[]): number[] {
  const mean = shares.map((share, at) => 0.5 * share + 0.25 * (shares[at - 1] ?? share) + 0.25 * (shares[at + 1] ?? share));
  const total = totalOf(mean);
  return mean.map((share) => (total > 0 ? share / total : 0));
}
