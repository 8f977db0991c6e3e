import type { Lived, Moment } from './moment.ts';

/** How far two moments may lie apart and still be called alike. */
export type Likeness = Readonly<{ minutes: number; ahead: number; pace: number; counters: number; days: number; perPlace: boolean }>;

/** 相近时刻: about this time of day, about this many ahead; waits are taken per place in line. */
export const NEAR: Likeness = { minutes: 40, ahead: 0.8, pace: 0.8, counters: 2.5, days: 14, perPlace: true };
/** The very same situation at whatever time of day. */
export const SAME: Likeness = { minutes: 120, ahead: 0.4, pace: 0.5, counters: Infinity, days: Infinity, perPlace: false };

export type Alike = Readonly<{ p20: number; p50: number; p80: number; weight: number }>;

/** A line's past, put into the order in which quantiles are read: by the wait per place for NEAR, by the wait itself for SAME. */
export type Past = Readonly<{ lived: readonly Lived[]; near: readonly Known[]; same: readonly Known[] }>;
type Known = Readonly<{ day: number; minute: number; ahead: number; counters: number; pace: number; wait: number }>;

export function pastOf(lived: readonly Lived[]): Past {
  return { lived, near: inOrder(lived, NEAR), same: inOrder(lived, SAME) };
}

function inOrder(lived: readonly Lived[], { perPlace }: Likeness): Known[] {
  const known = lived.map(({ day, minute, ahead, counters, called30, waited }) => ({ day, minute, ahead, counters, pace: Math.sqrt(called30), wait: perPlace ? waited / (ahead + 1) : waited }));
  return known.sort((a, b) => a.wait - b.wait);
}

/** What people waited who came at moments like this one. Without any, or with few, it leans on `otherwise`. */
export function alike(moment: Moment, known: readonly Known[], how: Likeness, otherwise: number): Alike {
  const waits: number[] = [];
  const weights: number[] = [];
  let weight = 0;
  const pace = Math.sqrt(moment.called30);
  const spread = how.ahead * (1 + 0.3 * moment.ahead);
  const farthestMinutes = how.minutes * 3;
  for (const one of known) {
    const away = one.minute - moment.minute;
    if (away > farthestMinutes || away < -farthestMinutes) continue;
    const apart = (away / how.minutes) ** 2 + ((one.ahead - moment.ahead) / spread) ** 2 + ((one.pace - pace) / how.pace) ** 2
      + ((one.counters - moment.counters) / how.counters) ** 2 + ((moment.day - one.day) / how.days) ** 2;
    if (apart > FARTHEST) continue;
    const likeness = Math.exp(-apart / 2);
    waits.push(one.wait);
    weights.push(likeness);
    weight += likeness;
  }
  if (weight < LEAST_WEIGHT) return { p20: otherwise * 0.5, p50: otherwise, p80: otherwise * 1.6, weight };
  const places = how.perPlace ? moment.ahead + 1 : 1;
  const at = (share: number) => places * weighedQuantile(waits, weights, share * weight);
  return { p20: at(0.2), p50: (at(0.5) * weight + otherwise) / (weight + 1), p80: at(0.8), weight };
}

/** Beyond this squared distance a moment counts less than a thousandth. */
const FARTHEST = 13.8;
const LEAST_WEIGHT = 0.05;

/** The first of the ordered values at which so much weight is reached. */
function weighedQuantile(ordered: readonly number[], weights: readonly number[], reach: number): number {
  let sum = 0;
  for (let at = 0; at < ordered.length; at += 1) {
    sum += weights[at] ?? 0;
    if (sum >= reach) return ordered[at] ?? 0;
  }
  return ordered.at(-1) ?? 0;
}
