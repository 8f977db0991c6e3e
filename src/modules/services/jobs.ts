import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { adoptMinutes } from './acts/adopt-minutes.ts';
import { turnCatalogue } from './acts/turn-catalogue.ts';
import { changesDue } from './reads/catalogue.ts';
import { whereMeasured } from './reads/minutes.ts';

export const events: Events = { 'branches.settingChanged': ['services.adoptWhereSet'] };

export const jobs: Jobs = {
  'services.turn': { run: async (asking) => { if ((await changesDue(asking, {})).due > 0) await turnCatalogue(asking, {}); }, cron: '1 * * * *' },
  // After the night's measuring (lobby.scoreForecasts).
  'services.adoptMinutes': { run: adoptEverywhere, cron: '10 18 * * *' },
  'services.adoptWhereSet': { run: async (asking, { facts }) => { if (String(facts['name']).startsWith('services.')) await adoptEverywhere(asking); } },
};

async function adoptEverywhere(asking: Asking): Promise<void> {
  for (const { branch } of await whereMeasured(asking, {})) await adoptMinutes(asking, { branch });
}
