import type { zh } from './reasons.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  noDate: 'The date cannot be read', ahead: 'This day has not come yet', noArea: 'No area code of six digits: it belongs to no area', noCount: 'The total is not a number', twice: 'Two different numbers for one area and day: neither was taken',
};
