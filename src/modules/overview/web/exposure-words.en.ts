import type { zh } from './exposure-words.zh.ts';

export const en: typeof zh = {
  title: 'Contact between visitors',
  says: (day, minutes, above, contacts) => `${day}: each visitor shared ${minutes} minutes with others; ${above} minutes above the cap; ${contacts} pairs were inside together for over 15 minutes. One bar a day; lower is better.`,
  day: 'Day', visitors: 'Visitors', perVisitor: 'Minutes shared, each visitor', atHundred: 'Same at 100 visitors', pairHours: 'Pair-hours', above: 'Minutes above the cap', contacts: 'Pairs over 15 min', most: 'Most inside / cap',
  perVisitorLeft: 'Minutes each (left)', visitorsRight: 'Visitors (right)',
  toPage: 'Compare days and branches',
  help: 'Where more people come, each visitor meets more. “Same at 100 visitors” reckons every day as if a hundred had come, so that busy and quiet days, large and small branches can be compared. Visitors whom nobody counted out are taken to have left with the day’s last movement at the door.',
  view: 'View', byBranch: 'Branches', byDay: 'Days', span: 'How many days', lastDays: (n) => `${n} days`, today: 'today',
  below: (what, from, until) => `${what} · ${from} to ${until}`, branches: (n) => `${n} branches`,
  none: 'No days to compare yet', noneHelp: 'A day is here as soon as visitors came in; between branches, days that are over are compared.',
  branch: 'Branch', region: 'Region', search: 'Name or code of a branch', code: 'Code',
  visitorsADay: 'Visitors a day', each: 'Minutes each', hundred: 'At 100 visitors', change: (n) => `Against ${n} days before`, same: 'the same', aboveADay: 'Above cap, min a day', contactsAHundred: 'Over 15 min, per 100', fullest: 'Fullest',
  dayByDay: 'Day by day', openDays: 'Days with visitors', uncounted: 'Not counted out', mostOnly: 'Most inside', cap: 'Cap',
  barsSay: (branch, days, minutes) => `${branch}: visitors on ${days} days, ${minutes} minutes each`,
  withFigures: 'Branches with figures', visitorsAll: (n, days) => `${n} visits in ${days} days`, mostAt: (branch) => `most at ${branch}`, noneAbove: 'no branch was above its cap',
};
