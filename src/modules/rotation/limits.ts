import { z } from 'zod';
import { day } from '#platform/contract.ts';

/** What a plan minds: everybody's way, or how many people are too far from an open branch. */
export const MINDS = ['mean', 'beyond'] as const;

const share = z.number().min(0).max(1);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a rota must keep and what it minds. Defaults with their source; a person changes them for each rota. */
export const limits = z.object({
  /** weekdays that take part, 1 = Monday */
  days: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5, 6, 7]),
  /** mornings and afternoons are planned apart (半天), divided at noon */
  halves: z.boolean().default(false),
  noon: clock.default('12:00'),
  /** least and most open branches of a day; "at least half of the branches open" (DOMAIN 7.2) is set here */
  openLeast: share.default(0),
  openMost: share.default(0.5),
  leastDays: z.int().min(0).max(7).default(2),
  /** days a week that one team can stand; two teams that never meet (DOMAIN 4.4) give twice as many */
  teamDays: z.int().min(1).max(7).default(3),
  longestGap: z.int().min(0).max(7).default(3),
  /** over this week and the published ones before it, no branch is open more than so many days more or fewer than the mean; null: not looked at */
  fairDays: z.int().min(0).max(28).nullable().default(null),
  fairWeeks: z.int().min(1).max(26).default(4),
  /** every region keeps an open branch every day (DOMAIN 7.7) */
  cover: z.boolean().default(true),
  /** days with more to do, such as pension and pay days: how many times an ordinary day's demand */
  busy: z.array(z.object({ on: day, times: z.number().min(0.1).max(5) }).strict()).max(7).default([]),
  /** ways longer than this are counted as too far, and weigh more if the share of people so far off is minded */
  limitKm: z.number().min(0.2).max(100).default(3),
  minds: z.enum(MINDS).default('mean'),
  eldersWeigh: z.number().min(1).max(10).default(1),
  /** sessions of a day on which a branch opens that would otherwise be closed (9:00–15:00: DOMAIN 7.1) */
  session: z.object({ opens: clock, closes: clock }).strict()
    .refine((one) => one.opens < one.closes, 'sessionsOutOfOrder').default({ opens: '09:00', closes: '15:00' }),
  /** visitors a branch can serve a day, and visits a day per thousand residents; 0: not looked at */
  capacity: z.int().min(0).max(100_000).default(0),
  visitsPerThousand: z.number().min(0).max(1_000).default(0),
}).strict().refine((one) => one.openLeast <= one.openMost, 'leastAboveMost')
  .refine((one) => !one.halves || (one.session.opens < one.noon && one.noon < one.session.closes), 'sessionsOutOfOrder');

export type Limits = z.output<typeof limits>;
