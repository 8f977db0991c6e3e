import type { Metrics } from '#platform/metrics.ts';

type Sample = { metricName?: string; labels: Partial<Record<string, string | number>>; value: number };
export type ProgramFigures = { loopP99Ms: number; screens: number; answers: { asked: number; faults: number; p95Ms: number } };

/** The program's own Prometheus figures, read as /metrics reads them. */
export async function programFigures({ registry }: Metrics): Promise<ProgramFigures> {
  const all = await registry.getMetricsAsJSON();
  const samples = (name: string): readonly Sample[] => all.find((one) => one.name === name)?.values ?? [];
  return {
    loopP99Ms: Math.round((samples('kaimen_nodejs_eventloop_lag_p99_seconds')[0]?.value ?? 0) * 1_000),
    screens: samples('kaimen_live_streams')[0]?.value ?? 0,
    answers: answersOf(samples('kaimen_http_seconds')),
  };
}

/** How many requests were answered, how many ended as faults, and the bucket (ms) within which 95 of 100 were answered. */
export function answersOf(samples: readonly Sample[]): ProgramFigures['answers'] {
  const counts = samples.filter((one) => one.metricName === 'kaimen_http_seconds_count');
  const asked = sum(counts);
  // 503 says "again in a moment" and is no fault of the program.
  const faults = sum(counts.filter(({ labels }) => Number(labels['status']) >= 500 && Number(labels['status']) !== 503));
  const within = new Map<number, number>();
  for (const { metricName, labels, value } of samples) {
    const bound = Number(labels['le']);
    if (metricName === 'kaimen_http_seconds_bucket' && Number.isFinite(bound)) within.set(bound, (within.get(bound) ?? 0) + value);
  }
  const bounds = [...within.keys()].toSorted((a, b) => a - b);
  const bound = bounds.find((limit) => (within.get(limit) ?? 0) >= asked * 0.95) ?? bounds.at(-1) ?? 0;
  return { asked, faults, p95Ms: asked === 0 ? 0 : Math.round(bound * 1_000) };
}

function sum(samples: readonly Sample[]): number {
  return samples.reduce((all, one) => all + one.value, 0);
}
