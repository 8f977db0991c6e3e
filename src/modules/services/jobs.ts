import type { Jobs } from '#platform/events.ts';
import { turnCatalogue } from './acts/turn-catalogue.ts';
import { changesDue } from './reads/catalogue.ts';

export const jobs: Jobs = {
  'services.turn': { run: async (asking) => { if ((await changesDue(asking, {})).due > 0) await turnCatalogue(asking, {}); }, cron: '1 * * * *' },
};
