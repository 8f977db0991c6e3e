import type { zh } from './own-words.zh.ts';

export const en: typeof zh = {
  title: 'My turns', below: 'From published rotas and the opening hours as they are now; rotas still being planned or approved don’t count.', calendar: 'Add to calendar', print: 'Print',
  next: 'Next turn', noNext: 'The published rotas hold no further turn of yours.', team: (team) => `Team ${team}`,
  works: 'on duty', rests: 'off', restsHelp: 'other team’s turn', closed: 'branch closed', halves: { am: 'morning', pm: 'afternoon' }, usual: 'No rota published yet: usual hours',
  weeks: ['This week', 'Next week'], between: (from, to) => `${from} to ${to}`, and: ', ', join: ': ',
  changes: (days) => (days === 1 ? '1 day is not as you last saw it' : `${days} days are not as you last saw them`), changesHelp: 'They are marked below. If you added your turns to a calendar, please do so again.', known: 'I know', isNew: 'new', changed: 'changed', was: 'before',
  nobody: 'You stand in no team yet', nobodyHelp: 'Once the branch head has put you in a team on the page “Crews” and a rota is published, your turns of the coming four weeks stand here.',
  nothing: 'No rota is published for the coming four weeks', nothingHelp: 'Until then the branch’s usual hours hold. Once one is published, the new turns are marked here.',
};
