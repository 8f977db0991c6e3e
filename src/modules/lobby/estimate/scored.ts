import type { Band } from './moment.ts';
import { quantile } from './quantile.ts';

/** A forecast beside what came true. */
export type CameTrue = Readonly<{ band: Band; waited: number }>;

export type Score = Readonly<{ n: number; mae: number; median: number; bias: number; within10: number; coverage80: number; kept90: number }>;

/** 预计与实际: mean and median absolute error, bias (positive: we said too long), within ten minutes, inside the 80 % band, and promises of P90 kept. */
export function scoreOf(forecasts: readonly CameTrue[]): Score | undefined {
  const n = forecasts.length;
  if (n === 0) return undefined;
  const errors = forecasts.map(({ band, waited }) => band.p50 - waited);
  const sizes = errors.map(Math.abs);
  const share = (holds: (one: CameTrue) => boolean) => forecasts.filter(holds).length / n;
  return {
    n,
    mae: sum(sizes) / n,
    median: quantile(sizes, 0.5) ?? 0,
    bias: sum(errors) / n,
    within10: sizes.filter((size) => size <= 10).length / n,
    coverage80: share(({ band, waited }) => waited >= band.p10 && waited <= band.p90),
    kept90: share(({ band, waited }) => waited <= band.p90),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
