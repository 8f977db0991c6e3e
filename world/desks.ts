import { BRANCHES } from './branches.ts';
import type { zh } from './words.zh.ts';

/** One line of the table that `npm start` prints and /sample shows: which desk, where, and who signs in. */
export type Desk = Readonly<{ desk: keyof typeof zh; path: string; login?: string }>;

const branch = BRANCHES[0];
const at = (login: string): string => `${login}.${branch?.code ?? ''}`;

export const DESKS: readonly Desk[] = [
  { desk: 'customer', path: '/' },
  { desk: 'lobby', path: '/desk/lobby', login: at('lobby') },
  { desk: 'teller', path: '/desk/teller', login: at('teller') },
  { desk: 'head', path: '/desk/today', login: at('head') },
  { desk: 'region', path: '/desk/region', login: `region.${branch?.region ?? ''}` },
  { desk: 'hq', path: '/desk/region', login: 'hq' },
  { desk: 'audit', path: '/desk/trail', login: 'audit' },
  { desk: 'admin', path: '/desk/system', login: 'admin' },
  { desk: 'security', path: '/desk/people', login: 'security' },
];
