import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { purgeHealth, watchHealth } from './acts/watch.ts';
import { destroyed } from './people.ts';

export const events: Events = {};

export const jobs: Jobs = {
  'health.watch': { run: async (asking) => void (await watchHealth(asking, {})), cron: '*/5 * * * *' },
  'health.purge': { run: purgeDeclared, cron: '45 18 * * *' },
};

/** Each night: the rows, then the keys of their days. */
export async function purgeDeclared(asking: Asking): Promise<void> {
  for (const day of (await purgeHealth(asking, {})).days) destroyed(asking.house.secrets, day);
}
