import { fontLink } from '#modules/hours/index.ts';
import { stickerSheet } from '#platform/sticker-sheet.ts';
import { en } from './label-words.en.ts';
import { zh } from './label-words.zh.ts';
import type { Places } from './reads/places.ts';

const WORDS = { zh, en };

/** What a label opens on any phone: the page of this place, after a sign-in. The code alone opens nothing. */
export function addressOf(origin: string, branch: string, code: string): string {
  return `${origin}/desk/rounds?branch=${branch}&place=${code}`;
}

/** 点位标签: one for each chosen place, to be stuck where it is. */
export async function labelSheet({ branch, places }: Places, ask: { id: string; origin: string; lang: 'zh' | 'en'; only: readonly string[] }): Promise<string> {
  const w = WORDS[ask.lang];
  const chosen = ask.only.length === 0 ? places : places.filter((place) => ask.only.includes(place.code));
  return stickerSheet({
    lang: ask.lang, heading: `${ask.lang === 'zh' ? branch.name : branch.nameEn} · ${w.title} · ${chosen.length}`, help: w.help, font: fontLink(),
    stickers: chosen.map((place) => ({ address: addressOf(ask.origin, ask.id, place.code), top: w.classes[place.class], name: place.name, second: place.nameEn, code: place.code })),
  });
}
