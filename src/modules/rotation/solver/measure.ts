import type { Plan, Problem } from './problem.ts';
import { at } from './state.ts';

export type Measured = Readonly<{
  /** residents' mean way to the nearest open branch over the periods, and in each of them */
  meanKm: number;
  byPeriod: readonly number[];
  /** share of residents (over the periods) farther than the limit */
  beyond: number;
  /** what the search minimises: the way and what else is minded */
  meanCost: number;
  openCells: number;
  /** visitors above what the open branches can serve, over the periods */
  crowded: number;
}>;

/** A plan as residents feel it. */
export function measured(problem: Problem, plan: Plan, limitKm: number): Measured {
  const { periods, areas, near, km, cost, weight, demand } = problem;
  const stride = near + 1;
  let [way, minded, far, people] = [0, 0, 0, 0];
  const byPeriod: number[] = [];
  for (let p = 0; p < periods; p += 1) {
    let [here, inPeriod] = [0, 0];
    for (let j = 0; j < areas; j += 1) {
      const k = placeOfNearest(problem, plan, j, p);
      const residents = at(weight, j);
      const distance = at(km, j * stride + k);
      here += residents * distance;
      inPeriod += residents;
      minded += residents * at(demand, p) * at(cost, j * stride + k);
      if (distance > limitKm) far += residents * at(demand, p);
    }
    byPeriod.push(inPeriod === 0 ? 0 : here / inPeriod);
    way += here * at(demand, p);
    people += inPeriod * at(demand, p);
  }
  const share = (sum: number) => (people === 0 ? 0 : sum / people);
  return { meanKm: share(way), byPeriod, beyond: share(far), meanCost: share(minded), openCells: plan.reduce((sum, one) => sum + one, 0), crowded: crowdedBy(problem, plan) };
}

/** Which of its nearest branches an area would go to: the place in its list, `near` if none of them is open. */
export function placeOfNearest({ near, nearest, periods }: Problem, plan: Plan, area: number, period: number): number {
  for (let k = 0; k < near; k += 1) {
    const i = at(nearest, area * near + k);
    if (i >= 0 && plan[i * periods + period] === 1) return k;
  }
  return near;
}

function crowdedBy(problem: Problem, plan: Plan): number {
  const { branches, periods, areas, near, nearest, weight, demand, visits, capacity } = problem;
  if (visits === 0) return 0;
  let over = 0;
  for (let p = 0; p < periods; p += 1) {
    const load = new Float64Array(branches);
    for (let j = 0; j < areas; j += 1) {
      const k = placeOfNearest(problem, plan, j, p);
      const i = k === near ? -1 : at(nearest, j * near + k);
      if (i >= 0) load[i] = at(load, i) + at(weight, j) * at(demand, p) * visits;
    }
    for (let i = 0; i < branches; i += 1) over += Math.max(0, at(load, i) - at(capacity, i));
  }
  return over;
}
