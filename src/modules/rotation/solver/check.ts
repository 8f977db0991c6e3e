import type { Plan, Problem } from './problem.ts';

/** A rule that a plan breaks, and where. `uncovered` is the gap that a person may accept by name; all others stop a publication. */
export type Broken =
  | Readonly<{ rule: 'tooManyDays' | 'tooFewDays' | 'gapTooLong'; branch: number; is: number; limit: number }>
  | Readonly<{ rule: 'tooManyOpen' | 'tooFewOpen'; period: number; is: number; limit: number }>
  | Readonly<{ rule: 'mustOpen' | 'mustClose'; branch: number; period: number }>
  | Readonly<{ rule: 'uncovered'; district: number; period: number }>;

/**
 * Every rule looked at again, one by one, from the plan alone: no counter, table or shortcut of the search is used, so that a fault
 * there can't hide here.
 */
export function brokenRules(problem: Problem, plan: Plan): Broken[] {
  const branches = [...Array(problem.branches).keys()];
  const periods = [...Array(problem.periods).keys()];
  const isOpen = (branch: number, period: number) => plan[branch * problem.periods + period] === 1;
  const broken: Broken[] = [];

  for (const branch of branches) {
    const days = periods.filter((period) => isOpen(branch, period));
    const most = problem.most[branch] ?? 0;
    const least = problem.least[branch] ?? 0;
    if (days.length > most) broken.push({ rule: 'tooManyDays', branch, is: days.length, limit: most });
    if (days.length < least) broken.push({ rule: 'tooFewDays', branch, is: days.length, limit: least });
    const gap = longestGap(days, problem.periods);
    if (gap > problem.longestGap) broken.push({ rule: 'gapTooLong', branch, is: gap, limit: problem.longestGap });
    for (const period of periods) {
      const pin = problem.pins[branch * problem.periods + period];
      if (pin === 1 && !isOpen(branch, period)) broken.push({ rule: 'mustOpen', branch, period });
      if (pin === -1 && isOpen(branch, period)) broken.push({ rule: 'mustClose', branch, period });
    }
  }
  for (const period of periods) {
    const open = branches.filter((branch) => isOpen(branch, period));
    const most = problem.openMost[period] ?? 0;
    const least = problem.openLeast[period] ?? 0;
    if (open.length > most) broken.push({ rule: 'tooManyOpen', period, is: open.length, limit: most });
    if (open.length < least) broken.push({ rule: 'tooFewOpen', period, is: open.length, limit: least });
    const covered = new Set(open.map((branch) => problem.district[branch]));
    for (let district = 0; district < problem.districts; district += 1) {
      const needed = problem.covered[district * problem.periods + period] === 1;
      if (needed && !covered.has(district)) broken.push({ rule: 'uncovered', district, period });
    }
  }
  return broken;
}

/** Most closed periods between two open ones, from the last of the week on to the first of the next. */
function longestGap(days: readonly number[], periods: number): number {
  if (days.length === 0) return periods;
  return Math.max(...days.map((day, n) => (n + 1 < days.length ? (days[n + 1] ?? 0) - day : (days[0] ?? 0) + periods - day) - 1));
}

/** Mean kilometres of residents, worked out afresh from the lists of nearest branches. */
export function meanKmOf(problem: Problem, plan: Plan): number {
  let way = 0;
  let people = 0;
  for (let period = 0; period < problem.periods; period += 1) {
    for (let area = 0; area < problem.areas; area += 1) {
      const list = problem.nearest.slice(area * problem.near, (area + 1) * problem.near);
      const place = list.findIndex((branch) => branch >= 0 && plan[branch * problem.periods + period] === 1);
      const heft = (problem.weight[area] ?? 0) * (problem.demand[period] ?? 0);
      way += heft * (problem.km[area * (problem.near + 1) + (place === -1 ? problem.near : place)] ?? 0);
      people += heft;
    }
  }
  return way / people;
}
