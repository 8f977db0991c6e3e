import type { MachinePlace } from '#modules/lobby/index.ts';
import type { Behaviour, BranchModel, CounterModel, ErrandModel } from '#modules/twin/index.ts';

/** The three synthetic branches of TWIN A.3. Nothing here is a result of a bank. */

const smart = (minutes: number) => ({ kind: 'smart', minutes }) as const;
const cash = (minutes: number) => ({ kind: 'cash', minutes }) as const;
const plain = { maskOff: false, online: false } as const;

const ERRANDS: readonly ErrandModel[] = [
  { code: 'small cash', others: 20, elders: 26, group: 'cash', minutes: 4, cv: 0.7, machine: cash(2.5), ...plain, light: 0.7 },
  { code: 'large cash, passbook', others: 5, elders: 22, group: 'cash', minutes: 7, cv: 0.7, ...plain, light: 0.5 },
  { code: 'transfer', others: 18, elders: 14, group: 'non_cash', minutes: 8, cv: 0.7, machine: smart(5), maskOff: false, online: true, light: 0.6 },
  { code: 'enquiry, print, bill', others: 14, elders: 16, group: 'non_cash', minutes: 4, cv: 0.7, machine: smart(3), maskOff: false, online: true, light: 0.8 },
  { code: 'open account, card', others: 10, elders: 4, group: 'non_cash', minutes: 15, cv: 0.5, machine: smart(8), maskOff: true, online: false, light: 0.8 },
  { code: 'loss, PIN, details', others: 14, elders: 10, group: 'non_cash', minutes: 10, cv: 0.6, machine: smart(7), maskOff: true, online: false, light: 0.4 },
  { code: 'mobile sign-up, limit', others: 7, elders: 3, group: 'non_cash', minutes: 8, cv: 0.5, machine: smart(6), maskOff: true, online: false, light: 0.8 },
  { code: 'wealth, loan', others: 5, elders: 4, group: 'wealth', minutes: 20, cv: 0.5, maskOff: false, online: true, light: 0.9 },
  { code: 'corporate', others: 7, elders: 1, group: 'non_cash', minutes: 12, cv: 0.6, maskOff: false, online: true, light: 0.4 },
];

/** Of all visitors by hour (data of a large branch over 18 weeks) and of elders (assumed); others are the rest. 8 h is the line at the door. */
const HOURS = [
  { hour: 8, others: 1.0, elders: 9 }, { hour: 9, others: 7.1, elders: 25 }, { hour: 10, others: 12.5, elders: 22 }, { hour: 11, others: 12.7, elders: 10 }, { hour: 12, others: 11.4, elders: 4 },
  { hour: 13, others: 9.5, elders: 5 }, { hour: 14, others: 16.7, elders: 13 }, { hour: 15, others: 17.8, elders: 9 }, { hour: 16, others: 11.3, elders: 3 },
] as const;

const BRANCH = {
  weekdays: [1.1, 1, 0.99, 0.85, 1.07], hours: HOURS, opens: 9 * 60, closes: 17 * 60, elderShare: 0.3, greenShare: { others: 0.03, elders: 0.1 }, screeners: 1,
} as const;

export const BEHAVIOUR: Behaviour = {
  books: 0.3, eldersBook: 0.6, noShow: 0.08, early: { mean: 3, deviation: 5 },
  onlineBooked: { others: 0.4, elders: 0.15 }, onlineDoor: { others: 0.25, elders: 0.08 }, saysYes: { others: 0.5, elders: 0.35 },
  follows: { others: 0.9, elders: 0.5 }, picksMachine: { others: 0.5, elders: 0.2 }, needsHelp: { others: 0.3, elders: 0.7 }, helpMinutes: 2.5, helpCv: 0.5,
};

/** Counters for everything serve one queue; the wealth desk has its own. */
const universal = (count: number): CounterModel[] => [
  ...Array.from({ length: count }, (_, nth) => ({ number: nth + 1, serviceGroups: ['counter'], also: [], maskOff: true })), { number: 90, serviceGroups: ['wealth'], also: [], maskOff: true },
];
const oneQueue = ERRANDS.map((one) => (one.group === 'wealth' ? one : { ...one, group: 'counter' }));
const machines = (smarts: number, cashes: number): MachinePlace[] => [
  ...Array.from({ length: smarts }, () => ({ kind: 'smart', booth: false }) as const), ...Array.from({ length: cashes }, () => ({ kind: 'cash', booth: false }) as const),
];

export const SCENARIOS = {
  /** rigid counters: two for cash, two for the rest, each with its own queue */
  S1: {
    ...BRANCH, visits: 260, errands: ERRANDS, machines: machines(3, 2), assistants: 2, cap: 15,
    counters: [
      { number: 1, serviceGroups: ['cash'], also: ['non_cash'], maskOff: true }, { number: 2, serviceGroups: ['cash'], also: ['non_cash'], maskOff: true },
      { number: 3, serviceGroups: ['non_cash'], also: [], maskOff: true }, { number: 4, serviceGroups: ['non_cash'], also: [], maskOff: true },
      { number: 90, serviceGroups: ['wealth'], also: [], maskOff: true },
    ],
  },
  /** universal counters */
  S2: { ...BRANCH, visits: 330, errands: oneQueue, counters: universal(4), machines: machines(3, 2), assistants: 2, cap: 15 },
  /** half the staff */
  S3: { ...BRANCH, visits: 220, errands: oneQueue, counters: universal(3), machines: machines(2, 1), assistants: 1, cap: 12 },
} as const satisfies Record<string, BranchModel>;

export type ScenarioName = keyof typeof SCENARIOS;
