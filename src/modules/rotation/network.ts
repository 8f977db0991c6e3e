import { weekdayOf } from '#kernel/time.ts';
import type { Limits } from './limits.ts';
import { nearestOf, type Plan, type Problem } from './solver/problem.ts';
import { mostDays, type Teams } from './teams.ts';

export type PlacedBranch = Readonly<{ id: string; region: string; lng: number; lat: number; pins: readonly number[]; teams: Teams }>;
export type PlacedArea = Readonly<{ lng: number; lat: number; residents: number; elders: number }>;
export type Network = Readonly<{ branches: readonly PlacedBranch[]; areas: readonly PlacedArea[]; dates: readonly string[] }>;

const NEAR = 6;
/** A road is about 1.3 times as long as the straight line (TWIN B.1). */
const ROAD = 1.3;
const KM_A_DEGREE = 111.32;
/** What one visitor beyond a branch's capacity costs, in kilometres of everybody's way. */
const CROWD_KM = 2;
/** A way beyond the limit counts as so many kilometres more, if the share of people so far off is what is minded. */
const BEYOND_KM = 5;

/** The network as the solver sees it. Without resident areas the branch sites themselves stand for where people are. */
export function problemOf({ branches, areas, dates }: Network, limits: Limits, more: { known?: Plan; changePriceKm?: number } = {}): Problem {
  const people = areas.length > 0 ? areas : branches.map(({ lng, lat }) => ({ lng, lat, residents: 1, elders: 0 }));
  const spots = people.map((one) => ({ x: one.lng, y: one.lat, weight: one.residents + one.elders * (limits.eldersWeigh - 1) }));
  const nearest = nearestOf(spots, branches.map((one) => ({ x: one.lng, y: one.lat })), NEAR, roadKm);
  const regions = [...new Set(branches.map((one) => one.region))];
  const takesPart = dates.map((date) => limits.days.includes(weekdayOf(date)));
  const demand = Float64Array.from(dates, (date, p) => (takesPart[p] ? (limits.busy.find((one) => one.on === date)?.times ?? 1) : 0));
  const pins = Int8Array.from(branches.flatMap((one) => dates.map((_, p) => (takesPart[p] ? (one.pins[p] ?? 0) : -1))));
  const openable = branches.map((one, i) => Math.min(mostDays(one.teams, limits.teamDays), dates.filter((_, p) => pins[i * dates.length + p] !== -1).length));
  const everyone = spots.reduce((sum, one) => sum + one.weight, 0);
  const priced = more.known && more.changePriceKm ? more.changePriceKm * everyone * demand.reduce((sum, one) => sum + one, 0) : 0;
  return {
    branches: branches.length, periods: dates.length, areas: spots.length, districts: regions.length, ...nearest,
    cost: limits.minds === 'mean' ? nearest.km : nearest.km.map((km) => (km > limits.limitKm ? km + BEYOND_KM : km)),
    weight: Float64Array.from(spots, (one) => one.weight), demand,
    district: Int32Array.from(branches, (one) => regions.indexOf(one.region)), covered: Uint8Array.from(regions.flatMap(() => takesPart.map((on) => (on && limits.cover ? 1 : 0)))),
    // Whoever must close all week, or has no team, can't be asked for days it does not have.
    least: Int32Array.from(openable, (most) => Math.min(limits.leastDays, most)), most: Int32Array.from(branches, (one) => mostDays(one.teams, limits.teamDays)),
    longestGap: gapFor(openable, limits), openLeast: Int32Array.from(takesPart, (on) => (on ? Math.floor(branches.length * limits.openLeast) : 0)),
    openMost: Int32Array.from(takesPart, (on) => (on ? Math.max(1, Math.floor(branches.length * limits.openMost)) : 0)), pins,
    capacity: new Float64Array(branches.length).fill(limits.capacity > 0 ? limits.capacity : Infinity), visits: limits.capacity > 0 ? limits.visitsPerThousand / 1_000 : 0, crowdKm: CROWD_KM,
    ...(more.known && { known: more.known, changePrice: new Float64Array(branches.length * dates.length).fill(priced) }),
  };
}

/** One branch that can't open often enough would make the gap rule impossible for the whole plan: then it is not asked. */
function gapFor(openable: readonly number[], limits: Limits): number {
  return openable.every((days) => days * (limits.longestGap + 1) >= 7) ? limits.longestGap : 7;
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

/** Residents whose nearest open branch on a changed day is another than before: those who must be told. */
export function toldBy(problem: Problem, before: Plan, after: Plan): { cells: number; residents: number } {
  let residents = 0;
  const first = (plan: Plan, area: number, period: number) =>
    problem.nearest.subarray(area * problem.near, (area + 1) * problem.near).find((branch) => branch >= 0 && plan[branch * problem.periods + period] === 1) ?? -1;
  for (let area = 0; area < problem.areas; area += 1) {
    const moved = Array.from({ length: problem.periods }, (_, p) => p).some((p) => (problem.demand[p] ?? 0) > 0 && first(before, area, p) !== first(after, area, p));
    if (moved) residents += problem.weight[area] ?? 0;
  }
  return { cells: before.filter((one, cell) => one !== after[cell]).length, residents };
}
