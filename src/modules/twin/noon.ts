import { instantOf } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';

/** The middle of a day at a branch: settings hold from day to day. */
export async function noonOf({ house }: Pick<Asking, 'house'>, branch: string, day: string): Promise<Date> {
  return instantOf(day, '12:00', await house.places.zoneOf(branch));
}
