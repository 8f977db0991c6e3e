import { z } from 'zod';
import { id, line } from '#platform/contract.ts';

export const CHANNELS = ['app', 'web', 'phone', 'machine'] as const;
export type Channel = (typeof CHANNELS)[number];
export const WAYS = ['phone', 'a6', 'slip'] as const;
export const OUTCOMES = ['done', 'notDone'] as const;

/** A card is read standing: at most eight steps, each one sentence; A6 has room for no more. */
export const MOST_STEPS = 8;

const product = z.string().trim().max(80).regex(/^[^\p{Cc}]*$/u);

/** What stands on a card. `minutes`: how long it usually takes; `link`: where it is done, https only; `product`: one line about a product. */
export const cardBody = z.object({
  title: line(40),
  titleEn: line(60),
  minutes: z.int().min(1).max(60),
  steps: z.array(z.object({ zh: line(80), en: line(140), picture: id.nullable().default(null) })).min(1).max(MOST_STEPS),
  link: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(200)]).default(''),
  product: product.default(''),
  productEn: product.default(''),
});
export type CardBody = z.output<typeof cardBody>;

export const cardCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
export const cardHead = z.object({ code: cardCode, service: z.string().min(1).max(40).nullable(), channel: z.enum(CHANNELS), position: z.int().min(0).max(10_000).default(0) });

/** Which kind of picture these bytes are, by their first bytes; undefined for all else. A name or a claim is not believed. */
export function mediaOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | undefined {
  const starts = (...first: number[]): boolean => first.every((byte, nth) => bytes[nth] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, nth) => bytes[nth + 8] === byte)) return 'image/webp';
  return undefined;
}
