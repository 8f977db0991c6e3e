import { type Answer, caller } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });

export type Shelf = Answer<typeof contract, 'GET /api/branches/:branch/cash-lots'>;
export type Lot = Shelf['lots'][number];

export const STEPS = ['seal', 'disinfect', 'sign', 'release', 'hand', 'vouch', 'early', 'ended'] as const;
export type Step = (typeof STEPS)[number];

/** What somebody has to do with this lot next. */
export function stepOf(lot: Lot): Step {
  if (lot.state === 'received') return 'seal';
  if (lot.state === 'sealed') return 'disinfect';
  if (lot.state !== 'held' || !lot.hold) return 'ended';
  if (lot.asked) return 'sign';
  return ({ due: 'release', toHandOver: 'hand', unwitnessed: 'vouch', clockBehind: 'vouch', early: 'early' } as const)[lot.hold.stand];
}

export const dateTime = (at: string, zone: string): string => `${shortDate(new Date(at), zone)} ${clock(at, zone)}`;
