import type { zh } from './plan-words.zh.ts';

export const en: typeof zh = {
  title: 'Protection plan', inForce: 'In force', edit: 'Change the plan', lines: 'What is done when at each level', aDay: (n) => `${n} a day`, places: (n) => `${n} places`, notAtThisLevel: 'not at this level', more: 'Times on indigo are more than at low risk. Times, agents and minutes are changed, with a date, by the regional manager or head office.',
  areaStands: (area, level, at) => `It lies in ${area}: ${level.toLowerCase()} since ${at}.`, areaUnknown: 'There is no data of cases.', neverLaxer: 'This branch may be stricter, never laxer.',
  change: 'Set the risk level', where: 'Where', region: 'The whole region', reason: 'Basis (document or reason)', fromNow: 'In force from now', set: (level) => `Set to ${level.toLowerCase()}`, same: 'The same as now.', grows: (n) => `${n} more in a whole day, from now on; nobody is blamed for before.`, shrinks: (n) => `${n} fewer in a whole day, from now on.`,
  history: 'Changes of the level', noHistory: 'None yet: low risk, the default.',
};
