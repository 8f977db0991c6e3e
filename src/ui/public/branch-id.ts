import type { z } from 'zod';
import { caller } from '../call.ts';

type Place = { id: string; code: string; name: string; nameEn: string };
type Network = {
  'GET /api/public/branches': { answer: z.ZodType<{ branches: Place[] }> };
  'GET /api/public/hours/branches': { query: z.ZodType<{ q?: string }>; answer: z.ZodType<{ branches: Place[] }> };
};
const call = caller<Network>();

export function allBranches(signal?: AbortSignal) {
  return call('GET /api/public/branches', { ...(signal && { signal }) }).then((answer) => answer.branches);
}

/** A few branches by name, code, district or pinyin; those that are open first. */
export function branchesNamed(q: string, signal?: AbortSignal) {
  return call('GET /api/public/hours/branches', { query: q === '' ? {} : { q }, ...(signal && { signal }) }).then((answer) => answer.branches);
}

/** The id of a branch that an address names by its id or by its code. */
export async function branchIdOf(place: string): Promise<string> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(place)) return place;
  return (await allBranches()).find((branch) => branch.code === place)?.id ?? '00000000-0000-0000-0000-000000000001';
}
