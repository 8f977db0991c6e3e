import type { Plan, Problem } from './problem.ts';

/**
 * A plan that can be changed cell by cell, with what it costs kept up to date: the way of every area, crowding, and how far it is
 * from keeping the rules. A toggle touches only the areas that have the branch among their nearest.
 */
export type State = ReturnType<typeof stateOf>;

export function stateOf(problem: Problem, start: Plan) {
  const { branches, periods, areas, near, nearest, cost, weight, demand, district, districts, covered, least, most, longestGap, openLeast, openMost, capacity, visits, crowdKm, known, changePrice } = problem;
  const stride = near + 1;
  const { from, area: ofArea, place: ofPlace } = reached(problem);
  const longest = longestClosed(periods);
  const bits = Uint8Array.from(longest, (_, pattern) => pattern.toString(2).replaceAll('0', '').length);
  const weighed = Float64Array.from(cost, (one, n) => one * at(weight, Math.floor(n / stride)));
  /** the same in the order in which a branch meets its areas: read in one go */
  const weighedHere = Float64Array.from(ofArea, (j, e) => at(weighed, j * stride + at(ofPlace, e)));
  const crowded = visits > 0 && crowdKm > 0 && capacity.some((one) => Number.isFinite(one));

  const open = new Uint8Array(periods * branches); // period-major: a search for the next open branch stays in one row
  const level = new Uint8Array(periods * areas).fill(near);
  const way = new Float64Array(periods * areas); // of all people of an area, to where `level` says
  const load = new Float64Array(crowded ? periods * branches : 0);
  const pattern = new Int32Array(branches);
  const days = new Int32Array(branches);
  const openOn = new Int32Array(periods);
  const inDistrict = new Int32Array(districts * periods);
  let total = 0;
  let broken = 0;

  for (let p = 0; p < periods; p += 1) {
    for (let j = 0; j < areas; j += 1) {
      way[p * areas + j] = at(weighed, j * stride + near);
      total += at(demand, p) * at(weighed, j * stride + near);
    }
    broken += brokenByPeriod(p);
    for (let g = 0; g < districts; g += 1) broken += at(covered, g * periods + p);
  }
  for (let i = 0; i < branches; i += 1) {
    broken += brokenByBranch(i);
    for (let p = 0; p < periods; p += 1) if (known?.[i * periods + p] === 1) total += priceOf(i, p);
  }
  for (let i = 0; i < branches; i += 1) for (let p = 0; p < periods; p += 1) if (start[i * periods + p] === 1) toggle(i, p);

  function brokenByPeriod(p: number): number {
    return Math.max(0, at(openOn, p) - at(openMost, p)) + Math.max(0, at(openLeast, p) - at(openOn, p));
  }

  function brokenByBranch(i: number): number {
    return Math.max(0, at(days, i) - at(most, i)) + Math.max(0, at(least, i) - at(days, i)) + Math.max(0, at(longest, at(pattern, i)) - longestGap);
  }

  function priceOf(i: number, p: number): number {
    return changePrice ? at(changePrice, i * periods + p) : 0;
  }

  /** What it adds or saves when a cell leaves the plan that people know, or comes back to it. */
  function toldMore(i: number, p: number, opens: boolean): number {
    return known === undefined ? 0 : (known[i * periods + p] === 1) === opens ? -priceOf(i, p) : priceOf(i, p);
  }

  function crowdAt(cell: number, i: number): number {
    return Math.max(0, at(load, cell) - at(capacity, i));
  }

  /** Opens a closed cell or closes an open one; toggled twice, everything is as before. */
  function toggle(i: number, p: number): void {
    const cell = p * branches + i;
    const opens = open[cell] === 0;
    const group = at(district, i) * periods + p;
    broken -= brokenByPeriod(p) + brokenByBranch(i);
    open[cell] = opens ? 1 : 0;
    const step = opens ? 1 : -1;
    days[i] = at(days, i) + step;
    openOn[p] = at(openOn, p) + step;
    pattern[i] = at(pattern, i) ^ (1 << p);
    const others = at(inDistrict, group);
    inDistrict[group] = others + step;
    if (opens && others === 0) broken -= at(covered, group);
    if (!opens && others === 1) broken += at(covered, group);
    broken += brokenByPeriod(p) + brokenByBranch(i);
    total += at(demand, p) * (opens ? drawn(i, p, cell) : released(i, p)) + toldMore(i, p, opens);
  }

  /** The areas that a newly opened branch takes over. */
  function drawn(i: number, p: number, cell: number): number {
    let change = 0;
    for (let e = at(from, i), end = at(from, i + 1); e < end; e += 1) {
      const j = at(ofArea, e);
      const k = at(ofPlace, e);
      const before = at(level, p * areas + j);
      if (k >= before) continue;
      change += at(weighedHere, e) - at(way, p * areas + j);
      level[p * areas + j] = k;
      way[p * areas + j] = at(weighedHere, e);
      if (crowded) change += moved(j, p, before === near ? -1 : at(nearest, j * near + before), cell, i);
    }
    return change;
  }

  /** The areas of a branch that closes go to the next one that is open. */
  function released(i: number, p: number): number {
    let change = 0;
    for (let e = at(from, i), end = at(from, i + 1); e < end; e += 1) {
      const j = at(ofArea, e);
      const k = at(ofPlace, e);
      if (k !== at(level, p * areas + j)) continue;
      let next = k + 1;
      while (next < near) {
        const other = at(nearest, j * near + next);
        if (other >= 0 && open[p * branches + other] === 1) break;
        next += 1;
      }
      change += at(weighed, j * stride + next) - at(weighedHere, e);
      level[p * areas + j] = next;
      way[p * areas + j] = at(weighed, j * stride + next);
      if (crowded) {
        const other = next === near ? -1 : at(nearest, j * near + next);
        change += moved(j, p, i, other < 0 ? -1 : p * branches + other, other);
      }
    }
    return change;
  }

  /** An area's visitors go from one branch to another; what that changes in crowding, per unit of the period's demand. */
  function moved(j: number, p: number, old: number, cell: number, to: number): number {
    const share = at(demand, p);
    if (share === 0) return 0;
    const people = at(weight, j) * share * visits;
    let change = 0;
    if (old >= 0) {
      const there = p * branches + old;
      change -= crowdAt(there, old);
      load[there] = at(load, there) - people;
      change += crowdAt(there, old);
    }
    if (to >= 0) {
      change -= crowdAt(cell, to);
      load[cell] = at(load, cell) + people;
      change += crowdAt(cell, to);
    }
    return (change * crowdKm) / share;
  }

  /** What the way would change if in a period one branch closed and another opened (-1: none); nothing is changed. */
  function change(closes: number, opens: number, p: number): number {
    const row = p * areas;
    let sum = 0;
    if (opens >= 0) {
      for (let e = at(from, opens), end = at(from, opens + 1); e < end; e += 1) {
        const less = at(weighedHere, e) - at(way, row + at(ofArea, e));
        if (less < 0) sum += less;
      }
    }
    if (closes >= 0) {
      for (let e = at(from, closes), end = at(from, closes + 1); e < end; e += 1) {
        const j = at(ofArea, e);
        const k = at(ofPlace, e);
        if (k === at(level, row + j)) sum += left(j, k, opens, p);
      }
    }
    const told = (opens < 0 ? 0 : toldMore(opens, p, true)) + (closes < 0 ? 0 : toldMore(closes, p, false));
    return sum * at(demand, p) + told;
  }

  /** An area whose nearest branch closes goes to the next open one; where the opening branch is nearer, it is counted already. */
  function left(j: number, k: number, opens: number, p: number): number {
    const first = j * near;
    if (opens >= 0) for (let q = 0; q < k; q += 1) if (nearest[first + q] === opens) return 0;
    let next = k + 1;
    while (next < near) {
      const other = at(nearest, first + next);
      if (other === opens || (other >= 0 && open[p * branches + other] === 1)) break;
      next += 1;
    }
    return at(weighed, j * stride + next) - at(weighed, j * stride + k);
  }

  /** Whether a plan that keeps the rules still keeps them after some cells are toggled, at most one opening and one closing a period. */
  function keepsRules(cells: Int32Array, count: number): boolean {
    for (let n = 0; n < count; n += 1) {
      const i = at(cells, 2 * n);
      const p = at(cells, 2 * n + 1);
      let seven = at(pattern, i);
      let met = -1;
      for (let m = 0; m < count; m += 1) {
        if (cells[2 * m] === i) seven ^= 1 << at(cells, 2 * m + 1);
        else if (cells[2 * m + 1] === p) met = at(cells, 2 * m);
      }
      const worked = at(bits, seven);
      if (worked > at(most, i) || worked < at(least, i) || at(longest, seven) > longestGap) return false;
      const closes = open[p * branches + i] === 1;
      if (met < 0 && (closes ? at(openOn, p) <= at(openLeast, p) : at(openOn, p) >= at(openMost, p))) return false;
      if (closes) {
        const group = at(district, i) * periods + p;
        if (at(inDistrict, group) === 1 && covered[group] === 1 && (met < 0 || district[met] !== district[i])) return false;
      }
    }
    return true;
  }

  return {
    problem, open, pattern, days, openOn, toggle, change, keepsRules, crowded,
    isOpen: (i: number, p: number): boolean => open[p * branches + i] === 1,
    /** weighted kilometres of the whole week, crowding counted in */
    cost: (): number => total,
    /** how many times a rule is broken; 0 is a plan that may be published */
    broken: (): number => broken,
    plan: (from: Uint8Array = open): Plan => {
      const plan = new Uint8Array(branches * periods);
      for (let i = 0; i < branches; i += 1) for (let p = 0; p < periods; p += 1) plan[i * periods + p] = at(from, p * branches + i);
      return plan;
    },
  };
}

