import { caller, type Answer } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });
export type Row = Answer<typeof contract, 'GET /api/branches/:branch/services'>['services'][number];
export type Version = Answer<typeof contract, 'GET /api/services/:code/versions'>['versions'][number];

/** What is written of a service, without what a branch adds to it. */
export function bodyOf({ here: _, learnt: __, plannedFrom: ___, ...body }: Row): Version['body'] {
  return body;
}

export function oneDigit(minutes: number): string {
  return count(Math.round(minutes * 10) / 10);
}
