import type { Events, Jobs } from '#platform/events.ts';
import { areasDue, judge } from './acts/judge.ts';

export const events: Events = { 'branches.settingChanged': ['risk.judge'] };

export const jobs: Jobs = {
  /** A new day, a new rule, a level by hand that ran out. */
  'risk.judge': { run: async (asking) => { if ((await areasDue(asking, {})).due > 0) await judge(asking, {}); }, cron: '*/5 * * * *' },
};
