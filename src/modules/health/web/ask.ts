import { caller } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });

export const FIGURES = ['people', 'declared', 'well', 'unwell', 'away', 'missing', 'newlyAway', 'returned'] as const;
