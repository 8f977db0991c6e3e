import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  back: 'Start page',
  above: 'Tip card',
  channels: { app: 'Mobile app', web: 'Online banking', phone: 'Phone bank', machine: 'Machine' },
  minutes: 'about {n} min',
  open: 'Do it now',
  step: 'Step {n}',
  withdrawn: 'This card is no longer used and its steps may have changed. Please look at another, or ask us.',
  asked: 'Did it work?',
  done: 'It is done', notDone: 'It did not work',
  thanks: 'Wonderful, that saved you a trip. Thank you!',
  sorry: 'Never mind. Book a time and we do it with you, or call us.',
  book: 'Book a visit',
  scan: 'Scan to read it on your phone', print: 'Print',
  unknown: 'This tip card was not found',
};
