// Dates and clocks as they are written on a wall, without a time zone. No library: the customer's page carries this file.

// A calendar date without a time of day is counted in whole UTC days, which no zone shortens: a thousand a request, too many for a library.
const DAY_MS = 86_400_000;

/** The date 'YYYY-MM-DD' so many days on; back when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Minutes since midnight of a clock text 'HH:MM'; past midnight as '24:30'. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
