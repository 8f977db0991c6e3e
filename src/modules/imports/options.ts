import { z } from 'zod';
import { FIELDS } from './columns.ts';

/** What the person may decide about a file; each has a way that guesses nothing. */
export const importOptions = z.object({
  /** all rows go into this region (its code); otherwise the file's own region column is used */
  region: z.string().trim().min(1).max(20).optional(),
  /** what the coordinates are; unsaid: kept as they are, and said so */
  coordinates: z.enum(['wgs84', 'gcj02', 'bd09']).optional(),
  /** what "8:30-18:00" without a day means; unsaid: no hours are made of it */
  days: z.enum(['unsaid', 'daily', 'weekdays']).default('unsaid'),
  /** machine rows; auto: left out beside branches, taken where the file has nothing else */
  machines: z.enum(['auto', 'take', 'leave']).default('auto'),
  /** rows that claim the same code or place: hold all of them, or take the first */
  duplicates: z.enum(['hold', 'first']).default('hold'),
  /** the country whose phone rules and time zone hold; otherwise from the file */
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
  /** columns chosen by hand, by field */
  mapping: z.partialRecord(z.enum(FIELDS), z.array(z.string().max(200)).max(6)).default({}),
}).strict();

export type ImportOptions = z.output<typeof importOptions>;
