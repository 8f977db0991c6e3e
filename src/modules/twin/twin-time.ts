import { addDays } from '#kernel/time.ts';

/** Working days of the twin stand one behind the other from a Monday on, in a zone without daylight saving; minutes are minutes of the day. */
const MONDAY = '2026-01-05';
const START = Date.UTC(2026, 0, 5);

export function instantAt(day: number, minute: number): Date {
  return new Date(START + day * 86_400_000 + minute * 60_000);
}

export function minuteOn(day: number, at: Date): number {
  return (at.getTime() - START) / 60_000 - day * 1_440;
}

export function dayOf(at: Date): number {
  return Math.floor((at.getTime() - START) / 86_400_000);
}

export function dateOf(day: number): string {
  return addDays(MONDAY, day);
}
