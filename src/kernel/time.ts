import { DateTime } from 'luxon';

export { addDays, daysBetween, minutesOf, weekdayOf } from './wall.ts';

/** The business date ('YYYY-MM-DD') of an instant in a branch's own time zone; never the UTC date. */
export function businessDate(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');
}

/** The wall clock ('HH:mm') of an instant in a zone. */
export function clockOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
}

/**
 * The instant of a wall time on a date in a zone. A time that daylight saving skips becomes the instant one hour on;
 * of a time that occurs twice the first is taken (luxon's rule).
 */
export function instantOf(date: string, clock: string, zone: string): Date {
  const wall = `${date}T${clock} ${zone}`;
  const known = instants.get(wall);
  if (known !== undefined) return new Date(known);
  const instant = DateTime.fromISO(`${date}T${clock}`, { zone }).toJSDate();
  if (instants.size >= MOST_INSTANTS) instants.clear();
  instants.set(wall, instant.getTime());
  return instant;
}

// A network asks for the same few wall times of a day again and again, and a zone's rules take long to read.
const instants = new Map<string, number>();
const MOST_INSTANTS = 20_000;

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
