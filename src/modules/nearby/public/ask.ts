import { caller, type Answer } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const w = words({ zh, en });
export const call = caller<typeof contract>();

export type Answered = Answer<typeof contract, 'GET /api/public/nearby'>;
export type Near = Answered['branches'][number];
export type Place = Answer<typeof contract, 'GET /api/public/nearby/places'>['places'][number];

/** Where the customer is. The exact place stays in this page: it is neither sent nor written into the address. */
export type Spot = Readonly<{ lng: number; lat: number; name: string }>;

/** As it leaves the phone: two decimals, about a kilometre. */
export function rough({ lng, lat }: Pick<Spot, 'lng' | 'lat'>): string {
  return `${lng.toFixed(2)},${lat.toFixed(2)}`;
}
