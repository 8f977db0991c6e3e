export type Lang = 'zh' | 'en';

/** The language of this page: ?lang, then the cookie, then the browser; Chinese when nothing says otherwise. */
export const lang: Lang = pick();
document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';

/** The words of one page in the language of this visit. Both sides have the same keys: `en: typeof zh` in words.en.ts. */
export function words<W extends object>(texts: { zh: W; en: W }): W {
  return texts[lang];
}

/** 'Ahead of you: {n}' with its values. */
export function say(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A thing that is called differently in the two languages, as the server sends it. */
export function named(thing: { name: string; nameEn?: string | null; name_en?: string | null }): string {
  return pickText(thing.name, thing.nameEn ?? thing.name_en);
}

export function pickText(zh: string, en: string | null | undefined): string {
  return lang === 'en' && en ? en : zh;
}

/** Changes the language for this visit and the next ones; the place in the page is kept by its address. */
export function speak(to: Lang): void {
  remember(to);
  const url = new URL(location.href);
  url.searchParams.delete('lang');
  location.replace(url);
  if (url.href === location.href) location.reload();
}

function remember(to: Lang): void {
  document.cookie = `lang=${to}; path=/; max-age=31536000; samesite=lax`;
}

function pick(): Lang {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'zh' || asked === 'en') {
    remember(asked);
    return asked;
  }
  const kept = /(?:^|; )lang=(zh|en)/.exec(document.cookie)?.[1];
  if (kept === 'zh' || kept === 'en') return kept;
  return /^en/i.test(navigator.language) ? 'en' : 'zh';
}
