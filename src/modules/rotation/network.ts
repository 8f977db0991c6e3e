import { weekdayOf } from '#kernel/time.ts';
import type { Limits } from './limits.ts';
import { fairRanges } from './rules-fair.ts';
import { nearestOf, type Plan, type Problem } from './solver/problem.ts';
import { perDay, shareOf, type Period } from './periods.ts';
import { mostDays, type Teams } from './teams.ts';

export type PlacedBranch = Readonly<{ id: string; region: string; lng: number; lat: number; pins: readonly number[]; teams: Teams; openBefore: number }>;
export type PlacedArea = Readonly<{ lng: number; lat: number; residents: number; elders: number }>;
export type Network = Readonly<{ branches: readonly PlacedBranch[]; areas: readonly PlacedArea[]; periods: readonly Period[] }>;

const NEAR = 6;
/** A road is about 1.3 times as long as the straight line (TWIN B.1). */
const ROAD = 1.3;
const KM_A_DEGREE = 111.32;
/** What one visitor beyond a branch's capacity costs, in kilometres of everybody's way. */
const CROWD_KM = 2;
/** A way beyond the limit counts as so many kilometres more, if the share of people so far off is what is minded. */
const BEYOND_KM = 5;

export type People = Readonly<{ residents: Float64Array; elders: Float64Array }>;

/** Where people are: the resident areas or, without any, the branch sites, each as one. */
function placesOf({ branches, areas }: Pick<Network, 'branches' | 'areas'>): readonly PlacedArea[] {
  return areas.length > 0 ? areas : branches.map(({ lng, lat }) => ({ lng, lat, residents: 1, elders: 0 }));
}

/** Who lives there, each person counted once. */
export function peopleOf(network: Pick<Network, 'branches' | 'areas'>): People {
  const places = placesOf(network);
  return { residents: Float64Array.from(places, (one) => one.residents), elders: Float64Array.from(places, (one) => one.elders) };
}

/** The same as the planner minds them: an elder's way counts so many times. */
export function weightOf({ residents, elders }: People, eldersWeigh: number): Float64Array {
  return residents.map((one, j) => one + (elders[j] ?? 0) * (eldersWeigh - 1));
}

/** The network as the solver sees it. Without resident areas the branch sites themselves stand for where people are. */
export function problemOf(network: Network, limits: Limits): Problem {
  const { branches, periods } = network;
  const weight = weightOf(peopleOf(network), limits.eldersWeigh);
  const spots = placesOf(network).map((one, j) => ({ x: one.lng, y: one.lat, weight: weight[j] ?? 0 }));
  const nearest = nearestOf(spots, branches.map((one) => ({ x: one.lng, y: one.lat })), NEAR, roadKm);
  const regions = [...new Set(branches.map((one) => one.region))];
  const count = periods.length;
  const takesPart = periods.map(({ date }) => limits.days.includes(weekdayOf(date)));
  const demand = Float64Array.from(periods, (period, p) => (takesPart[p] ? (limits.busy.find((one) => one.on === period.date)?.times ?? 1) * shareOf(period) : 0));
  const pins = Int8Array.from(branches.flatMap((one) => periods.map((_, p) => (takesPart[p] ? (one.pins[p] ?? 0) : -1))));
  const most = branches.map((one) => mostDays(one.teams, limits.teamDays) * perDay(limits));
  const openable = most.map((one, i) => Math.min(one, periods.filter((_, p) => pins[i * count + p] !== -1).length));
  // Whoever must close all week, or has no team, can't be asked for days it does not have.
  const least = openable.map((one) => Math.min(limits.leastDays * perDay(limits), one));
  const longestGap = gapFor(openable, limits.longestGap * perDay(limits), count);
  const openLeast = Int32Array.from(takesPart, (on) => (on ? Math.floor(branches.length * limits.openLeast) : 0));
  const openMost = Int32Array.from(takesPart, (on) => (on ? Math.max(1, Math.floor(branches.length * limits.openMost)) : 0));
  const district = Int32Array.from(branches, (one) => regions.indexOf(one.region));
  const pinned = branches.map((_, i) => periods.filter((__, p) => pins[i * count + p] === 1).length);
  const fair = limits.fairDays === null ? undefined : fairRanges({
    before: branches.map((one) => Math.round(one.openBefore * perDay(limits))), floor: least.map((one, i) => Math.min(openable[i] ?? 0, Math.max(one, pinned[i] ?? 0, Math.ceil(count / (longestGap + 1))))), ceiling: openable,
    district, covered: regions.map(() => (limits.cover ? takesPart.filter(Boolean).length : 0)), leastPlaces: total(openLeast), places: total(openMost), slack: limits.fairDays * perDay(limits),
  });
  return {
    branches: branches.length, periods: count, areas: spots.length, districts: regions.length, ...nearest,
    cost: costOf(nearest.km, limits), weight, demand,
    district, covered: Uint8Array.from(regions.flatMap(() => takesPart.map((on) => (on && limits.cover ? 1 : 0)))),
    least: Int32Array.from(fair?.least ?? least), most: Int32Array.from(fair?.most ?? most), longestGap, openLeast, openMost, pins,
    capacity: new Float64Array(branches.length).fill(limits.capacity > 0 ? limits.capacity / perDay(limits) : Infinity), visits: limits.capacity > 0 ? limits.visitsPerThousand / 1_000 : 0, crowdKm: CROWD_KM,
  };
}

