import type { Answer } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './supplies-words.en.ts';
import { zh } from './supplies-words.zh.ts';

export const w = words({ zh, en });
export type Supplies = Answer<typeof contract, 'GET /api/branches/:branch/supplies'>;
export type Item = Supplies['items'][number];
export type Transfer = Supplies['transfers'][number];
export const STAND_MEANING = { plenty: 'open', enough: 'open', low: 'watch', out: 'act' } as const;
export const STAND_ORDER = { out: 0, low: 1, enough: 2, plenty: 3 } as const;
