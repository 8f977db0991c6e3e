import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { noteShelves } from './acts/note-shelves.ts';
import { hearOfTransfer } from './acts/transfer.ts';
import { purgePhotos } from './acts/purge-photos.ts';
import { watch } from './acts/watch.ts';
import { branchesWithOldPhotos } from './reads/photos.ts';
import { branchesToWatch } from './reads/branches-to-watch.ts';

const AT_ONCE = 200;

export const events: Events = {
  'protection.roundDone': ['protection.watchBranch'],
  'protection.roundUndone': ['protection.watchBranch'],
  'protection.riskChanged': ['protection.watchBranch', 'protection.noteShelves'],
  'protection.planChanged': ['protection.watchBranch', 'protection.noteShelves'],
  'risk.levelChanged': ['protection.watchBranch', 'protection.noteShelves'],
  'protection.stockChanged': ['protection.noteShelves'],
  'protection.transferChanged': ['protection.tellOtherEnd'],
  'protection.gateSigned': ['protection.noteShelves'],
  'protection.gateOverridden': ['protection.noteShelves'],
  'protection.placesChanged': ['protection.watchBranch'],
};

export const jobs: Jobs = {
  /** Once a minute: the branches for which something has changed by the clock. */
  'protection.watch': { run: (asking) => watchAll(asking).then(() => undefined), cron: '* * * * *' },
  /** What goes in a day, and what is short because of it, follows stock, risk level and rota. */
  'protection.noteShelves': { run: async (asking, { branch }) => void (await noteShelves(asking, { branch })) },
  'protection.tellOtherEnd': {
    run: async (asking, { facts }) => { if (typeof facts['other'] === 'string') await hearOfTransfer(asking, { branch: facts['other'], transfer: String(facts['transfer']) }); },
  },
  /** Each night, branch by branch. */
  'protection.purgePhotos': { run: async (asking) => { for (const branch of await branchesWithOldPhotos(asking, {})) await purgePhotos(asking, { branch }); }, cron: '40 18 * * *' },
  'protection.watchBranch': { run: async (asking, { branch }) => void (await watch(asking, { branches: [branch] })) },
};

/** All branches that must be looked at by now, a batch at a time; says how many. */
export async function watchAll(asking: Asking): Promise<number> {
  const due = await branchesToWatch(asking, { now: asking.now });
  for (let from = 0; from < due.length; from += AT_ONCE) await watch(asking, { branches: due.slice(from, from + AT_ONCE) });
  return due.length;
}
