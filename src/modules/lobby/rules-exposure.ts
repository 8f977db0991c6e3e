/** 接触暴露: how much of each other's company people had, from who was inside from when to when. Needs no personal data (FLOW 6.1). */

export type Stay = Readonly<{ from: number; until: number }>;
export type Exposure = Readonly<{
  /** ∫ n(n−1)/2 dt in minutes */
  pairMinutes: number;
  minutesAboveCap: number;
  /** pairs that were inside together for longer than the limit */
  longContacts: number;
  most: number;
}>;

/** Of stays in minutes from any common start. */
export function exposureOfStays(stays: readonly Stay[], cap: number, contactMinutes: number): Exposure {
  const steps = stays.flatMap((stay) => [{ at: stay.from, change: 1 }, { at: stay.until, change: -1 }]).sort((a, b) => a.at - b.at || a.change - b.change);
  let [inside, pairMinutes, minutesAboveCap, most] = [0, 0, 0, 0];
  let before = steps[0]?.at ?? 0;
  for (const { at, change } of steps) {
    pairMinutes += ((inside * (inside - 1)) / 2) * (at - before);
    if (inside > cap) minutesAboveCap += at - before;
    inside += change;
    most = Math.max(most, inside);
    before = at;
  }
  return { pairMinutes, minutesAboveCap, longContacts: longContactsOf(stays, contactMinutes), most };
}

/** Pairs together longer than the limit. Stays that cannot reach it, and those that began after one had ended, are passed over. */
function longContactsOf(stays: readonly Stay[], limit: number): number {
  const long = stays.filter((stay) => stay.until - stay.from > limit).sort((a, b) => a.from - b.from);
  let pairs = 0;
  for (let one = 0; one < long.length; one += 1) {
    const until = long[one]?.until ?? 0;
    for (let other = one + 1; other < long.length; other += 1) {
      const stay = long[other];
      if (stay === undefined || stay.from + limit >= until) break;
      if (Math.min(until, stay.until) - stay.from > limit) pairs += 1;
    }
  }
  return pairs;
}

/** A step of the door's count; `visit` where it is known who went. Minutes from any common start. */
export type DoorStep = Readonly<{ at: number; change: number; visit: string | null }>;

/** Who was inside from when to when. Somebody counted out without a name is taken for whoever has been inside longest. */
export function staysOf(steps: readonly DoorStep[], until: number): (Stay & Pick<DoorStep, 'visit'>)[] {
  const inside: { visit: string | null; from: number }[] = [];
  const stays: (Stay & Pick<DoorStep, 'visit'>)[] = [];
  for (const { at, change, visit } of [...steps].sort((a, b) => a.at - b.at || b.change - a.change)) {
    for (let nth = 0; nth < change; nth += 1) inside.push({ visit, from: at });
    for (let nth = 0; nth > change; nth -= 1) {
      const known = visit === null ? -1 : inside.findIndex((one) => one.visit === visit);
      const [gone] = inside.splice(Math.max(0, known), 1);
      if (gone) stays.push({ ...gone, until: at });
    }
  }
  return [...stays, ...inside.map((one) => ({ ...one, until: Math.max(one.from, until) }))];
}

/** A step as it was noted; `deed`: admitted, left, counted_out, undone, day_closed and the like. */
export type NotedStep = DoorStep & Readonly<{ deed: string }>;

/**
 * The door's steps as the day stood in the end. What was taken back is as if it had never been. Whoever was still counted inside when the day
 * was closed went with the last who moved: the closing itself may come at night, by the clock.
 */
export function asItStood<S extends NotedStep>(steps: readonly S[]): S[] {
  const kept: S[] = [];
  for (const step of [...steps].sort((a, b) => a.at - b.at)) {
    const undone = step.deed === 'undone' ? kept.findLastIndex((one) => one.visit === step.visit && one.change === -step.change && one.deed !== 'day_closed') : -1;
    if (undone === -1) kept.push(step);
    else kept.splice(undone, 1);
  }
  const last = kept.findLast((step) => step.deed !== 'day_closed');
  return last === undefined ? kept : kept.map((step) => (step.deed === 'day_closed' ? { ...step, at: Math.min(step.at, last.at) } : step));
}

/** A branch-day's exposure, and what one must know to compare it. */
export type DayFigures = Exposure & Readonly<{ visitors: number; /** whom nobody counted out */ uncounted: number }>;

/** Of the steps of a day, until it ended (minutes from the start of the steps' own clock). Nothing of a day without visitors. */
export function figuresOfDay(steps: readonly NotedStep[], until: number, cap: number, contactMinutes: number): DayFigures | undefined {
  const stood = asItStood(steps);
  const stays = staysOf(stood, until);
  if (stays.length === 0) return undefined;
  return { ...exposureOfStays(stays, cap, contactMinutes), visitors: stays.length, uncounted: stood.reduce((sum, step) => sum + (step.deed === 'day_closed' ? -step.change : 0), 0) };
}

/** Fewer make no figure at a hundred: one chance meeting would decide it. */
const LEAST_VISITORS = 10;

/** E: minutes that each visitor shared with others. It grows with the visitors, so that a quiet day looks good. */
export function perVisitorOf({ visitors, pairMinutes }: Readonly<{ visitors: number; pairMinutes: number }>): number {
  return visitors === 0 ? 0 : (2 * pairMinutes) / visitors;
}

/**
 * 按百客折算: the same as if a hundred had come: the mean minutes that two visitors of a day shared, for each of the 99 others. So quiet and busy
 * days, small and large branches can be compared. `pairs`: visitors × (visitors − 1) / 2, summed over the days. Null where too few came.
 */
export function atHundredOf({ visitors, days, pairs, pairMinutes }: Readonly<{ visitors: number; days: number; pairs: number; pairMinutes: number }>): number | null {
  return days === 0 || visitors / days < LEAST_VISITORS || pairs === 0 ? null : (99 * pairMinutes) / pairs;
}
