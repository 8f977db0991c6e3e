import type { zh } from './crew-words.zh.ts';

export const en: typeof zh = {
  title: 'Crews', turns: 'Who works when', noTurns: 'No published rota covers the coming two weeks: the usual hours hold.', rests: 'closed', halves: { am: 'morning', pm: 'afternoon' }, below: 'Teams A and B never meet. Each needs somebody with keys and a certified cash pair before a rota can be approved.', team: 'Team', teams: { A: 'Team A', B: 'Team B', none: 'no turns' }, key: 'Keys', cash: 'Cash certificate', stands: (people, keys, cash) => `${people} people, ${keys} with keys, ${cash} certified for cash`, lacks: { noKey: 'nobody with keys', noCashPair: 'fewer than two certified for cash' }, enough: 'can open', save: 'Save the crew', saved: 'Crew saved', unsaved: 'Changed and not saved', nobody: 'Nobody works at this branch yet', nobodyHelp: 'An administrator gives people their posts first.', contractor: (employer) => `${employer} (contractor)`,
};
