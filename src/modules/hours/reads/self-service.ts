import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { branchOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { openingOf } from '../opening.ts';
import { selfServiceAt, ZONE_STATES } from '../self-service.ts';

export const zoneAnswer = z.object({
  state: z.enum(ZONE_STATES), reason: z.string(), reasonEn: z.string(), since: z.string().nullable(),
  /** the zone's hours today, as published */
  sessions: z.array(z.object({ opens: z.string(), closes: z.string() })),
});

export const selfServiceOf = read({
  name: 'hours.selfService',
  may: can.seeSelfService,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }): Promise<z.output<typeof zoneAnswer>> => {
    const { state, reason, since } = await selfServiceAt(tx, branch);
    const today = await openingOf(tx, branch, businessDate(asking.now, (await branchOf(tx, branch)).time_zone));
    return { state, reason: reason.zh, reasonEn: reason.en, since: since?.toISOString() ?? null, sessions: today.machines.map(({ opens, closes }) => ({ opens, closes })) };
  },
});
