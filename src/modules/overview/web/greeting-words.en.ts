import type { zh } from './greeting-words.zh.ts';

export const en: typeof zh = {
  title: 'What becomes of the suggestions',
  says: (days, offered, taken) => `In the last ${days} days ${offered} suggestions were made to visitors, ${taken} were taken. The elderly and who needs care are not among them.`,
  last: (list) => `Seldom taken, so they stand last: ${list}.`, pair: (errand, way) => `${way} for “${errand}”`, and: ', ',
  kinds: { online: 'Online', later: 'Another time', machine: 'Smart machine' }, offered: 'Suggested', taken: 'Taken', share: 'Share taken', errand: 'Errand', way: 'Suggestion', place: 'Place', isLast: 'stands last', asUsual: 'as usual',
  none: 'No suggestions yet', noneHelp: 'Once the lobby manager uses suggestions at the greeting, see here which are taken and what stands last because of it.',
};
