import KDBush from 'kdbush';
import { around, distance } from 'geokdbush';
import { addDays, businessDate, instantOf } from '#kernel/time.ts';
import { spanOf } from '../rules.ts';
import { servesPeople, type ShownDay } from '../wall.ts';

/**
 * Which branches are open near a place, among very many, without a look at the database: a tree of their positions (kdbush), and for each
 * branch the instants between which somebody is served. Instants, because a day with daylight saving has 23 or 25 hours. Pure.
 */

export const WHENS = ['now', 'today', 'tomorrow'] as const;
/** now: the door is open. today: open, or it opens later today. tomorrow: it opens on the branch's next date. */
export type When = (typeof WHENS)[number];
export const GROUPS = ['personal', 'corporate'] as const;
export type Group = (typeof GROUPS)[number];

/** From and to of each session, in order of time: [from, to, from, to …] in milliseconds. */
export type Spans = Float64Array;
export type Door = Readonly<{ id: string; lng: number; lat: number; zone: string } & Record<Group, Spans>>;
export type Doors<D extends Door = Door> = Readonly<{ near: (ask: Ask) => D[] }>;
export type Ask = Readonly<{ lng: number; lat: number; at: Date; when: When; group: Group; most: number }>;

export function doorsOf<D extends Door>(all: readonly D[]): Doors<D> {
  // An empty tree cannot be made.
  if (all.length === 0) return { near: () => [] };
  const tree = new KDBush(all.length);
  for (const { lng, lat } of all) tree.add(lng, lat);
  tree.finish();
  return {
    near: ({ lng, lat, at, when, group, most }) => {
      const window = windows(at);
      const found = around(tree, lng, lat, most, Infinity, (nth) => {
        const door = all[nth];
        return door !== undefined && isServed(door[group], at.getTime(), when, window(door.zone));
      });
      return found.flatMap((nth) => all[nth] ?? []);
    },
  };
}

export function metresOnEarth(from: Readonly<{ lng: number; lat: number }>, to: Readonly<{ lng: number; lat: number }>): number {
  return Math.round(distance(from.lng, from.lat, to.lng, to.lat) * 1_000);
}

type Window = Readonly<{ tomorrow: number; dayAfter: number }>;

/** When the next two dates begin in a zone; there are few zones and many branches. */
function windows(at: Date): (zone: string) => Window {
  const known = new Map<string, Window>();
  return (zone) => {
    const before = known.get(zone);
    if (before) return before;
    const today = businessDate(at, zone);
    const window = { tomorrow: instantOf(addDays(today, 1), '00:00', zone).getTime(), dayAfter: instantOf(addDays(today, 2), '00:00', zone).getTime() };
    known.set(zone, window);
    return window;
  };
}

function isServed(spans: Spans, at: number, when: When, { tomorrow, dayAfter }: Window): boolean {
  for (let nth = 0; nth < spans.length; nth += 2) {
    const [from = 0, to = 0] = [spans[nth], spans[nth + 1]];
    if (to <= at) continue;
    if (when === 'now') return from <= at;
    if (when === 'today') return from < tomorrow;
    if (from >= tomorrow) return from < dayAfter;
  }
  return false;
}

/** The instants of a branch's sessions; what daylight saving leaves nothing of is left out. */
export function spansOfDays(days: readonly ShownDay[], group: Group, zone: string): Spans {
  const spans = days.filter((day) => servesPeople(day.mode)).flatMap((day) => day[group].map((session) => spanOf(day.date, session, zone)).filter((span) => span !== undefined));
  return Float64Array.from(spans.toSorted((a, b) => a.from.getTime() - b.from.getTime()).flatMap((span) => [span.from.getTime(), span.to.getTime()]));
}