/** Whether a limit on a branch's days is there only because the weeks together shall be fair: without it staff and least days would have let it pass. */
export function isFairness(network: Network, limits: Limits): (bound: Readonly<{ branch: number; is: number }>) => boolean {
  if (limits.fairDays === null) return () => false;
  const { least, most } = problemOf(network, { ...limits, fairDays: null });
  return ({ branch, is }) => is >= (least[branch] ?? 0) && is <= (most[branch] ?? 0);
}

function total(all: Int32Array | Float64Array): number {
  let sum = 0;
  for (const one of all) sum += one;
  return sum;
}

/** What a way costs: its kilometres, and more beyond the limit if the share of people so far off is minded. */
export function costOf(km: Float64Array, { minds, limitKm }: Pick<Limits, 'minds' | 'limitKm'>): Float64Array {
  return minds === 'mean' ? km : km.map((one) => (one > limitKm ? one + BEYOND_KM : one));
}

/** What people already know, and what each changed day costs: so many kilometres of everybody's way. */
export function changesCost({ weight, demand, branches, periods }: Problem, known: Plan, changePriceKm: number): Pick<Problem, 'known' | 'changePrice'> {
  return { known, changePrice: new Float64Array(branches * periods).fill(changePriceKm * total(weight) * total(demand)) };
}

/** One branch that can't open often enough would make the gap rule impossible for the whole plan: then it is not asked. */
function gapFor(openable: readonly number[], longest: number, periods: number): number {
  return openable.every((open) => open * (longest + 1) >= periods) ? longest : periods;
}

/** Road kilometres between two points in degrees; near enough within a region. */
function roadKm(a: { x: number; y: number }, b: { x: number; y: number }): number {
  const east = (a.x - b.x) * Math.cos((((a.y + b.y) / 2) * Math.PI) / 180);
  return ROAD * KM_A_DEGREE * Math.hypot(east, a.y - b.y);
}

/** Kilometres from every area to its nearest open branch on a day, rounded to ten metres. */
export function waysOn(problem: Problem, plan: Plan, period: number): number[] {
  return Array.from({ length: problem.areas }, (_, area) => {
    const list = problem.nearest.subarray(area * problem.near, (area + 1) * problem.near);
    const place = list.findIndex((branch) => branch >= 0 && plan[branch * problem.periods + period] === 1);
    return Math.round((problem.km[area * (problem.near + 1) + (place === -1 ? problem.near : place)] ?? 0) * 100) / 100;
  });
}

/** Residents whose nearest open branch is another than before on some day: those who must be told; and on how many days, all of them together. */
export function toldBy(problem: Problem, people: Float64Array, before: Plan, after: Plan): { cells: number; residents: number; residentDays: number } {
  const { areas, periods, near, nearest, demand } = problem;
  const first = (plan: Plan, area: number, period: number) => nearest.subarray(area * near, (area + 1) * near).find((branch) => branch >= 0 && plan[branch * periods + period] === 1) ?? -1;
  let [residents, residentDays] = [0, 0];
  for (let area = 0; area < areas; area += 1) {
    let days = 0;
    for (let p = 0; p < periods; p += 1) if ((demand[p] ?? 0) > 0 && first(before, area, p) !== first(after, area, p)) days += 1;
    if (days > 0) residents += people[area] ?? 0;
    residentDays += days * (people[area] ?? 0);
  }
  return { cells: before.filter((one, cell) => one !== after[cell]).length, residents, residentDays };
}
