export const en = {
  'hours.worded': 'Please choose another day.',
  'hours.nobodySaysIt': '{number} people',
  'hours.onlyEnglish': 'Only here.',
} as const;
