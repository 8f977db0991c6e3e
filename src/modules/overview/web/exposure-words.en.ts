import type { zh } from './exposure-words.zh.ts';

export const en: typeof zh = {
  title: 'Contact between visitors',
  says: (day, minutes, above, contacts) => `${day}: each visitor shared ${minutes} minutes with others; ${above} minutes above the cap; ${contacts} pairs were inside together for over 15 minutes. One bar a day; lower is better.`,
  day: 'Day', visitors: 'Visitors', perVisitor: 'Minutes shared with others, each visitor', pairHours: 'Pair-hours', above: 'Minutes above the cap', contacts: 'Pairs over 15 min', most: 'Most inside / cap',
};
