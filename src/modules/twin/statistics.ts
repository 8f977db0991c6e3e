/** A mean over replications with half the width of its 95 % confidence interval. */
export type Estimate = Readonly<{ mean: number; half: number }>;

export function estimateOf(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / Math.max(1, count);
  if (count < 2) return { mean, half: 0 };
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
  return { mean, half: studentsT(count - 1) * Math.sqrt(variance / count) };
}

/** The 97.5 % point of Student's t (Cornish–Fisher around the normal point; to 0.01 from three degrees on). */
export function studentsT(degrees: number): number {
  const z = 1.959964;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3);
}
