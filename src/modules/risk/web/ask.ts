import { caller, type Answer } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const w = words({ zh, en });
export const call = caller<typeof contract>();

export type Desk = Answer<typeof contract, 'GET /api/risk'>;
export type AreaInUse = Desk['inUse'][number];
export type History = Answer<typeof contract, 'GET /api/risk/areas/:area'>;

export const DESK = ['risk'];
export const HISTORY = ['risk-history'];
export const LEVELS = ['low', 'medium', 'high'] as const;
export const MEANING = { low: 'open', medium: 'watch', high: 'act', none: 'closed' } as const;
