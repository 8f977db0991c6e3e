import type { Events, Jobs } from '#platform/events.ts';
import { areasDue, judge } from './acts/judge.ts';
import { readFile, writeConfirmed } from './read-file.ts';

export const events: Events = { 'branches.settingChanged': ['risk.judge'], 'risk.caseFileHandedIn': ['risk.readFile'], 'risk.caseFileConfirmed': ['risk.writeFile'] };

export const jobs: Jobs = {
  /** A new day, a new rule, a level by hand that ran out. */
  'risk.judge': { run: async (asking) => { if ((await areasDue(asking, {})).due > 0) await judge(asking, {}); }, cron: '*/5 * * * *' },
  'risk.readFile': { run: (asking, { facts }) => readFile(asking, String(facts['file'])) },
  'risk.writeFile': { run: (asking, { facts }) => writeConfirmed(asking, String(facts['file'])) },
};
