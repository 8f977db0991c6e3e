import type { MachinePlace, Origin, Steerable } from '#modules/lobby/index.ts';
import type { CallingCounter } from '#modules/lobby/index.ts';
import type { Visitor } from './visitors.ts';

/** Somebody on site: a ticket as the calling rules see it, and the person behind it. */
export type Guest = Steerable & {
  outside: boolean;
  keyAt: Date;
  waitsFrom: Date;
  origin: Origin;
  readonly visitor: Visitor;
  readonly arrived: number;
  readonly bookedFor: number | undefined;
  lane: 'counter' | 'machine';
  entered: number | undefined;
};

export type CounterPlace = { readonly counter: CallingCounter; guest: Guest | undefined; since: number };
export type MachineStand = { readonly machine: MachinePlace; guest: Guest | undefined; since: number; mean: number };

/** A wait that has ended, and what it may fairly be compared with. */
export type Waited = Readonly<{ minutes: number; arrived: number; group: string; elder: boolean; atCounter: boolean }>;

/** What happened on one day. */
export type DayLog = {
  pairMinutes: number;
  most: number;
  waits: Waited[];
  stays: { from: number; until: number }[];
  curve: Float64Array;
  unmasked: number;
  online: number;
  deferred: number;
  arrived: number;
  lastLeft: number;
};

export const CURVE_STEP = 10;
export const CURVE_POINTS = 24 * 6;

export function emptyLog(): DayLog {
  return { pairMinutes: 0, most: 0, waits: [], stays: [], curve: new Float64Array(CURVE_POINTS), unmasked: 0, online: 0, deferred: 0, arrived: 0, lastLeft: 0 };
}
