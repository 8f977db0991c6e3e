import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  bank: 'Kaimen',
  back: 'Back',
  loading: 'Opening',
  again: 'Try again',
  problem: 'One more thing',
  otherLang: '中文',
  otherLangLabel: '切换到中文',
  large: 'Large type',
  largeOn: 'Standard type',
  larger: 'Even larger',
  smaller: 'Smaller',
  skip: 'Skip to the content',
  switches: 'Language and type size',
  stale: (at: string) => `Data as of ${at}, reconnecting`,
  required: 'Please choose one first',
};
