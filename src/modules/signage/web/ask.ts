import { type Answer, caller } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract as ofBranches } from '#modules/branches/contract.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const callBranches = caller<typeof ofBranches>();
export const w = words({ zh, en });

export type Playlist = Answer<typeof contract, 'GET /api/branches/:branch/playlist'>;
export type Line = Playlist['items'][number];
export type ScreenRow = Playlist['screens'][number];
export type Scope = 'branch' | 'region' | 'network';
