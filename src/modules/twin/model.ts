import type { HouseRules } from './house-rules.ts';
import type { CallingCounter, ErrandAtDoor, MachinePlace } from '#modules/lobby/index.ts';

/** What a branch is made of, for the twin: who comes for what, what stands there, and how people behave. All of it is given; nothing is drawn here. */
export type ErrandModel = Readonly<{
  code: string;
  /** weight among other visitors, and among elders */
  others: number;
  elders: number;
  group: string;
  minutes: number;
  /** spread of the time, relative to the mean */
  cv: number;
  machine?: ErrandAtDoor['machine'];
  maskOff: boolean;
  online: boolean;
  /** share of its visitors for whom it can wait */
  light: number;
}>;

export type CounterModel = CallingCounter & Readonly<{
  /** groups that it also serves once counters are no longer kept apart */
  also: readonly string[];
}>;

export type BranchModel = Readonly<{
  /** visits on an average weekday, and the weight of each weekday from Monday on */
  visits: number;
  weekdays: readonly number[];
  /** share of the day's visits by clock hour, for others and for elders; the hour before opening is the line at the door */
  hours: readonly Readonly<{ hour: number; others: number; elders: number }>[];
  opens: number;
  closes: number;
  /** when people are used to its opening: where it opens earlier they still come as they did, and find it open */
  usuallyOpens?: number;
  elderShare: number;
  greenShare: Readonly<{ others: number; elders: number }>;
  errands: readonly ErrandModel[];
  counters: readonly CounterModel[];
  machines: readonly MachinePlace[];
  assistants: number;
  screeners: number;
  cap: number;
}>;

type Shares = Readonly<{ others: number; elders: number }>;

/** Assumptions about people, never rules of ours (TWIN A.3). */
export type Behaviour = Readonly<{
  /** share who take a proposed time when they book, over all visitors; elders so many times as often */
  books: number;
  eldersBook: number;
  noShow: number;
  early: Readonly<{ mean: number; deviation: number }>;
  /** of those who book, and of those who are asked at the door: who then does it online */
  onlineBooked: Shares;
  onlineDoor: Shares;
  /** who takes a better time when it is offered */
  saysYes: Shares;
  /** who goes where the guide points; and who takes a machine without being pointed to it */
  follows: Shares;
  picksMachine: Shares;
  /** help at a machine: how many need it, and its mean; tip cards halve both */
  needsHelp: Shares;
  helpMinutes: number;
  helpCv: number;
}>;

/** Which of the bank's measures are in force. Everything off is first come, first served; ours are what the product proposes with the mask-off rule. */
export type Measures = Readonly<{
  /** the fair key, with its credits and guards; else by arrival, the green channel first */
  fairKey: boolean;
  booking: boolean;
  deferral: boolean;
  balance: boolean;
  maskRule: boolean;
  /** one smart machine stands in a partitioned booth, cleaned between users */
  booth: boolean;
  tips: boolean;
}>;

export const FIRST_COME: Measures = { fairKey: false, booking: false, deferral: false, balance: false, maskRule: false, booth: false, tips: false };
export const OURS: Measures = { fairKey: true, booking: true, deferral: true, balance: true, maskRule: true, booth: true, tips: true };

/** One branch under one set of measures and limits. */
export type Run = Readonly<{ model: BranchModel; behaviour: Behaviour; measures: Measures; rules: HouseRules }>;

/** The machines of a branch, the first smart one in a booth where that is a measure. */
export function machinesUnder(model: BranchModel, measures: Measures): readonly MachinePlace[] {
  const first = measures.booth ? model.machines.findIndex((one) => one.kind === 'smart') : -1;
  return model.machines.map((one, nth) => (nth === first ? { ...one, booth: true } : one));
}
