import type { zh } from './flow-words.zh.ts';

export const en: typeof zh = {
  title: 'Who goes where', to: 'To', nowhere: 'Nowhere yet', sameBranch: 'Here, on another day',
  stands: { agreed: 'Agreed', waiting: 'Waiting', unreached: 'Not reached' }, people: (name, n) => `${name}: ${n}`,
};
