import { bandOf, type Band } from './moment.ts';
import { quantile } from './quantile.ts';

/** What stands before somebody who joins now, in minutes from now. */
export type WorkAhead = Readonly<{
  /** services that run: how long each has taken so far, and what such services take */
  running: readonly Readonly<{ spent: number; service: Durations }>[];
  /** those who will be called first, in calling order */
  ahead: readonly Durations[];
  /** 柜台计划: how many counters serve this line from a minute on; the first entry is now */
  counters: readonly Readonly<{ from: number; open: number }>[];
  /** the share of waiting people who leave before their turn */
  leaving: number;
}>;

/** 办理时长: minutes that services of one kind took here lately; while there are few, the catalogue's minutes speak. */
export type Durations = Readonly<{ usual: number; lately: readonly number[] }>;

/**
 * 工作量法 with Monte Carlo (FLOW 5.2): the services before this one are given to the next free counter in calling order, the number of counters
 * follows the plan, and their durations are drawn from those of late, many times.
 */
export function workAhead(work: WorkAhead, chance: () => number, runs = RUNS): Band {
  const waits = Array.from({ length: runs }, () => oneRun(work, chance));
  return bandOf([0.1, 0.5, 0.8, 0.9].map((share) => quantile(waits, share) ?? 0));
}

const RUNS = 200;
const ENOUGH_DURATIONS = 5;
/** No counter in sight: the wait is not known to end before this. */
const A_DAY_MINUTES = 600;

function oneRun({ running, ahead, counters, leaving }: WorkAhead, chance: () => number): number {
  const busy = running.map(({ spent, service }) => restOf(service, spent, chance));
  let free = [...busy, ...Array.from({ length: Math.max(0, (counters[0]?.open ?? 0) - busy.length) }, () => 0)];
  let at = 0;
  const seats = () => {
    const open = counters.findLast(({ from }) => from <= at)?.open ?? 0;
    return Math.max(open, 0);
  };
  /** The moment at which a counter can take the next one; counters that the plan closes finish and call nobody. */
  const next = (): number => {
    for (let tries = 0; tries <= counters.length; tries += 1) {
      free.sort((a, b) => a - b);
      const open = seats();
      if (free.length < open) free = [...free, ...Array.from({ length: open - free.length }, () => at)];
      const first = open === 0 ? undefined : free[Math.max(0, free.length - open)];
      const change = counters.find(({ from }) => from > at)?.from;
      if (first !== undefined && (change === undefined || first <= change)) return Math.max(at, first);
      if (change === undefined) return A_DAY_MINUTES;
      at = change;
    }
    return A_DAY_MINUTES;
  };
  for (const service of ahead) {
    if (chance() < leaving) continue;
    at = next();
    if (at >= A_DAY_MINUTES) return A_DAY_MINUTES;
    const taken = free.findIndex((time) => time <= at);
    free[Math.max(0, taken)] = at + drawn(service, chance);
  }
  return Math.min(A_DAY_MINUTES, next());
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
