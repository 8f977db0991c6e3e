/** A device's clock is believed when two things agree: when it says the work was done, and how long ago that was by its own count. */

export const CLOCK_DOUBTS = ['future', 'old', 'beforeKit', 'jumped'] as const;
export type ClockDoubt = (typeof CLOCK_DOUBTS)[number];

export type Claim = Readonly<{
  doneAt: Date;
  receivedAt: Date;
  kitIssuedAt: Date;
  /** by the device's own clock, from the record to its sending */
  ageSeconds: number;
  /** bank seconds per second: a sample bank's day may run faster */
  speed: number;
  limits: Readonly<{ slackMinutes: number; mostHours: number }>;
}>;

export function clockDoubt({ doneAt, receivedAt, kitIssuedAt, ageSeconds, speed, limits }: Claim): ClockDoubt | undefined {
  const slack = limits.slackMinutes * 60_000 * Math.max(1, speed);
  const age = receivedAt.getTime() - doneAt.getTime();
  if (age < -slack) return 'future';
  if (age > limits.mostHours * 3_600_000) return 'old';
  if (doneAt.getTime() < kitIssuedAt.getTime() - slack) return 'beforeKit';
  return Math.abs(age - ageSeconds * 1_000 * speed) > slack ? 'jumped' : undefined;
}
