import { z } from 'zod';
import { MINDS } from './limits.ts';
import { HALVES } from './periods.ts';

/** Each person counted once, whatever the planner minds; `eldersKm` is null where no elders are known. */
const felt = z.object({ meanKm: z.number(), beyond: z.number(), eldersKm: z.number().nullable().default(null), byDay: z.array(z.number()) });

/** What a plan brings, stored with it: as residents feel it, beside today's published hours and a random rotation with the same number of openings. */
export const figures = z.object({
  plan: felt, before: felt, random: felt, everythingOpen: felt,
  /** no plan within the limits has a smaller mean of what is minded; null where none was found in time */
  bound: z.number().nullable(), gap: z.number().nullable(),
  broken: z.array(z.object({ rule: z.string(), branch: z.string().nullable(), region: z.string().nullable(), day: z.string().nullable(), half: z.enum(HALVES).nullable().default(null), is: z.number().nullable(), limit: z.number().nullable() })),
  /** against what is published; `priceKm`: what each changed day was taken to cost, in kilometres of everybody's way */
  changes: z.object({ cells: z.number(), residents: z.number(), residentDays: z.number().default(0), fewChanges: z.boolean(), priceKm: z.number().nullable().default(null) }),
  crowded: z.number(),
  tradeOff: z.array(z.object({ open: z.number(), meanKm: z.number() })),
  /** plans near what is published, from the fewest changes on: what a changed day was taken to cost, whom it concerns, and how far people go */
  changeChoices: z.array(z.object({ priceKm: z.number(), cells: z.number(), residents: z.number(), residentDays: z.number(), meanKm: z.number(), broken: z.number() })).default([]),
  /** plans that mind other things: everybody's way, the way of the elders, people too far off */
  mindChoices: z.array(z.object({ minds: z.enum(MINDS), eldersWeigh: z.number(), meanKm: z.number(), eldersKm: z.number().nullable(), beyond: z.number() })).default([]),
  seconds: z.number(), moves: z.number(),
});
export type Figures = z.output<typeof figures>;
