import type { zh } from './plan-edit-words.zh.ts';

export const en: typeof zh = {
  title: 'Change the plan', help: 'Times are “opening”, “closing” or a clock time, with spaces between; besides, once every so many minutes. Left empty: not at this level.', cancel: 'Leave it', moments: { opening: 'opening', closing: 'closing' },
  every: 'every', minutes: 'min', everyN: (n) => `every ${n} min`, never: 'never', agent: 'Agent', strength: 'Strength', contactFor: 'Contact time', openFor: 'Open for', badTimes: 'Please write 09:30, “opening” or “closing”',
  preview: 'What would change (counted for this branch, by today’s hours)', nothingYet: 'Nothing changed yet.', doesNotRead: 'One field does not read yet; then you see what changes.', load: (level, before, after) => (before === after ? `${level}: ${after} a day as before` : `${level}: ${before} a day become ${after}`),
  moved: 'This plan has been changed meanwhile', movedHelp: 'What you wrote is still here, and it begins from the plan as you opened it.', lookAtNew: 'Leave mine, see the new plan', stillMine: 'Mine shall hold', ahead: (from, by) => `From ${from} another plan is already set${by === '' ? '' : ` (${by})`}; you are changing the one of today.`,
  from: 'From', width: 'Where', region: 'The whole region', network: 'The network', source: 'Basis (document or reason)', save: 'Save the plan', saved: (from) => `Saved: in force from ${from}`,
};
