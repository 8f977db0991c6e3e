/** 几周下来公不公平: how often each branch may open this week, so that over the weeks none stands open or shut much more than the others. Values in, ranges out. */

export type FairOrder = Readonly<{
  /** branch: periods it was open in the weeks before */
  before: readonly number[];
  /** branch: fewest and most periods that the other rules leave it this week */
  floor: readonly number[];
  ceiling: readonly number[];
  /** branch: its district, and how many periods each district must have somebody open */
  district: ArrayLike<number>;
  covered: readonly number[];
  /** openings that the week has for all branches together, at least and at most */
  leastPlaces: number;
  places: number;
  /** how far a branch may be from the mean of all, in periods, the weeks before counted in */
  slack: number;
}>;

/**
 * The mean of all is what the weeks before gave and what this week has to give. Where the slack wished for leaves no week that keeps
 * the other rules (a branch that was in quarantine can't make up for it at once), it is widened until one may exist.
 */
export function fairRanges({ before, floor, ceiling, district, covered, leastPlaces, places, slack }: FairOrder): Readonly<{ least: number[]; most: number[]; slack: number }> {
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const mean = (sum(before) + Math.min(places, sum(ceiling))) / Math.max(1, before.length);
  for (let wide = slack; ; wide += 1) {
    const least = before.map((had, i) => between(Math.ceil(mean - wide - had), floor[i] ?? 0, ceiling[i] ?? 0));
    const most = before.map((had, i) => between(Math.floor(mean + wide - had), least[i] ?? 0, ceiling[i] ?? 0));
    const isWidest = least.every((one, i) => one === floor[i]) && most.every((one, i) => one === ceiling[i]);
    const isCovered = covered.every((periods, g) => sum(most.filter((_, i) => district[i] === g)) >= Math.min(periods, sum(ceiling.filter((_, i) => district[i] === g))));
    if (isWidest || (sum(least) <= places && sum(most) >= leastPlaces && isCovered)) return { least, most, slack: wide };
  }
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
