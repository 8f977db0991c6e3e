import type { MachinePlace } from '#modules/lobby/index.ts';
import { machinesUnder, type Behaviour, type BranchModel, type Measures } from './model.ts';
import type { Visitor } from './visitors.ts';

const SCREEN_MINUTES = 0.25;

/**
 * 全知下限 (TWIN A.9): with full knowledge, everybody movable over the day and the booking page reaching everybody, each is on site only
 * for screening and the own service by the best channel allowed. The work of a day then lies evenly over its open minutes, and n(n−1)/2,
 * taken linear between whole numbers, is convex: no schedule has fewer pair-hours. Windows and counters only raise it.
 */
export function boundPairHours(model: BranchModel, behaviour: Behaviour, measures: Measures, visitors: readonly Visitor[], day: number): number {
  const machines = machinesUnder(model, measures);
  const minutes = visitors
    .filter((one) => one.day === day && !(one.errand.online && one.coins.onlineBooked < behaviour.onlineBooked[one.elder ? 'elders' : 'others']))
    .reduce((sum, one) => sum + SCREEN_MINUTES + leastMinutes(one, machines) * one.slow, 0);
  const open = model.closes - model.opens;
  return (pairsOf(minutes / open) * open) / 60;
}

/** The shorter of counter and machine; a mask comes off at a counter or in a booth only. */
function leastMinutes({ errand }: Visitor, machines: readonly MachinePlace[]): number {
  const able = machines.some((machine) => machine.kind === errand.machine?.kind && (!errand.maskOff || machine.booth));
  return able && errand.machine ? Math.min(errand.minutes, errand.machine.minutes) : errand.minutes;
}

/** n(n−1)/2, linear between whole numbers. */
function pairsOf(people: number): number {
  const whole = Math.floor(people);
  return (whole * (whole - 1)) / 2 + (people - whole) * whole;
}
