/** 要您决定的事: what of a branch's state asks for a decision now. Values in, verdicts out. */

export type Limits = Readonly<{ maximumWaitMinutes: number; openGraceMinutes: number; idleCounterMinutes: number; silentScreenMinutes: number }>;

export type Seen = Readonly<{
  /** minutes since the present session began; undefined while the branch is closed by its hours */
  openForMinutes: number | undefined;
  inside: number;
  cap: number;
  outside: number;
  light: 'open' | 'watch' | 'full';
  waiting: readonly { number: string; minutes: number; group: string }[];
  counters: readonly { number: number; staffed: boolean; busy: boolean; idleMinutes: number; waitingFor: number; groups: readonly string[] }[];
  screens: readonly { name: string; silentMinutes: number | undefined }[];
}>;

export const DECISIONS = ['notOpen', 'hallFull', 'longWait', 'noCounter', 'counterIdle', 'openAfterHours', 'screenSilent', 'hallNearlyFull'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** `act`: people are kept waiting or unsafe now. `watch`: it will come to that. */
export type Decision = Readonly<{ kind: DecisionKind; level: 'act' | 'watch'; facts: Readonly<Record<string, string | number>> }>;

/** In the order in which a branch head should look at them: what keeps people out first, what is a nuisance last. */
export function decisionsOf(seen: Seen, limits: Limits): Decision[] {
  const found = [notOpen(seen, limits), hallFull(seen), longWait(seen, limits), ...noCounter(seen), ...counterIdle(seen, limits), openAfterHours(seen), ...screenSilent(seen, limits), hallNearlyFull(seen)];
  return found.filter((one) => one !== undefined);
}

/** 到点未开门: hours say open, and after the grace nobody sits at a counter. */
function notOpen(seen: Seen, limits: Limits): Decision | undefined {
  const late = seen.openForMinutes !== undefined && seen.openForMinutes >= limits.openGraceMinutes;
  return late && !seen.counters.some((one) => one.staffed) ? { kind: 'notOpen', level: 'act', facts: { minutes: seen.openForMinutes, waiting: seen.waiting.length + seen.outside } } : undefined;
}

/** 大堂已满: nobody may come in; it is urgent as soon as somebody stands outside. */
function hallFull(seen: Seen): Decision | undefined {
  return seen.light === 'full' ? { kind: 'hallFull', level: seen.outside > 0 ? 'act' : 'watch', facts: { inside: seen.inside, cap: seen.cap, outside: seen.outside } } : undefined;
}

function hallNearlyFull(seen: Seen): Decision | undefined {
  return seen.light === 'watch' ? { kind: 'hallNearlyFull', level: 'watch', facts: { inside: seen.inside, cap: seen.cap, free: seen.cap - seen.inside } } : undefined;
}

/** 等候超时: the longest wait has reached the maximum wait. */
function longWait(seen: Seen, limits: Limits): Decision | undefined {
  const over = seen.waiting.filter((one) => one.minutes >= limits.maximumWaitMinutes);
  const longest = over.toSorted((a, b) => b.minutes - a.minutes)[0];
  return longest && { kind: 'longWait', level: 'act', facts: { number: longest.number, minutes: longest.minutes, count: over.length, limit: limits.maximumWaitMinutes } };
}

/** 有人等、没有柜台办: people wait for a kind of business that no staffed counter serves. */
function noCounter(seen: Seen): Decision[] {
  if (!seen.counters.some((one) => one.staffed)) return [];
  const groups = [...new Set(seen.waiting.map((one) => one.group))];
  return groups
    .filter((group) => !seen.counters.some((one) => one.staffed && one.groups.includes(group)))
    .map((group) => ({ kind: 'noCounter', level: 'act', facts: { group, count: seen.waiting.filter((one) => one.group === group).length } }));
}

/** 有人等、柜台空着: a staffed counter stands idle although it could serve somebody who waits. */
function counterIdle(seen: Seen, limits: Limits): Decision[] {
  return seen.counters
    .filter((one) => one.staffed && !one.busy && one.waitingFor > 0 && one.idleMinutes >= limits.idleCounterMinutes)
    .map((one) => ({ kind: 'counterIdle', level: 'watch', facts: { counter: one.number, minutes: one.idleMinutes, count: one.waitingFor } }));
}

/** 过了营业时间还有人: the hours are over and people are still inside or waiting. */
function openAfterHours(seen: Seen): Decision | undefined {
  const left = seen.openForMinutes === undefined && seen.inside + seen.waiting.length > 0;
  return left ? { kind: 'openAfterHours', level: 'watch', facts: { inside: seen.inside, waiting: seen.waiting.length } } : undefined;
}

/** 屏幕没有回应: a screen that once reported is silent while the branch is open. */
function screenSilent(seen: Seen, limits: Limits): Decision[] {
  if (seen.openForMinutes === undefined) return [];
  return seen.screens
    .filter((one) => one.silentMinutes !== undefined && one.silentMinutes >= limits.silentScreenMinutes)
    .map((one) => ({ kind: 'screenSilent', level: 'watch', facts: { name: one.name, minutes: one.silentMinutes ?? 0 } }));
}

export type BranchState = 'closed' | 'open' | 'busy' | 'act';

/** One word for the map. Busy: nearly full, or the longest wait is past half of the maximum. */
export function stateOf(seen: { isOpen: boolean; inside: number; cap: number | null; longestMinutes: number; staffed: number; openForMinutes: number | undefined; outside: number }, limits: Limits & { alarmShare: number }): BranchState {
  if (!seen.isOpen) return 'closed';
  const isFull = seen.cap !== null && seen.inside >= seen.cap && seen.outside > 0;
  const isUnstaffed = seen.staffed === 0 && seen.openForMinutes !== undefined && seen.openForMinutes >= limits.openGraceMinutes;
  if (isFull || isUnstaffed || seen.longestMinutes >= limits.maximumWaitMinutes) return 'act';
  const isFilling = seen.cap !== null && seen.inside >= seen.cap * limits.alarmShare;
  return isFilling || seen.longestMinutes >= limits.maximumWaitMinutes / 2 ? 'busy' : 'open';
}

export type Point = Readonly<{ at: Date; inside: number }>;

/** The curve in steps a chart can hold: the most people inside within each step, and the state carried through steps without an event. */
export function inSteps(curve: readonly Point[], until: Date, minutes: number): Point[] {
  const first = curve[0];
  if (!first) return [];
  const step = minutes * 60_000;
  const start = Math.floor(first.at.getTime() / step) * step;
  const steps: Point[] = [];
  let next = 0;
  let inside = 0;
  for (let from = start; from <= until.getTime(); from += step) {
    let most = inside;
    while (next < curve.length && (curve[next]?.at.getTime() ?? Infinity) < from + step) {
      inside = curve[next]?.inside ?? inside;
      most = Math.max(most, inside);
      next += 1;
    }
    steps.push({ at: new Date(from), inside: most });
  }
  return steps;
}
