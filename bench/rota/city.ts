import { chanceOf, normal } from '#kernel/chance.ts';
import { nearestOf, type Area, type Problem, type Spot } from '#modules/rotation/index.ts';

const AREAS_A_BRANCH = 5;
const NEAR = 6;
const ROAD = 1.3;
const DISTRICT = 20;
const DAYS = 7;
const MOST_OPEN_SHARE = 0.4;
const LEAST_DAYS = 2;
const LONGEST_GAP = 3;

/** A made-up city as TWIN B.1 has it: branches clustered round centres, five communities a branch, staff for 3, 4 or 6 days a week. */
export function cityOf(branches: number, seed: number): { problem: Problem; spots: readonly Spot[] } {
  const chance = chanceOf('city', seed, branches);
  const side = 2.2 * Math.sqrt(branches);
  const centres = Array.from({ length: Math.max(2, Math.round(branches / 15)) }, () => ({ x: chance() * side, y: chance() * side, spread: 1 + chance() * 2.5 }));
  const clustered = (): Spot => {
    const centre = centres[Math.floor(chance() * centres.length)] ?? { x: 0, y: 0, spread: 1 };
    return { x: centre.x + normal(chance) * centre.spread, y: centre.y + normal(chance) * centre.spread };
  };
  const spots = Array.from({ length: branches }, clustered);
  const areas: Area[] = Array.from({ length: branches * AREAS_A_BRANCH }, () => ({ ...clustered(), weight: Math.round(400 + 4_000 * chance() ** 2) }));
  const { district, districts } = districtsOf(spots);
  const most = Int32Array.from(spots, () => { const luck = chance(); return luck < 0.15 ? 3 : luck < 0.75 ? 4 : 6; });
  const nearest = nearestOf(areas, spots, NEAR, (a, b) => ROAD * Math.hypot(a.x - b.x, a.y - b.y));
  return {
    spots,
    problem: {
      branches, periods: DAYS, areas: areas.length, districts, ...nearest, cost: nearest.km,
      weight: Float64Array.from(areas, (one) => one.weight), demand: new Float64Array(DAYS).fill(1),
      district, covered: new Uint8Array(districts * DAYS).fill(1), least: new Int32Array(branches).fill(LEAST_DAYS), most, longestGap: LONGEST_GAP,
      openLeast: new Int32Array(DAYS), openMost: new Int32Array(DAYS).fill(Math.floor(branches * MOST_OPEN_SHARE)),
      pins: new Int8Array(branches * DAYS), capacity: new Float64Array(branches).fill(Infinity), visits: 0, crowdKm: 0,
    },
  };
}

/** About twenty branches each, by halving the city along its longer side. */
function districtsOf(spots: readonly Spot[]): { district: Int32Array; districts: number } {
  const district = new Int32Array(spots.length);
  let districts = 0;
  const halve = (members: number[]): void => {
    if (members.length <= DISTRICT * 1.5) {
      for (const i of members) district[i] = districts;
      districts += 1;
      return;
    }
    const spread = (of: (spot: Spot) => number) => Math.max(...members.map((i) => of(spots[i] ?? { x: 0, y: 0 }))) - Math.min(...members.map((i) => of(spots[i] ?? { x: 0, y: 0 })));
    const along = spread((spot) => spot.x) > spread((spot) => spot.y) ? (spot: Spot) => spot.x : (spot: Spot) => spot.y;
    const sorted = members.toSorted((a, b) => along(spots[a] ?? { x: 0, y: 0 }) - along(spots[b] ?? { x: 0, y: 0 }));
    halve(sorted.slice(0, sorted.length >> 1));
    halve(sorted.slice(sorted.length >> 1));
  };
  halve(spots.map((_, i) => i));
  return { district, districts };
}
