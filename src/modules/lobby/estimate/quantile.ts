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

/** The same where some values count more than others. */
export function weighedQuantiles(values: readonly number[], weights: readonly number[], shares: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return shares.map((share) => {
    let sum = 0;
    const at = order.find((one) => (sum += weights[one] ?? 0) >= share * total);
    return values[at ?? order.at(-1) ?? 0] ?? 0;
  });
}
