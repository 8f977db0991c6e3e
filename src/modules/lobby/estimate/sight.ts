import { alike, NEAR, SAME, type Past } from './alike.ts';
import type { Moment, OfToday } from './moment.ts';

/**
 * What a branch remembers of a line. The past are finished days only; `usual` is minutes for each place in line, from wherever it is known best;
 * `hour` is `hourOf` this moment, where it was worked out once for a whole line.
 */
export type Memory = Readonly<{ past: Past; today: readonly OfToday[]; usual: number; branchSlip: number; hour?: Hour }>;

/** What is usual at a time of day: counters, and numbers called since the morning. */
export type Hour = Readonly<{ counters: number; called: number }>;

/** What the learnt correction looks at, in this order; a new one comes last, since forecasts are stored as they were seen. UNKNOWN where the line has no history yet. */
export const SIGHTS = [
  'ahead', 'counters', 'called30', 'called60', 'minute', 'usual', 'paceLately', 'paceThisHour', 'lastWait', 'oldestWaits', 'came30', 'came60',
  'sinceCall', 'near20', 'near50', 'near80', 'same20', 'same50', 'same80', 'ownSlip', 'branchSlip', 'usualCounters', 'dayPace', 'nearWeight',
  'lastPlaces',
] as const;

export type Sight = Readonly<{ values: Float64Array; near: number }>;

export const UNKNOWN = -1;

/** Everything an estimate may know of this moment, as numbers: the queue rules QL, HOL and LES of the literature (FLOW 5.1), pace, similar moments, and how wrong today has been. */
export function sightOf(moment: Moment, memory: Memory): Sight {
  const { past, today, usual } = memory;
  const places = moment.ahead + 1;
  const near = alike(moment, past.near, NEAR, usual * places);
  const same = alike(moment, past.same, SAME, near.p50);
  const line = lineToday(moment, today);
  const hour = memory.hour ?? hourOf(past.lived, moment.minute);
  const values = Float64Array.of(
    moment.ahead, moment.counters, moment.called30, moment.called60, moment.minute, usual * places,
    pace(30, moment.called30, places), pace(60, moment.called60, places), line.lastWait, line.oldestWaits,
    cameSince(30, moment, today), cameSince(60, moment, today), line.sinceCall,
    near.p20, near.p50, near.p80, same.p20, same.p50, same.p80, line.slip, memory.branchSlip, hour.counters, hour.called > 0 ? (moment.called + 1) / (hour.called + 1) : UNKNOWN,
    near.weight, lastPlaces(moment, today),
  );
  return { values, near: near.p50 };
}

/** How a forecast was missed, against its own size: 0 is right, 1 is twice as long as expected. */
export function slipOf(waited: number, expected: number): number {
  return Math.max(-1, Math.min(3, (waited - expected) / (expected + SOFT_MINUTES)));
}

/** Small waits are not told apart by minutes. */
export const SOFT_MINUTES = 5;

function pace(minutes: number, called: number, places: number): number {
  return called > 0 ? (minutes / called) * places : UNKNOWN;
}

/** LES, HOL, minutes since the last call, and the recent misses, from the moments of today. */
function lineToday(now: Moment, today: readonly OfToday[]) {
  let lastWait = UNKNOWN;
  let oldestWaits = 0;
  let slips = 0;
  let weight = 0;
  for (let at = today.length - 1; at >= 0; at -= 1) {
    const one = today[at];
    if (!one) continue;
    if (one.calledAt === undefined || one.calledAt > now.minute) {
      oldestWaits = now.minute - one.minute;
      continue;
    }
    if (lastWait === UNKNOWN) lastWait = one.calledAt - one.minute;
    const ago = now.minute - one.calledAt;
    if (ago >= 60) continue;
    const fresh = Math.exp(-ago / 30);
    slips += fresh * slipOf(one.calledAt - one.minute, one.near);
    weight += fresh;
  }
  return { lastWait, oldestWaits, slip: slips / (weight + 1), sinceCall: now.minute - lastCall(now, today) };
}

function lastCall(now: Moment, today: readonly OfToday[]): number {
  const before = today.findLastIndex((one) => one.called < now.called);
  return (before >= 0 ? today[before + 1]?.minute : today[0]?.minute) ?? now.minute;
}

/** How long the line took for as many numbers as now have to be called, this one's included. */
function lastPlaces(now: Moment, today: readonly OfToday[]): number {
  const then = today.findLast((one) => one.called <= now.called - now.ahead - 1);
  return then ? now.minute - then.minute : UNKNOWN;
}

/** Who joined the line in the last minutes: numbers called and people waiting, now less then. */
function cameSince(minutes: number, now: Moment, today: readonly OfToday[]): number {
  const then = today.findLast((one) => now.minute - one.minute >= minutes) ?? today[0];
  return then ? Math.max(0, now.called + now.ahead - then.called - then.ahead) : 0;
}

export function hourOf(past: readonly Moment[], minute: number): Hour {
  let counters = 0;
  let called = 0;
  let count = 0;
  for (const one of past) {
    if (Math.abs(one.minute - minute) > 20) continue;
    counters += one.counters;
    called += one.called;
    count += 1;
  }
  return count === 0 ? { counters: UNKNOWN, called: 0 } : { counters: counters / count, called: called / count };
}
