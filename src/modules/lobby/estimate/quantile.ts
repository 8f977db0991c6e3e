/** The value below which a share of the values lies; nothing of nothing. */
export function quantile(values: readonly number[], share: number): number | undefined {
  return quantileOfSorted(values.toSorted((a, b) => a - b), share);
}

export function quantileOfSorted(sorted: readonly number[], share: number): number | undefined {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (at - Math.floor(at));
}
