import { expectedMinutes } from './rules.ts';

export type Measured = Readonly<{ samples: number; mean: number }>;
export const WHY = ['notMeasured', 'few', 'off', 'same', 'learnt', 'bounded'] as const;
export type WhyMinutes = (typeof WHY)[number];
export type MinutesHere = Readonly<{ minutes: number; basis: 'learnt' | 'catalogue'; why: WhyMinutes }>;
export type MinutesRules = Readonly<{ takesLearntMinutes: boolean; leastMeasured: number }>;

/** Half minutes: finer than that nobody plans, and a place of the slots is five minutes. */
const STEP = 0.5;
/** However much was measured, never more than double or less than half of what the bank believes: beyond that a person looks first. */
const MOST_APART = 2;

/**
 * 用哪个时长: the catalogue's minutes until enough is measured; then the measured mean drawn towards the catalogue (FLOW 3.4, DOMAIN 9.6), in half
 * minutes. What is in use stays until the figure has moved by a whole step, so that no branch goes back and forth from night to night.
 */
export function minutesHere(prior: number, measured: Measured | undefined, inUse: number, rules: MinutesRules): MinutesHere {
  if (!rules.takesLearntMinutes) return { minutes: prior, basis: 'catalogue', why: 'off' };
  if (measured === undefined) return { minutes: prior, basis: 'catalogue', why: 'notMeasured' };
  if (measured.samples < rules.leastMeasured) return { minutes: prior, basis: 'catalogue', why: 'few' };
  const exact = expectedMinutes(prior, measured);
  const bounded = Math.min(prior * MOST_APART, Math.max(prior / MOST_APART, exact));
  if (Math.abs(bounded - inUse) < STEP) return { minutes: inUse, basis: inUse === prior ? 'catalogue' : 'learnt', why: inUse === prior ? 'same' : bounded === exact ? 'learnt' : 'bounded' };
  return { minutes: Math.max(STEP, Math.round(bounded / STEP) * STEP), basis: 'learnt', why: bounded === exact ? 'learnt' : 'bounded' };
}
