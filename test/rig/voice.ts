import type { Page } from 'playwright-core';

export type Said = Readonly<{ text: string; lang: string; from: number; to: number }>;

/** The browser's voice, listened to: what is said, from when to when. To be called before the page opens. */
export async function listenTo(page: Page): Promise<void> {
  await page.addInitScript(`
    window.said = [];
    speechSynthesis.speak = (utterance) => {
      const line = { text: utterance.text, lang: utterance.lang, from: Date.now(), to: 0 };
      window.said.push(line);
      setTimeout(() => { line.to = Date.now(); utterance.dispatchEvent(new Event('end')); }, 300);
    };
    window.seen = {};
    new MutationObserver(() => {
      for (const number of document.querySelectorAll('.big-ticket, .before .ticket')) window.seen[number.textContent] ??= Date.now();
    }).observe(document, { subtree: true, childList: true, characterData: true });`);
}

export const said = (page: Page): Promise<Said[]> => page.evaluate<Said[]>('window.said');
/** When each number was first seen on the screen. */
export const seen = (page: Page): Promise<Record<string, number>> => page.evaluate<Record<string, number>>('window.seen');
