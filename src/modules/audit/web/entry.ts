import type { Answer } from '#ui/call.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en as deedsEn } from './deeds.en.ts';
import { zh as deedsZh } from './deeds.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const deeds = words({ zh: deedsZh, en: deedsEn });

export type Entry = Answer<typeof contract, 'GET /api/trail'>['entries'][number];

export function whoOf(entry: Entry): string {
  return entry.who || (entry.actor === 'system' ? w.system : entry.actor === 'anonymous' ? w.anonymous : shortObject(entry.actor));
}

/** 'booking/0190…' with the last characters of its id: enough to tell two apart, short enough to read. */
export function shortObject(object: string): string {
  return object.replace(/[0-9a-f]{8}-[0-9a-f-]{23}([0-9a-f]{4})/g, '…$1');
}

/** '叫号' for 'lobby.callNext'; the record itself keeps the name in the code. */
export function deedOf(entry: Entry): string {
  return deeds[entry.act] ?? entry.act;
}
