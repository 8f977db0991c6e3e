import { caller } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 撤销: takes one's own last tap back. The server says no when ten seconds are over or somebody has gone on from there. */
export function useUndo(branch: string): (deed: string) => Promise<unknown> {
  const toast = useToast();
  return useDeed((deed: string) => call('POST /api/branches/:branch/deeds/:deed/undo', { params: { branch, deed } }), { done: () => toast.done(w.undone) }).run;
}
