/**
 * Which branches open in which periods (days or half days), as plain numbers: what the search, the bound and the checker read.
 * Flat arrays, so that it travels to a worker as it is and a move costs nothing but the areas it touches.
 */
export type Problem = Readonly<{
  branches: number;
  periods: number;
  areas: number;
  districts: number;
  /** how many of its nearest branches count for an area */
  near: number;
  /** area × near: branches, nearest first; -1 where there are fewer */
  nearest: Int32Array;
  /** area × (near + 1): kilometres to each of them, and last the way if none of them is open */
  km: Float64Array;
  /** the same with what the planner minds beyond the way: never less for a farther branch */
  cost: Float64Array;
  /** residents of an area, and how much of the week's demand falls into a period */
  weight: Float64Array;
  demand: Float64Array;
  district: Int32Array;
  /** district × period: 1 where it must have an open branch */
  covered: Uint8Array;
  /** least and most open periods of a branch, as its teams allow */
  least: Int32Array;
  most: Int32Array;
  /** most closed periods in a row, counted round the week */
  longestGap: number;
  /** least and most open branches of a period */
  openLeast: Int32Array;
  openMost: Int32Array;
  /** branch × period: 1 must open, -1 must close, 0 free */
  pins: Int8Array;
  /** branch: visitors it can serve in a period; Infinity where unknown */
  capacity: Float64Array;
  /** visitors per resident weight and unit of demand, and what one visitor too many costs, in kilometres */
  visits: number;
  crowdKm: number;
  /** a plan already known to people, and per branch × period what it costs to change it, in weighted kilometres */
  known?: Plan;
  changePrice?: Float64Array;
}>;

/** branch × period: 1 open, 0 closed. */
export type Plan = Uint8Array;

export type Spot = Readonly<{ x: number; y: number }>;
export type Area = Spot & Readonly<{ weight: number }>;

/** The nearest branches of every area, by a way between two spots in kilometres. */
export function nearestOf(areas: readonly Area[], branches: readonly Spot[], near: number, way: (a: Spot, b: Spot) => number): Pick<Problem, 'near' | 'nearest' | 'km'> {
  const nearest = new Int32Array(areas.length * near).fill(-1);
  const km = new Float64Array(areas.length * (near + 1));
  const few = Math.min(near, branches.length);
  areas.forEach((area, j) => {
    const list = nearest.subarray(j * near, (j + 1) * near);
    const ways = km.subarray(j * (near + 1), (j + 1) * (near + 1)).fill(Infinity);
    branches.forEach((branch, i) => {
      const far = way(area, branch);
      if (few === 0 || far >= (ways[few - 1] as number)) return;
      let k = few - 1;
      for (; k > 0 && (ways[k - 1] as number) > far; k -= 1) {
        ways[k] = ways[k - 1] as number;
        list[k] = list[k - 1] as number;
      }
      ways[k] = far;
      list[k] = i;
    });
    ways.fill(beyond(few === 0 ? 0 : (ways[few - 1] as number)), few);
  });
  return { near, nearest, km };
}

/** If none of the near branches is open, people go farther than the last of them (TWIN B.1). */
function beyond(km: number): number {
  return 1.6 * km + 1;
}
