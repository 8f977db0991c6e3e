import { bandOf, SHARES, type Band } from './moment.ts';
import { quantileOfSorted } from './quantile.ts';

/** A line and what serves it, in minutes from now. */
export type WorkAhead = Readonly<{
  /** services that run: how long each has taken so far, and what such services take */
  running: readonly Readonly<{ spent: number; service: Durations }>[];
  /** those who wait, in calling order */
  waiting: readonly Durations[];
  /** 柜台计划: how many counters serve this line from a minute on; the first entry is now */
  counters: readonly Readonly<{ from: number; open: number }>[];
  /** the share of waiting people who leave before their turn */
  leaving: number;
}>;

/** 办理时长: minutes that services of one kind took here lately; while there are few, the catalogue's minutes speak. */
export type Durations = Readonly<{ usual: number; lately: readonly number[] }>;

/**
 * 工作量法 with Monte Carlo (FLOW 5.2): services are given to the next free counter in calling order, the number of counters follows the plan,
 * and durations are drawn from those of late, many times. One band for each who waits, and a last one for somebody who joins now.
 */
export function workAhead(work: WorkAhead, chance: () => number, runs = RUNS): Band[] {
  const waits = Array.from({ length: runs }, () => startsOf(work, chance));
  return Array.from({ length: work.waiting.length + 1 }, (_, place) => {
    const sorted = waits.map((starts) => starts[place] ?? 0).toSorted((a, b) => a - b);
    return bandOf(SHARES.map((share) => quantileOfSorted(sorted, share) ?? 0));
  });
}

const RUNS = 200;
const ENOUGH_DURATIONS = 5;
/** No counter in sight: the wait is not known to end before this. */
const A_DAY_MINUTES = 600;

/** One day as it may go: when each one's service starts. */
function startsOf({ running, waiting, counters, leaving }: WorkAhead, chance: () => number): number[] {
  const free = running.map(({ spent, service }) => restOf(service, spent, chance));
  const starts: number[] = [];
  let at = 0;
  for (const service of waiting) {
    at = nextFree(free, counters, at);
    starts.push(at);
    if (at < A_DAY_MINUTES && chance() >= leaving) seat(free, at, at + drawn(service, chance));
  }
  return [...starts, nextFree(free, counters, at)];
}

/** The next moment, from `at` on, at which a counter calls. `free` are the moments at which those who serve are done; counters that the plan closes call nobody. */
function nextFree(free: readonly number[], counters: WorkAhead['counters'], at: number): number {
  let now = at;
  for (let tries = 0; tries <= counters.length; tries += 1) {
    const open = counters.findLast(({ from }) => from <= now)?.open ?? 0;
    const change = counters.find(({ from }) => from > now)?.from;
    const busy = free.filter((time) => time > now).toSorted((a, b) => a - b);
    const first = open === 0 ? Infinity : busy.length < open ? now : (busy[busy.length - open] ?? now);
    if (first <= (change ?? A_DAY_MINUTES)) return first;
    if (change === undefined) return A_DAY_MINUTES;
    now = change;
  }
  return A_DAY_MINUTES;
}

/** The counter that is free takes the next one. */
function seat(free: number[], at: number, until: number): void {
  const idle = free.findIndex((time) => time <= at);
  if (idle >= 0) free[idle] = until;
  else free.push(until);
}

function drawn({ usual, lately }: Durations, chance: () => number): number {
  if (lately.length < ENOUGH_DURATIONS) return usual * (COLD_SPREAD[Math.floor(chance() * COLD_SPREAD.length)] ?? 1);
  return lately[Math.floor(chance() * lately.length)] ?? usual;
}

/** What a service still takes that has taken `spent`: drawn from those that took longer. */
function restOf(service: Durations, spent: number, chance: () => number): number {
  const longer = service.lately.filter((one) => one > spent);
  if (longer.length >= ENOUGH_DURATIONS) return (longer[Math.floor(chance() * longer.length)] ?? spent) - spent;
  return Math.max(service.usual / 4, drawn({ ...service, lately: [] }, chance) - spent);
}

/** Services are short more often than long: ten equally likely shares of the mean, coefficient of variation 0.7 (FLOW 5.3). */
const COLD_SPREAD = [0.27, 0.41, 0.53, 0.64, 0.76, 0.89, 1.05, 1.26, 1.59, 2.6];
