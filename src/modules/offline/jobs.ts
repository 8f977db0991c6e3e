import { addMinutes } from '#kernel/time.ts';
import type { Jobs } from '#platform/events.ts';
import { destroyOld } from './acts/kits.ts';
import { branchesWithOldKeys } from './reads/review.ts';

export const jobs: Jobs = {
  /** Each night: keys of devices that have done their time. The act knows each branch's own limit. */
  'offline.destroyOld': {
    run: async (asking) => { for (const branch of await branchesWithOldKeys(asking, { before: addMinutes(asking.now, -24 * 60) })) await destroyOld(asking, { branch }); },
    cron: '50 18 * * *',
  },
};
