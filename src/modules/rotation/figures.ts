import { z } from 'zod';

const felt = z.object({ meanKm: z.number(), beyond: z.number(), byDay: z.array(z.number()) });

/** What a plan brings, stored with it: as residents feel it, beside today's published hours and a random rotation with the same number of openings. */
export const figures = z.object({
  plan: felt, before: felt, random: felt, everythingOpen: felt,
  /** no plan within the limits has a smaller mean of what is minded; null where none was found in time */
  bound: z.number().nullable(), gap: z.number().nullable(),
  broken: z.array(z.object({ rule: z.string(), branch: z.string().nullable(), region: z.string().nullable(), day: z.string().nullable(), is: z.number().nullable(), limit: z.number().nullable() })),
  changes: z.object({ cells: z.number(), residents: z.number(), fewChanges: z.boolean() }),
  crowded: z.number(),
  tradeOff: z.array(z.object({ open: z.number(), meanKm: z.number() })),
  seconds: z.number(), moves: z.number(),
});
export type Figures = z.output<typeof figures>;
