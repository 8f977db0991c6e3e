/** 改约: which other times to offer, from the free ones (FLOW 7): expected wait, expected company, and the trouble of waiting. Pure. */

export type FreeTime = Readonly<{ startsAt: Date; load: number; keptFor: 'everyone' | 'priority' }>;
export type DeferralRules = Readonly<{
  /** 最早多少分钟后: who is sent away comes back after a while, not at once */
  leastMinutes: number;
  /** a later day is offered once all of today is loaded above this share */
  fullShare: number;
  latestDays: number;
  /** λ: minutes of waiting that a minute beside one other person weighs */
  companyWeight: number;
  /** minutes of waiting that one day later weighs, and one hour */
  dayMinutes: number;
  hourMinutes: number;
}>;

export const DEFERRAL: DeferralRules = { leastMinutes: 30, fullShare: 0.85, latestDays: 2, companyWeight: 0.1, dayMinutes: 20, hourMinutes: 1 };

export type OfferedTime = FreeTime & Readonly<{ waitMinutes: number }>;

/** The times to offer, best first, at least half an hour apart. Today's quiet times go before any other day's. */
export function timesToOffer(free: readonly FreeTime[], who: Readonly<{ now: Date; elder: boolean; minutes: number; counters: number }>, rules: DeferralRules, count = 3): OfferedTime[] {
  const { now } = who;
  const open = free.filter((one) => minutesFrom(now, one.startsAt) >= rules.leastMinutes && daysFrom(now, one.startsAt) <= rules.latestDays && (who.elder || one.keptFor === 'everyone'));
  const today = open.filter((one) => daysFrom(now, one.startsAt) === 0 && one.load <= rules.fullShare);
  const ranked = (today.length > 0 ? today : open)
    .map((one) => ({ ...one, waitMinutes: waitAtLoad(one.load, who.minutes, who.counters) }))
    .map((one) => ({ one, cost: costOf(one, who, rules) }))
    .sort((a, b) => a.cost - b.cost || a.one.startsAt.getTime() - b.one.startsAt.getTime());
  const chosen: OfferedTime[] = [];
  for (const { one } of ranked) {
    if (chosen.length === count) break;
    if (chosen.every((other) => Math.abs(minutesFrom(one.startsAt, other.startsAt)) >= APART_MINUTES)) chosen.push(one);
  }
  return chosen;
}

const APART_MINUTES = 30;
const MOST_LOAD = 0.95;
const SPREAD = 0.7;

/** What somebody waits on average where counters are busy to this share (Sakasegawa's formula for several servers). */
export function waitAtLoad(load: number, minutes: number, counters: number): number {
  const [busy, servers] = [Math.min(load, MOST_LOAD), Math.max(1, counters)];
  return (((1 + SPREAD ** 2) / 2) * minutes * busy ** (Math.sqrt(2 * (servers + 1)) - 1)) / (servers * (1 - busy));
}

function costOf(one: OfferedTime, who: Readonly<{ now: Date; minutes: number; counters: number }>, rules: DeferralRules): number {
  const company = Math.max(0, one.load * who.counters + (one.waitMinutes * one.load * who.counters) / who.minutes) * (one.waitMinutes + who.minutes);
  const days = daysFrom(who.now, one.startsAt);
  const hours = days === 0 ? minutesFrom(who.now, one.startsAt) / 60 : 0;
  return one.waitMinutes + rules.companyWeight * company + days * rules.dayMinutes + hours * rules.hourMinutes;
}

function minutesFrom(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

/** Whole days between two instants; a night lies between a branch's sessions, so half a day and more is the next day. */
function daysFrom(from: Date, to: Date): number {
  return Math.round(minutesFrom(from, to) / 1_440);
}
