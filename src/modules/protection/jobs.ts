import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { watch } from './acts/watch.ts';
import { branchesToWatch } from './reads/branches-to-watch.ts';

const AT_ONCE = 200;

export const events: Events = {
  'protection.roundDone': ['protection.watchBranch'],
  'protection.roundUndone': ['protection.watchBranch'],
  'protection.riskChanged': ['protection.watchBranch'],
  'protection.placesChanged': ['protection.watchBranch'],
};

export const jobs: Jobs = {
  /** Once a minute: the branches for which something has changed by the clock. */
  'protection.watch': { run: (asking) => watchAll(asking).then(() => undefined), cron: '* * * * *' },
  'protection.watchBranch': { run: async (asking, { branch }) => void (await watch(asking, { branches: [branch] })) },
};

/** All branches that must be looked at by now, a batch at a time; says how many. */
export async function watchAll(asking: Asking): Promise<number> {
  let looked = 0;
  for (;;) {
    const branches = await branchesToWatch(asking, { now: asking.now, most: AT_ONCE });
    if (branches.length === 0) return looked;
    await watch(asking, { branches });
    looked += branches.length;
  }
}
