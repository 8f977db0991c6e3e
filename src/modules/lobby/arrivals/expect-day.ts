import { totalOf, type DayCount } from './day-count.ts';
import { levelOf } from './level.ts';
import { shapeOf } from './shape.ts';

/** 客流预测: how many will come in each interval of a day, from the days before it. Nothing while fewer than a week is known. */
export function expectDay(history: readonly DayCount[], date: string): readonly number[] | undefined {
  const known = history.filter((day) => day.date < date && totalOf(day.counts) > 0).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (known.length < LEAST_DAYS) return undefined;
  const level = levelOf(known, date);
  return shapeOf(known, date).map((share) => share * level);
}

const LEAST_DAYS = 5;

/** 当天修正: what is still to come, after so many intervals have been counted. `trust` is how far a morning tells the rest of the day. */
export function correctedBy(counted: readonly number[], expected: readonly number[], trust: number): readonly number[] {
  const ratio = ratioOf(counted, expected.slice(0, counted.length));
  return expected.map((one, at) => (at < counted.length ? (counted[at] ?? 0) : one * Math.max(0, 1 + trust * (ratio - 1))));
}

/** A finished day beside what had been expected of it. */
export type Told = Readonly<{ expected: readonly number[]; counts: readonly number[] }>;

/** How far the morning's miss went on into the rest of the day, over the days that were forecast; it begins at a half and moves with evidence. */
export function trustFrom(days: readonly Told[], intervals: number): number {
  let together = PRIOR_TRUST * PRIOR_WEIGHT;
  let alone = PRIOR_WEIGHT;
  for (const { expected, counts } of days) {
    const morning = ratioOf(counts.slice(0, intervals), expected.slice(0, intervals)) - 1;
    const rest = ratioOf(counts.slice(intervals), expected.slice(intervals)) - 1;
    together += morning * rest;
    alone += morning ** 2;
  }
  return Math.max(0, Math.min(1, together / alone));
}

const PRIOR_TRUST = 0.5;
/** as much as ten days whose mornings were wrong by ten per cent */
const PRIOR_WEIGHT = 0.1;

function ratioOf(counts: readonly number[], expected: readonly number[]): number {
  const total = totalOf(expected);
  return total > 0 ? totalOf(counts) / total : 1;
}

/** 偏差率 (WAPE): the share of the volume that was forecast into the wrong interval. */
export function wape(pairs: readonly Readonly<{ expected: readonly number[]; counts: readonly number[] }>[]): number {
  const wrong = pairs.reduce((sum, { expected, counts }) => sum + totalOf(counts.map((count, at) => Math.abs(count - (expected[at] ?? 0)))), 0);
  const all = pairs.reduce((sum, { counts }) => sum + totalOf(counts), 0);
  return all > 0 ? wrong / all : 0;
}
