import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  lost: 'There is no such page',
  lostHelp: 'The link may be incomplete or out of date. You can find branches and bookings from the first page.',
  home: 'To the first page',
  notOpened: 'The page did not open',
  notOpenedHelp: 'The network may have dropped for a moment. Please try again.',
};
