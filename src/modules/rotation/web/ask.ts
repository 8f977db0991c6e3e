import { type Answer, caller } from '#ui/call.ts';
import { shortDate } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });

export type Desk = Answer<typeof contract, 'GET /api/rotation'>;
export type Rota = Answer<typeof contract, 'GET /api/rotation/rotas/:rota'>;
export type Limits = Rota['limits'];
export type RotaBranch = Rota['branches'][number];
export type View = 'plan' | 'now' | 'random';
export type Keep = (values: Record<string, string | undefined>) => void;

export const DESK = ['rotation', 'desk'];
export const ROTA = ['rotation', 'rota'];
export const RENEWS = [DESK, ROTA];

const STATE_KINDS = { draft: 'closed', planning: 'info', planned: 'watch', approved: 'info', published: 'open', withdrawn: 'closed' } as const;
export const stateKind = (state: Rota['state']) => STATE_KINDS[state];

/** A day of the rota, or its half. */
export const periodText = ({ date, half }: Rota['periods'][number]): string => (half === null ? shortDate(date) : `${shortDate(date)} ${w.halves[half] ?? ''}`);

export const kilometres = (km: number): string => km.toFixed(2);
export const percent = (share: number, places = 1): string => w.percent((share * 100).toFixed(places));
