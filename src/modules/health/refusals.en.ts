import type { zh } from './refusals.zh.ts';

export const en: typeof zh = {
  'health.notHere': 'This person has no post at this branch and can’t declare here.',
  'health.absenceUnknown': 'This path was not found, or the person is back. Please look again.',
  'health.coverNotThere': 'Whoever covers must be of this branch and fit today. Please choose another person.',
  'health.returnPast': 'The day of return can’t be before today.',
  'health.clearOwn': 'Nobody clears themselves; another lead must do this.',
  'health.reportMoved': 'Somebody has just signed today’s report. Look at the new version, and correct it if needed.',
};
