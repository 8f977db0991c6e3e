import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { settings } from '../settings.ts';
import { rebuildDay } from './rebuild-day.ts';

/** All days of the booking window of one branch exist; those that exist are left alone unless asked for anew. */
export const makeDays = act({
  name: 'appointments.makeDays',
  may: can.rebuild,
  input: z.object({ branch: z.uuid(), anew: z.boolean().default(false) }),
  run: async ({ tx, asking, input: { branch, anew } }) => {
    const { windowDays } = await settingsAt(tx, { windowDays: settings.windowDays }, branch, asking.now);
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const window = Array.from({ length: windowDays + 1 }, (_, ahead) => addDays(today, ahead));
    const known = new Set((await tx.many<{ business_on: string }>(sql`
      select business_on from appointments.day where branch_id = ${branch} and business_on >= ${today}`)).map((day) => day.business_on));
    const due = anew ? [...new Set([...window, ...known])].toSorted() : window.filter((date) => !known.has(date));
    let overfull = 0;
    for (const date of due) overfull += (await rebuildDay.within(tx, asking, { branch, date })).overfull;
    return { answer: { days: due.length, overfull }, trace: { object: `branch/${branch}`, facts: { days: due.length, overfull } } };
  },
});
