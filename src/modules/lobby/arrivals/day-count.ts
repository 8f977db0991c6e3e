/** People who came on one business day, in equal intervals from the same first minute. */
export type DayCount = Readonly<{ date: string; counts: readonly number[] }>;

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
