import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof openMetrics>;

/** Prometheus figures of one program: rate, errors, duration, and what waits. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kaimen_' });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({ name: 'kaimen_http_seconds', help: 'Duration of requests', labelNames: ['route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5], registers }),
    acts: new Counter({ name: 'kaimen_acts_total', help: 'Deeds asked for', labelNames: ['act'], registers }),
    refusals: new Counter({ name: 'kaimen_refusals_total', help: 'Refusals by code', labelNames: ['code'], registers }),
    hotBatch: new Histogram({ name: 'kaimen_hot_batch', help: 'Deeds per micro-batch', buckets: [1, 2, 4, 8, 16, 32, 64], registers }),
    streams: new Gauge({ name: 'kaimen_live_streams', help: 'Open live streams', registers }),
    jobs: new Counter({ name: 'kaimen_jobs_total', help: 'Jobs by task and end', labelNames: ['task', 'end'], registers }),
  };
}
