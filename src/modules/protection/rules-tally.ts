import type { DutyState } from './rules-duties.ts';

export type Tally = Readonly<{ done: number; due: number; late: number; missed: number; coming: number }>;

/** 应做、已做、逾期、漏做: done late is done. */
export function tallyOf(states: readonly DutyState[]): Tally {
  const count = (...wanted: DutyState[]) => states.filter((state) => wanted.includes(state)).length;
  return { done: count('done', 'doneLate'), due: count('due'), late: count('late'), missed: count('missed'), coming: count('coming') };
}
