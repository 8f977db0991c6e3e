import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** 照顾: who goes ahead by how much is a setting; who is meant is said here. */
export const CARE = [['none', w.careNone], ['elderly', w.elderly], ['pregnant', w.pregnant], ['disabled', w.disabled], ['medical', w.medical], ['green', w.greenCredit]] as const;
export type Credit = (typeof CARE)[number][0];

export function careWord(credit: string): string {
  return CARE.find(([value]) => value === credit)?.[1] ?? credit;
}
