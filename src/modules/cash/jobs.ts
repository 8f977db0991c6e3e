import type { Events, Jobs } from '#platform/events.ts';
import { countDays, lengthenHolds } from './acts/days.ts';

export const events: Events = { 'risk.levelChanged': ['cash.lengthen'] };

export const jobs: Jobs = {
  /** Often, so that a day on which the program ran at all is counted. */
  'cash.countDays': { run: async (asking) => void (await countDays(asking, {})), cron: '*/10 * * * *' },
  'cash.lengthen': { run: async (asking, { branch, facts }) => void (await lengthenHolds(asking, lengthenHolds.input.parse({ branch, level: facts['level'] }))) },
};
