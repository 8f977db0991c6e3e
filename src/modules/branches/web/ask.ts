import { caller, type Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';

export const call = caller<typeof contract>();
/** The list of branches, kept once for all pages that show it. */
export const BRANCHES = ['branches'];

export type Network = Answer<typeof contract, 'GET /api/public/branches'>;
export type Branch = Network['branches'][number];
