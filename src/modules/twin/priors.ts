import type { Behaviour, BranchModel } from './model.ts';

/**
 * What is assumed where nothing is known (TWIN A.3). The hours of all visitors come from a large branch over 18 weeks; those of elders, the
 * shares and all behaviour are assumptions. A real branch puts its own log in their place.
 */
export const HOURS: BranchModel['hours'] = [
  { hour: 8, others: 1.0, elders: 9 }, { hour: 9, others: 7.1, elders: 25 }, { hour: 10, others: 12.5, elders: 22 }, { hour: 11, others: 12.7, elders: 10 }, { hour: 12, others: 11.4, elders: 4 },
  { hour: 13, others: 9.5, elders: 5 }, { hour: 14, others: 16.7, elders: 13 }, { hour: 15, others: 17.8, elders: 9 }, { hour: 16, others: 11.3, elders: 3 },
];
export const WEEKDAYS = [1.1, 1, 0.99, 0.85, 1.07] as const;
export const ELDER_SHARE = 0.3;
export const GREEN_SHARE = { others: 0.03, elders: 0.1 } as const;
/** visits a day for each counter, where a branch has no log yet */
export const VISITS_PER_COUNTER = 65;

export const ASSUMED: Behaviour = {
  books: 0.3, eldersBook: 0.6, noShow: 0.08, early: { mean: 3, deviation: 5 },
  onlineBooked: { others: 0.4, elders: 0.15 }, onlineDoor: { others: 0.25, elders: 0.08 }, saysYes: { others: 0.5, elders: 0.35 },
  follows: { others: 0.9, elders: 0.5 }, picksMachine: { others: 0.5, elders: 0.2 }, needsHelp: { others: 0.3, elders: 0.7 }, helpMinutes: 2.5, helpCv: 0.5,
};
