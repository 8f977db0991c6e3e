import type { Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';

export type Board = Answer<typeof contract, 'GET /api/branches/:branch/staff-health'>;
export type File = Answer<typeof contract, 'GET /api/branches/:branch/own-health'>;
export type Said = NonNullable<File['entries'][number]['said']>;

export const MEANING = { well: 'open', unwell: 'act', away: 'watch', missing: 'act', waiting: 'info' } as const;
