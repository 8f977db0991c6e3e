import type { MachinePlace } from '#modules/lobby/index.ts';
import { ELDER_SHARE, GREEN_SHARE, HOURS, WEEKDAYS, type BranchModel, type CounterModel, type ErrandModel } from '#modules/twin/index.ts';

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

const BRANCH = {
  weekdays: WEEKDAYS, hours: HOURS, opens: 9 * 60, closes: 17 * 60, elderShare: ELDER_SHARE, greenShare: GREEN_SHARE, screeners: 1,
} as const;

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
