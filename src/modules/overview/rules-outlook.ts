/** 客流与柜台: what an hour brings against what is planned for it. Values in, figures out. */

export type HourAhead = Readonly<{ hour: number; expected: number; came: number | null; booked: number; planned: number; serves: number; needed: number }>;

export type Ahead = Readonly<{
  arrivals: readonly Readonly<{ group: string; hour: number; expected: number; came: number | null }>[];
  booked: readonly Readonly<{ hour: number; count: number }>[];
  /** planned counters of a group, minutes of the day */
  counters: readonly Readonly<{ group: string; from: number; until: number; counters: number }>[];
  /** minutes that somebody of a group takes at a counter */
  minutes: ReadonlyMap<string, number>;
  /** the share of a counter's time that may be filled with expected work */
  load: number;
}>;

/** The hours in which somebody is expected or a counter is planned. A counter that serves several groups is shared among them, so the groups' counters add up; all work is theirs. */
export function hoursAhead(ahead: Ahead): HourAhead[] {
  if (ahead.arrivals.length === 0) return [];
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => plannedIn(hour, ahead.counters) > 0);
  const hours = Array.from({ length: 24 }, (_, hour) => hourAhead(hour, ahead, { first: open[0] ?? 0, last: open.at(-1) ?? 23 }));
  const first = hours.findIndex(isLively);
  return first < 0 ? [] : hours.slice(first, hours.findLastIndex(isLively) + 1);
}

/** Who comes before the doors open is served when they do: that work is the first hour's, and a closed hour needs no counter. */
function hourAhead(hour: number, { arrivals, booked, counters, minutes, load }: Ahead, open: Readonly<{ first: number; last: number }>): HourAhead {
  const workOf = (some: Ahead['arrivals']): number => some.reduce((sum, one) => sum + one.expected * (minutes.get(one.group) ?? USUAL_MINUTES), 0);
  const own = arrivals.filter((one) => one.hour === hour);
  const expected = own.reduce((sum, one) => sum + one.expected, 0);
  const each = expected > 0 ? workOf(own) / expected : USUAL_MINUTES;
  const isOpen = open.first <= hour && hour <= open.last;
  const work = !isOpen ? 0 : workOf(hour === open.first ? arrivals.filter((one) => one.hour <= hour) : own);
  const planned = plannedIn(hour, counters);
  return {
    hour, expected: tenths(expected), came: own.some((one) => one.came !== null) ? own.reduce((sum, one) => sum + (one.came ?? 0), 0) : null,
    booked: booked.filter((one) => one.hour === hour).reduce((sum, one) => sum + one.count, 0),
    planned: tenths(planned), serves: tenths((planned * 60) / each), needed: Math.max(0, Math.ceil(work / (60 * load) - A_LITTLE)),
  };
}

const USUAL_MINUTES = 10;
/** a hundredth of a counter more is nobody's day */
const A_LITTLE = 0.05;

function plannedIn(hour: number, stretches: readonly Readonly<{ from: number; until: number; counters: number }>[]): number {
  return stretches.reduce((sum, { from, until, counters }) => sum + (counters * Math.max(0, Math.min(until, (hour + 1) * 60) - Math.max(from, hour * 60))) / 60, 0);
}

function isLively({ expected, planned, came }: HourAhead): boolean {
  return expected >= 0.5 || planned > 0 || (came ?? 0) > 0;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
