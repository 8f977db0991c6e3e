import { chanceOf, lognormal, pickByWeight, poisson, type Chance } from '#kernel/chance.ts';
import { ERRANDS } from './errands.ts';
import type { Session } from './hours.ts';
import type { ServiceGroup } from './premises.ts';
import { SERVICES } from './services.ts';

/** Somebody who means to come to a branch today. Times are minutes since midnight, branch time. */
export type Visitor = Readonly<{
  index: number;
  arrives: number;
  service: string;
  group: ServiceGroup;
  serviceMinutes: number;
  elder: boolean;
  /** Green channel: medical staff, relief payments and other urgent needs. */
  green: boolean;
  books: boolean;
  fillsInBeforehand: boolean;
  temperature: number;
  /** After a rest: sun and stairs fade, a fever stays. */
  secondTemperature: number;
  exposed: boolean;
  /** Leaves a phone number; some elders write their name on paper instead. */
  hasPhone: boolean;
  /** How many calls go by unheard; after three the number is missed, and most come back then. */
  missesCalls: 0 | 1 | 3;
  comesBack: boolean;
}>;

/** Visits per hour of the day, other visitors and elders (TWIN A.3, from 49,356 counted visits; hour 8 is the queue before the door). */
const SHAPE: readonly (readonly [hour: number, others: number, elders: number])[] = [
  [8, 1.0, 9], [9, 7.1, 25], [10, 12.5, 22], [11, 12.7, 10], [12, 11.4, 4], [13, 9.5, 5], [14, 16.7, 13], [15, 17.8, 9], [16, 11.3, 3],
];
const WEEKDAY_FACTOR = [1.1, 1, 0.99, 0.85, 1.07, 0.47, 0.46] as const;
const SHARE = { elders: 0.3, greenElders: 0.1, greenOthers: 0.03, books: 0.3, booksElders: 0.12, beforehand: 0.45, warm: 0.012, fever: 0.4, exposed: 0.004, misses: 0.06, missesAll: 0.35, back: 0.7, paper: 0.3 };
const SERVICE = new Map(SERVICES.map((service) => [service.code, service]));

/**
 * The visitors of one branch on one day: a non-homogeneous Poisson stream over its sessions, the same for the same seed.
 * A wish for a time at which the branch is shut moves to the next session's first half hour, or is left for another day.
 */
export function crowdOf(
  day: Readonly<{ seed: string; branch: string; date: string; weekday: number; visits: number; personal: readonly Session[]; corporate: readonly Session[] }>,
): readonly Visitor[] {
  const chance = chanceOf(day.seed, day.branch, day.date);
  const mean = day.visits * (WEEKDAY_FACTOR[day.weekday - 1] ?? 1);
  const visitors = SHAPE.flatMap(([hour, others, elders]) => [
    ...Array.from({ length: poisson(chance, (mean * (1 - SHARE.elders) * others) / 100) }, () => visitorAt(chance, hour, false)),
    ...Array.from({ length: poisson(chance, (mean * SHARE.elders * elders) / 100) }, () => visitorAt(chance, hour, true)),
  ]);
  return visitors
    .flatMap((visitor) => {
      const arrives = whenOpen(visitor.arrives, visitor.group === 'corporate' ? day.corporate : day.personal, chance);
      return arrives === undefined ? [] : [{ ...visitor, arrives }];
    })
    .sort((a, b) => a.arrives - b.arrives)
    .map((visitor, index) => ({ ...visitor, index }));
}

function visitorAt(chance: Chance, hour: number, elder: boolean): Omit<Visitor, 'index'> {
  const errand = pickByWeight(chance, ERRANDS.map((one) => [one, elder ? one.elders : one.others] as const));
  const service = SERVICE.get(errand.service);
  if (!service) throw new Error(`no such service: ${errand.service}`);
  return {
    // Before the door people gather towards opening: the later quarter hours of 8 o'clock are fuller.
    arrives: hour === 8 ? 8 * 60 + 60 - 30 * chance() * chance() : hour * 60 + 60 * chance(),
    service: service.code, group: service.group, serviceMinutes: Math.max(0.5, lognormal(chance, service.minutes, errand.cv)),
    elder, green: service.code === 'relief-payment' || chance() < (elder ? SHARE.greenElders : SHARE.greenOthers),
    books: chance() < (elder ? SHARE.booksElders : SHARE.books), fillsInBeforehand: chance() < SHARE.beforehand * (elder ? 0.4 : 1),
    ...temperaturesOf(chance), exposed: chance() < SHARE.exposed, hasPhone: !elder || chance() >= SHARE.paper,
    missesCalls: chance() >= SHARE.misses ? 0 : chance() < SHARE.missesAll ? 3 : 1, comesBack: chance() < SHARE.back,
  };
}

/** Tenths of a degree. One in eighty is warm at first; of those, two in five have a fever indeed. */
export function temperaturesOf(chance: Chance): Pick<Visitor, 'temperature' | 'secondTemperature'> {
  const well = tenths(36 + 0.9 * chance());
  if (chance() >= SHARE.warm) return { temperature: well, secondTemperature: well };
  const warm = tenths(37.4 + 1.2 * chance());
  return { temperature: warm, secondTemperature: chance() < SHARE.fever ? warm : well };
}

function tenths(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}

function whenOpen(wish: number, sessions: readonly Session[], chance: Chance): number | undefined {
  const spans = sessions.map(({ opens, closes }) => ({ from: clock(opens), to: clock(closes) }));
  const inside = spans.find(({ from, to }) => wish >= from - 12 && wish < to - 5);
  if (inside) return wish;
  const next = spans.find(({ from }) => from > wish);
  if (next && next.from - wish < 150 && chance() < 0.6) return next.from - 8 + 38 * chance();
  return undefined;
}

function clock(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
