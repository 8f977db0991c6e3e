import type { Stay } from './rules-exposure.ts';

/** 同场人数: how many others were inside at any time between the two, and how many of them at once. Minutes from any common start. */
export function companyOf(others: readonly Stay[], own: Stay): { others: number; most: number } {
  const together = others.filter((stay) => stay.from < own.until && stay.until > own.from);
  const steps = together.flatMap((stay) => [{ at: Math.max(stay.from, own.from), change: 1 }, { at: Math.min(stay.until, own.until), change: -1 }]).sort((a, b) => a.at - b.at || a.change - b.change);
  let [inside, most] = [0, 0];
  for (const { change } of steps) {
    inside += change;
    most = Math.max(most, inside);
  }
  return { others: together.length, most };
}
