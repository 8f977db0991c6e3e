import { addDays, weekdayOf } from '#kernel/time.ts';
import { totalOf, type DayCount } from './day-count.ts';

/**
 * 当日总量: weekday, the day of the month and the first day after a closure, fitted to the logarithm of past totals by ridge regression;
 * then the drift of the last days.
 */
export function levelOf(history: readonly DayCount[], date: string): number {
  const rows = history.map((day, at) => marksOf(day.date, history[at - 1]?.date));
  const totals = history.map((day) => Math.log(totalOf(day.counts)));
  const ages = history.map((_, at) => history.length - 1 - at);
  const effects = ridge(rows, totals, ages.map((age) => 0.5 ** (age / HALF_LIFE_DAYS)));
  const misses = totals.map((total, at) => total - times(rows[at] ?? [], effects));
  const fresh = ages.map((age) => 0.5 ** (age / DRIFT_DAYS));
  const drift = times(misses, fresh) / totalOf(fresh);
  return Math.exp(times(marksOf(date, history.at(-1)?.date), effects) + DRIFT_SHARE * drift);
}

const HALF_LIFE_DAYS = 60;
const DRIFT_DAYS = 3;
const DRIFT_SHARE = 0.7;
/** Weekdays are hardly held back; the marks of the calendar must earn their place. */
const WEEKDAY_HOLD = 0.01;
const MARK_HOLD = 1;
const WEEKDAYS = 7;

/** Seven weekdays and a constant; then the marks of the calendar. */
function marksOf(date: string, before: string | undefined): number[] {
  const weekday = weekdayOf(date);
  const dayOfMonth = Number(date.slice(8, 10));
  const reopened = before !== undefined && isAfterClosure(date, before);
  const between = (first: number, last: number) => (dayOfMonth >= first && dayOfMonth <= last ? 1 : 0);
  return [
    ...Array.from({ length: WEEKDAYS }, (_, at) => (at + 1 === weekday ? 1 : 0)), 1,
    between(1, 1), between(2, 3), between(4, 7), between(14, 17), between(28, 31), reopened ? 1 : 0, reopened && weekday !== 1 ? 1 : 0,
  ];
}

/** Whether a day from Monday to Friday was left out since the last business day. */
function isAfterClosure(date: string, before: string): boolean {
  for (let day = addDays(before, 1); day < date; day = addDays(day, 1)) if (weekdayOf(day) <= 5) return true;
  return false;
}

/** Weighed least squares with a hold on each effect, by elimination. */
function ridge(rows: readonly (readonly number[])[], values: readonly number[], weights: readonly number[]): number[] {
  const size = rows[0]?.length ?? 0;
  const mean = times(values, weights) / totalOf(weights);
  const system = Array.from({ length: size }, (_, a) => {
    const line = Array.from({ length: size }, (_none, b) => rows.reduce((sum, row, at) => sum + (weights[at] ?? 0) * (row[a] ?? 0) * (row[b] ?? 0), 0) + (a === b ? holdOf(a) : 0));
    return [...line, rows.reduce((sum, row, at) => sum + (weights[at] ?? 0) * (row[a] ?? 0) * ((values[at] ?? 0) - mean), 0)];
  });
  const effects = solve(system);
  return effects.map((effect, at) => (at === WEEKDAYS ? effect + mean : effect));
}

function holdOf(at: number): number {
  return at <= WEEKDAYS ? WEEKDAY_HOLD : MARK_HOLD;
}

/** Gauss and Jordan; the holds keep every pivot above zero. */
function solve(system: number[][]): number[] {
  system.forEach((line, at) => {
    const pivot = line[at] ?? 1;
    const scaled = line.map((value) => value / pivot);
    system[at] = scaled;
    system.forEach((other, nth) => {
      if (nth !== at) system[nth] = other.map((value, column) => value - (other[at] ?? 0) * (scaled[column] ?? 0));
    });
  });
  return system.map((line) => line.at(-1) ?? 0);
}

function times(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
