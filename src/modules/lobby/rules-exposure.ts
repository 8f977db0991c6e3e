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
