import type { zh } from './past-words.zh.ts';

export const en: typeof zh = {
  title: 'Old queue machine', below: (branch) => `${branch}: what the days before taught`,
  help: 'Bring in the log that your old queue machine exports: visitors are forecast at once, services get measured minutes, and “What if” plays your own arrivals. Only times and services are kept; numbers and names are dropped.',
  limits: 'The memory of the wait estimate, the exposure and the score of estimates need what such a log does not say: they are learnt from your days with Kaimen. A service counts from the call to its end, the walk to the counter included.',
  drop: 'Choose a file here, or drop it', kinds: 'CSV or xlsx, also as gz or zip, up to 100,000 rows. The first line names the columns: taken at, called at, finished at (may be empty), service (code, name, or personal, corporate, wealth). Times are the branch’s local time.', reading: 'Reading',
  mayNot: 'The branch head, the region or head office brings it in.',
  numbers: 'Numbers', dayCount: 'Days', days: 'New days', kept: 'Days left as they are', left: 'Left before their turn', aside: 'Rows left out',
  span: (from, to) => `${from} to ${to}`,
  ownDays: (n) => `${n} days were lived through with Kaimen: their own record stands.`, thereDays: (n) => `${n} days were brought in before and are not doubled. To replace them, take them back first.`,
  confirm: (days, numbers) => `Bring in ${days} days, ${numbers} numbers`, confirmMended: (numbers) => `Add ${numbers} mended numbers`, nothing: 'No new days to bring in',
  done: (days) => `${days} days brought in; the coming week is forecast anew`, doneMended: (numbers) => `${numbers} numbers added; the coming week is forecast anew`,
  perDay: 'Numbers a day', perDaySays: (days, numbers) => `${numbers} numbers on ${days} days.`, day: 'Day', state: 'State', states: { new: 'new', own: 'own record', there: 'brought in', mended: 'given mended rows' },
  measured: 'Measured minutes', service: 'Service', samples: 'Measured', mean: 'Mean, min', noMeasured: 'No service in the file can be timed: that takes the service and when it was finished.',
  asideTitle: 'Rows left out', row: 'Row', text: 'What it says', why: 'Why', more: (n) => `${n} more rows were left out likewise.`,
  giveBack: (n) => `Download the ${n} rows to mend`, toMend: 'to-mend', leftOut: (n) => `${n} rows were left out`,
  mendFirst: 'Bring in the log above first.', mendHelp: 'In the file each row says why. Mend the rows, keep the last column, and bring that file in: only these rows are added, none twice.',
  whys: { noTime: 'A time cannot be read', notPast: 'Today or later', noService: 'Neither a service of the catalogue nor personal, corporate or wealth', outOfOrder: 'Times go backwards, or into another day', noOriginal: 'The log it came from was not brought in, or the last column was changed' },
  brought: 'Brought in', none: 'Nothing brought in yet', noneHelp: 'A log that was brought in is listed here and can be taken back at any time.', broughtAt: 'Brought in at', measuredOf: 'Timed',
  withdraw: 'Take back', sure: 'Take this log back?', sureText: 'These days go, and with them the arrivals and minutes that they taught. Your own days stay. The same file can be brought in again later.', withdrawn: 'Taken back',
  toToday: 'See tomorrow’s visitors',
};
