import { z } from 'zod';
import { clockText, day, id, line } from '#platform/contract.ts';
import { KINDS, LOOKS } from '../picture.ts';

/** A day; no urgent message outlives it unless somebody says so again. */
const MOST_URGENT_MINUTES = 24 * 60;

/** What a person writes into a playlist. Plain text: it is shown from six metres, so it is short. */
export const itemText = z.object({
  kind: z.enum(KINDS),
  zh: line(200),
  en: z.string().trim().max(300).regex(/^[^\p{Cc}]*$/u).default(''),
  fromOn: day,
  untilOn: day.nullable().default(null),
  position: z.int().min(0).max(10_000).default(100),
  /** stands before everything on all screens of its place, this long from now */
  urgentMinutes: z.int().min(1).max(MOST_URGENT_MINUTES).nullable().default(null),
  look: z.enum(LOOKS).default('banner'),
  spoken: z.boolean().default(false),
  /** days of the week, 1 Monday to 7 Sunday */
  weekdays: z.string().regex(/^1?2?3?4?5?6?7?$/).min(1).default('1234567'),
  dailyFrom: clockText.nullable().default(null),
  dailyUntil: clockText.nullable().default(null),
});
export type ItemText = z.output<typeof itemText>;

export const atBranch = z.object({ branch: id, screen: id.optional() });
export const atPlace = z.object({ region: id.optional() });
