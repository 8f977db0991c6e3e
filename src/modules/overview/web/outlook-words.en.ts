import type { zh } from './outlook-words.zh.ts';

export const en: typeof zh = {
  title: 'Visitors and counters', which: 'Which day', today: 'Today', tomorrow: 'Tomorrow', time: 'Time',
  hour: (n) => `${n}:00`,
  expected: 'Expected', came: 'Came', booked: 'Booked of these', serves: 'Planned counters can serve', planned: 'Planned counters', needed: 'Proposed counters',
  says: (date, n) => `${date}: about ${n} people are expected.`,
  early: (n: string) => `About ${n} come before the doors open.`,
  enough: 'The planned counters are enough.',
  short: (list) => `Too few counters: ${list}.`,
  more: (hour, needed, planned) => `${hour}:00 needs ${needed} (${planned} planned)`,
  and: ', ',
  none: 'No forecast of visitors yet', noneHelp: 'After five business days with numbers taken, each night gives the next day’s visitors by the hour, beside the planned counters. No need to wait: with the log of your old queue machine the forecast is there at once.', bringPast: 'Bring in the log of your old queue machine',
  closed: (date) => `Closed on ${date}`, closedHelp: 'Days without opening have no forecast.',
  trueTitle: 'How true the wait estimates were', day: 'Day', forecasts: 'Estimates', mae: 'Mean error, min', bias: 'Too long (+) or short (-), min', within10: 'Within 10 min', coverage: 'Inside the 80% band', left: 'Left before their turn',
  trueSays: (n, mae, within, caught, lean) => `${n} estimates were given lately: ${mae} minutes off on average, ${within} within 10 minutes, ${caught} inside the 80% band; ${lean}.`,
  even: 'neither too long nor too short', tooShort: (n) => `too short by ${n} minutes on average`, tooLong: (n) => `too long by ${n} minutes on average`,
  trueNone: 'No estimates to compare yet', trueNoneHelp: 'Each night the day’s estimates are set beside the true waits; see here the next day.',
};
