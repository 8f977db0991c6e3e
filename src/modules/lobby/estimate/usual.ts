import { slipOf } from './sight.ts';
import type { OfToday } from './moment.ts';
import { quantile } from './quantile.ts';

export type Usual = Readonly<{ minutes: number; count: number }>;

/** 常见间隔: minutes for each place in line, from waits that came true. */
export function usualOf(waits: readonly Readonly<{ waited: number; ahead: number }>[]): Usual {
  return { minutes: quantile(waits.map(({ waited, ahead }) => waited / (ahead + 1)), 0.5) ?? 0, count: waits.length };
}

/** A line with little history leans on its branch, a branch on the network, and a network on the catalogue's minutes. */
export function leaning(own: Usual, wider: number): number {
  return (own.minutes * own.count + wider * LEAN) / (own.count + LEAN);
}

/** The weight of what is usual elsewhere, in moments of one's own. */
const LEAN = 10;

/** 今天偏快还是偏慢: how the branch's forecasts of the last while were missed, over all its lines; who is overdue counts already. */
export function branchSlip(minute: number, today: readonly OfToday[]): number {
  let slips = 0;
  let count = 0;
  for (const one of today) {
    const ago = minute - one.minute;
    if (ago < 0 || ago > SLIP_MINUTES) continue;
    const isCalled = one.calledAt !== undefined && one.calledAt <= minute;
    if (!isCalled && ago <= one.near) continue;
    slips += slipOf(isCalled && one.calledAt !== undefined ? one.calledAt - one.minute : ago, one.near);
    count += 1;
  }
  return slips / (count + 5);
}

const SLIP_MINUTES = 90;