/** For each branch the areas that have it among their nearest, and in which place. */
function reached({ branches, areas, near, nearest }: Problem): { from: Int32Array; area: Int32Array; place: Uint8Array } {
  const from = new Int32Array(branches + 1);
  for (const i of nearest) if (i >= 0) from[i + 1] = at(from, i + 1) + 1;
  for (let i = 0; i < branches; i += 1) from[i + 1] = at(from, i + 1) + at(from, i);
  const area = new Int32Array(at(from, branches));
  const place = new Uint8Array(at(from, branches));
  const next = from.slice();
  for (let j = 0; j < areas; j += 1) {
    for (let k = 0; k < near; k += 1) {
      const i = at(nearest, j * near + k);
      if (i < 0) continue;
      const e = at(next, i);
      next[i] = e + 1;
      area[e] = j;
      place[e] = k;
    }
  }
  return { from, area, place };
}

/** For every pattern of open periods its longest run of closed ones, round the week. */
function longestClosed(periods: number): Uint8Array {
  const longest = new Uint8Array(1 << periods);
  for (let pattern = 0; pattern < longest.length; pattern += 1) {
    let run = 0;
    for (let step = 0; step < 2 * periods; step += 1) {
      run = (pattern >> (step % periods)) & 1 ? 0 : run + 1;
      longest[pattern] = Math.min(periods, Math.max(at(longest, pattern), run));
    }
  }
  return longest;
}

type Numbers = Float64Array | Int32Array | Uint8Array | Int8Array;

/** Every index here is within its array by construction. */
export function at(list: Numbers, index: number): number {
  return list[index] as number;
}
