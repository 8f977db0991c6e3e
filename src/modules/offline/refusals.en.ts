import type { zh } from './refusals.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  'offline.deviceRemoved': 'This device was removed from the branch and keeps no more records. Please use another one, or ask the branch head.',
  'offline.deviceUnknown': 'There is no such device, or it was removed already. Please refresh.',
  'offline.nothingToAccept': 'This record has been settled already, or can no longer be opened. Please refresh.',
  'offline.notYet': 'The corrected time has not come yet. Please give one that has passed.',
};
