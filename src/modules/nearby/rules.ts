import { minutesOf } from '#kernel/wall.ts';

/** Metres that somebody on foot goes in a minute, and how long they want to be there before the door shuts. */
const METRES_A_MINUTE = 80;
const THERE_BEFORE_MINUTES = 20;

/** Farther than this nobody looks for a branch to go to now: then it is said instead of drawn, and nobody sets out on foot. */
const FAR_METRES = 30_000;

/** Is there no branch anywhere near? `metres`: the nearest of those found. */
export function isFar(metres: number): boolean {
  return metres > FAR_METRES;
}

/** 赶不及: the door would shut before somebody who sets out now on foot has been served. Clocks of the wall, past midnight as 24:30. */
export function isTooLate(now: string, until: string, metres: number): boolean {
  return minutesOf(until) - minutesOf(now) < metres / METRES_A_MINUTE + THERE_BEFORE_MINUTES;
}
