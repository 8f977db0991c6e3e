import type { Lived, Moment } from './moment.ts';
import { weighedQuantiles } from './quantile.ts';

/** How far two moments may lie apart and still be called alike. */
export type Likeness = Readonly<{ minutes: number; ahead: number; pace: number; counters: number; days: number; perPlace: boolean }>;

/** 相近时刻: about this time of day, about this many ahead; waits are taken per place in line. */
export const NEAR: Likeness = { minutes: 40, ahead: 0.8, pace: 0.8, counters: 2.5, days: 10, perPlace: true };
/** The very same situation at whatever time of day. */
export const SAME: Likeness = { minutes: 120, ahead: 0.4, pace: 0.5, counters: Infinity, days: Infinity, perPlace: false };

export type Alike = Readonly<{ p20: number; p50: number; p80: number; weight: number }>;

/** What people waited who came at moments like this one. Without any, or with few, it leans on `otherwise`. */
export function alike(moment: Moment, past: readonly Lived[], how: Likeness, otherwise: number): Alike {
  const waits: number[] = [];
  const weights: number[] = [];
  let weight = 0;
  const pace = Math.sqrt(moment.called30);
  const spread = how.ahead * (1 + 0.3 * moment.ahead);
  for (const one of past) {
    const minutes = (one.minute - moment.minute) / how.minutes;
    if (minutes > 3 || minutes < -3) continue;
    const apart = minutes ** 2 + ((one.ahead - moment.ahead) / spread) ** 2 + ((Math.sqrt(one.called30) - pace) / how.pace) ** 2
      + ((one.counters - moment.counters) / how.counters) ** 2 + ((moment.day - one.day) / how.days) ** 2;
    if (apart > FARTHEST) continue;
    const likeness = Math.exp(-apart / 2);
    waits.push(how.perPlace ? (one.waited * (moment.ahead + 1)) / (one.ahead + 1) : one.waited);
    weights.push(likeness);
    weight += likeness;
  }
  if (weight < LEAST_WEIGHT) return { p20: otherwise * 0.5, p50: otherwise, p80: otherwise * 1.6, weight };
  const [p20 = 0, p50 = 0, p80 = 0] = weighedQuantiles(waits, weights, [0.2, 0.5, 0.8]);
  return { p20, p50: (p50 * weight + otherwise) / (weight + 1), p80, weight };
}

/** Beyond this squared distance a moment counts less than a thousandth. */
const FARTHEST = 13.8;
const LEAST_WEIGHT = 0.05;
