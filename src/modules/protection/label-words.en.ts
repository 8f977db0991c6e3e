import type { zh } from './label-words.zh.ts';

export const en: typeof zh = {
  title: 'Place labels',
  help: 'Print at actual size on sheets of 63.5 × 38.1 mm stickers (21 on A4) and put each where it belongs. Scanned with a phone, after signing in, it opens what is due there.',
  classes: { zone: 'Zone', counter: 'Counter', machine: 'Machine', seats: 'Seats', handles: 'Handles' },
};
