import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { branchOf } from '#modules/branches/index.ts';
import { exposureByDay, type DayExposure } from '#modules/lobby/index.ts';
import { can } from '../can.ts';

export const exposureShape = z.object({
  today: z.string(),
  days: z.array(z.object({ date: z.string(), visitors: z.number(), perVisitorMinutes: z.number(), atHundredMinutes: z.number().nullable(), pairHours: z.number(), minutesAboveCap: z.number(), longContacts: z.number(), most: z.number(), cap: z.number(), uncounted: z.number() }) satisfies z.ZodType<DayExposure>),
});

/** 接触暴露: how much of each other's company visitors had, day by day, so that one sees whether a measure worked. */
export const exposure = read({
  name: 'overview.exposure',
  may: can.today,
  input: z.object({ branch: id, days: z.coerce.number().int().min(1).max(60).optional() }),
  run: async ({ tx, asking, input }) => {
    const today = businessDate(asking.now, (await branchOf(tx, input.branch)).time_zone);
    return { today, days: await exposureByDay(tx, input.branch, addDays(today, 1 - (input.days ?? SHOWN_DAYS)), today, asking.now) };
  },
});

const SHOWN_DAYS = 14;
