/**
 * 预计等候: what a line looks like at the moment when somebody joins it. A line is one service group of one branch.
 * Only what is known at that moment; `waited` comes true later. Nothing personal.
 */
export type Moment = Readonly<{
  /** business days are counted, so that days can be told apart and recent ones weigh more */
  day: number;
  /** minutes since midnight, branch time */
  minute: number;
  /** people who will be called first */
  ahead: number;
  /** counters that serve this line now */
  counters: number;
  /** numbers called so far today, and in the last half hour and hour */
  called: number;
  called30: number;
  called60: number;
}>;

/** A moment that has come true: the minutes until the call. */
export type Lived = Moment & Readonly<{ waited: number }>;

/** A moment of today: `near` is what similar moments said then; `calledAt` is when its turn came, as far as that is known now. */
export type OfToday = Moment & Readonly<{ near: number; calledAt: number | undefined }>;

/** Of ten people, one waits less than p10, five less than p50, eight less than p80, nine less than p90. */
export type Band = Readonly<{ p10: number; p50: number; p80: number; p90: number }>;

export const MIDDLE = 0.5;
export const SHARES = [0.1, MIDDLE, 0.8, 0.9] as const;

/** Never negative, never crossing. */
export function bandOf([p10 = 0, p50 = 0, p80 = 0, p90 = 0]: readonly number[]): Band {
  const middle = Math.max(0, p50);
  const most = Math.max(middle, p80);
  return { p10: Math.max(0, Math.min(p10, middle)), p50: middle, p80: most, p90: Math.max(most, p90) };
}
