import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Risk level', below: (day) => `By the cases counted up to ${day}`,
  levels: { low: 'Low risk', medium: 'Medium risk', high: 'High risk', none: 'No data' },
  import: 'Import case counts', empty: 'No case counts yet', emptyHelp: 'Import confirmed totals by area and day, then say in which area each region lies: the risk level follows the counts. A day without counts says “no data” and is not taken for low.',
  places: 'Regions', place: 'Region', area: 'Lies in', noArea: 'Not said', stands: 'Level in force', says: 'Counts', actions: 'Actions',
  fresh: (n, days) => `At most ${n} new in ${days} days`, noData: (last) => `No data, last counted ${last}`, neverCounted: 'Never counted',
  atLeast: (level) => `without data the level stays, at least ${level.toLowerCase()}`, since: (at) => `since ${at}`, byHand: (until) => `Set by hand until ${until}`,
  setHand: 'Set by hand', lift: 'Take it back', liftTitle: 'The counts will speak again', handTitle: (area) => `Set the level of ${area}`, level: 'Level', until: 'Last day', reason: 'Basis (document or reason)', set: 'Set', done: 'Set', lifted: 'Taken back', linked: 'Saved',
  handHelp: 'Until its last day the counts do not change it.', hangs: 'What follows the level: how often is disinfected, how many may be in the hall, whether opening needs an approval. A branch may be stricter, never laxer.',
  history: 'History', historyOf: (area) => `Cases and levels: ${area}`, chooseArea: 'Which area',
  historySays: (area, from, to, none, high) => `${area}, ${from} to ${to}: ${high} days of high risk, ${none} days without data.`,
  day: 'Day', total: 'Confirmed in all', risen: 'On the day before', freshDays: 'New in the days of the rule (at most)', risenBars: 'New each day', levelStrip: 'Level',
  stood: 'Levels that stood', stoodNone: 'None yet. It begins when a region is said to lie here.', bySystem: 'by the counts',
  rule: 'Rule', ruleNow: (days, medium, high) => `Medium risk from ${medium} new within ${days} days, high risk from ${high}; below that low.`, ruleFrom: (day) => `From ${day}`,
  changeRule: 'Change the rule', days: 'Days that count', mediumFrom: 'Medium from', highFrom: 'High from', from: 'In force from', source: 'Basis', ruleHelp: 'From today or later only: the levels of days before stay as they were.', ruleDone: 'The new rule is saved',
  drop: 'Choose a file here, or drop it', kinds: 'CSV or xlsx, also as gz or zip. A row for each area and day, with the date, the area code of six digits and the confirmed total.', reading: 'Reading',
  previewOf: (name) => name, rows: 'Can be taken', added: 'new', changed: 'changed', same: 'known', aside: 'set aside', span: (from, to, areas) => `${from} to ${to}, ${areas} areas`, country: (n) => `${n} rows more are the whole country’s, which is no area`,
  confirm: (n) => `Import ${n} rows`, nothing: 'Nothing new in it', returned: (n) => `Get the ${n} rows that were set aside`, imported: (added, changed) => `Imported: ${added} new rows, ${changed} changed`,
  missing: 'Days missing', falls: 'Days its total fell', counted: 'Days', areaRows: 'Areas', asideRows: 'Rows set aside', row: 'Row', why: 'Why', text: 'Content', name: 'Area',
};
