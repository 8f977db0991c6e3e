import { lang, say } from '#ui/words.ts';
import type { Text } from '../picture.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Key = keyof typeof zh;
type Values = Record<string, string | number>;

/** Screens speak to everybody: the language of the address first and large, the other one beneath or beside it. */
export function Both({ word, values = {}, class: name = '' }: { word: Key; values?: Values; class?: string }) {
  return <BothText text={{ zh: say(zh[word], values), en: say(en[word], values) }} class={name} />;
}

export function BothText({ text, class: name = '' }: { text: Text; class?: string }) {
  const [first, second] = lang === 'zh' ? [text.zh, text.en] : [text.en, text.zh];
  return (
    <span class={`both ${name}`}>
      <span lang={lang === 'zh' ? 'zh-CN' : 'en'} class="first">{first}</span>
      {second !== '' && second !== first && <span lang={lang === 'zh' ? 'en' : 'zh-CN'} class="second">{second}</span>}
    </span>
  );
}

export function one(word: Key, values: Values = {}): string {
  return say(lang === 'zh' ? zh[word] : en[word], values);
}

export function mine(text: Text): string {
  return lang === 'en' && text.en !== '' ? text.en : text.zh;
}
