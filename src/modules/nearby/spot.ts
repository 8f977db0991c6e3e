import { z } from 'zod';

/** Rough on purpose: two decimals are about a kilometre. The exact place never leaves the phone, the rough one is kept nowhere. */
export const spot = z.string().regex(/^-?\d{1,3}(\.\d{1,2})?,-?\d{1,2}(\.\d{1,2})?$/)
  .transform((text) => { const [lng = 0, lat = 0] = text.split(',').map(Number); return { lng, lat }; })
  .refine(({ lng, lat }) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90, 'notOnEarth');
