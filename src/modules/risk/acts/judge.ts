import { z } from 'zod';
import { act } from '#platform/act.ts';
import { read } from '#platform/read.ts';
import { can } from '../can.ts';
import { dueNow, newsFor, writeStandings } from '../standing.ts';

/** How many areas have another level by now than the one that stands: for the clock, which leaves no trail where nothing changes. */
export const areasDue = read({ name: 'risk.areasDue', may: can.judge, input: z.object({}), run: async ({ tx, asking }) => ({ due: (await dueNow(tx, asking.now)).length }) });

/** Lets the counts speak: a new standing for each area whose level, or whose knowledge, is another one by now. Done twice it finds nothing new. */
export const judge = act({
  name: 'risk.judge',
  may: can.judge,
  input: z.object({ /** an area whose level by hand ends now, and why */ lifting: z.object({ area: z.string(), reason: z.string() }).optional() }),
  run: async ({ tx, asking, input: { lifting } }) => {
    const due = await dueNow(tx, asking.now, lifting && { lifting: lifting.area });
    await writeStandings(tx, asking, due.map(({ area, row }) => ({ ...row, reason: area === lifting?.area ? lifting.reason : null })));
    const changed = due.filter((one) => one.changes);
    return {
      answer: { judged: due.length, changed: changed.length },
      trace: { object: 'risk/areas', facts: { judged: due.length, levels: Object.fromEntries(changed.map(({ area, row }) => [area, row.level])) } },
      announces: await newsFor(tx, new Map(changed.map(({ area, row }) => [area, row.level]))),
    };
  },
});
