// expect: refusals, words
export const zh = {
  'hours.worded': '请改期。',
  'hours.nobodySaysIt': '{count} 位',
} as const;
