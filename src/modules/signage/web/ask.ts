import type { z } from 'zod';
import { type Answer, caller } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();

/** The three endpoints of the module branches that give a screen its token or take it away. */
type Given = z.ZodType<{ device: string; token: string }>;
type DeviceDeeds = {
  'POST /api/branches/:branch/devices': { body: z.ZodType<unknown, { kind: 'screen' | 'door_screen' | 'zone_screen' | 'led'; name: string }>; answer: Given };
  'POST /api/branches/:branch/devices/:device/token': { answer: Given };
  'DELETE /api/branches/:branch/devices/:device': { answer: z.ZodType<{ device: string }> };
};
export const callBranches = caller<DeviceDeeds>();

export const w = words({ zh, en });

export type Playlist = Answer<typeof contract, 'GET /api/branches/:branch/playlist'>;
export type Line = Playlist['items'][number];
export type ScreenRow = Playlist['screens'][number];
export type Scope = 'branch' | 'region' | 'network';
export type Strip = Answer<typeof contract, 'GET /api/branches/:branch/strips'>['strips'][number];
