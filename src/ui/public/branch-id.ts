import type { z } from 'zod';
import { caller } from '../call.ts';

type Network = { 'GET /api/public/branches': { answer: z.ZodType<{ branches: { id: string; code: string; name: string; nameEn: string }[] }> } };
const call = caller<Network>();

export function allBranches(signal?: AbortSignal) {
  return call('GET /api/public/branches', { ...(signal && { signal }) }).then((answer) => answer.branches);
}

/** The id of a branch that an address names by its id or by its code. */
export async function branchIdOf(place: string): Promise<string> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(place)) return place;
  return (await allBranches()).find((branch) => branch.code === place)?.id ?? '00000000-0000-0000-0000-000000000001';
}
