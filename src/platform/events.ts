import type { Asking } from './house.ts';
import type { Facts } from './act.ts';

/** topic -> names of jobs, enqueued in the announcing transaction. */
export type Events = Readonly<Record<string, readonly string[]>>;

export type News = Readonly<{ branch: string; topic: string; facts: Facts }>;

/**
 * A job may run twice; its act must not mind. It is given the system's Asking and, when an event woke it, the news.
 * `cron` is a crontab line in UTC (graphile-worker).
 */
export type Job = Readonly<{ run: (asking: Asking, payload: News) => Promise<void>; cron?: string; tries?: number }>;
export type Jobs = Readonly<Record<string, Job>>;
