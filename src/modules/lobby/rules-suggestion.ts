import type { Credit } from './rules.ts';
import type { Errand, StartIn } from './rules-balance.ts';

/** 迎客建议: what can be offered to the person at the door, best first, each with its reason. Nobody is refused: a number is always among them. */

export type Urgency = 'light' | 'ordinary' | 'urgent';
export type Greeted = Readonly<{
  errand: Errand & Readonly<{ urgency: Urgency; online: boolean }>;
  credit: Credit;
  booked: boolean;
  /** said so without being asked: the only way in which a machine or a phone comes up for the elderly */
  asksForMachine: boolean;
  asksForOnline: boolean;
}>;

export type HallSeen = Readonly<{
  /** at a counter, with a number taken now; undefined where no counter is open for it */
  counter: StartIn | undefined;
  /** at a machine that may do the errand; undefined where there is none */
  machine: StartIn | undefined;
  inside: number;
  cap: number;
  outside: number;
}>;

export type SuggestionRules = Readonly<{
  /** 改约提醒线: P80 of the wait from which a light errand is offered a better time */
  deferralMinutes: number;
  /** 大堂提醒线: share of the cap from which it is offered as well */
  alarmShare: number;
  /** a machine is put first only if it saves this many minutes, counted to the end of the errand */
  machineSavesMinutes: number;
}>;

export const OPTIONS = ['green', 'online', 'later', 'machine', 'ticket'] as const;
export type OptionKind = (typeof OPTIONS)[number];
export const REASONS = ['urgent', 'elderFirst', 'booked', 'onlineNow', 'longWait', 'hallCrowded', 'machineFree', 'machineSooner', 'startsNow', 'maskOffCounter', 'noCounter', 'inTurn', 'seldomTaken'] as const;
export type Reason = (typeof REASONS)[number];
export type Option = Readonly<{ kind: OptionKind; startIn: StartIn | undefined; minutes: number; reasons: readonly Reason[] }>;

/** Ranked: what serves the person soonest with the fewest people around comes first. */
export function suggestionsFor(who: Greeted, hall: HallSeen, rules: SuggestionRules): Option[] {
  const ticket = ticketOption(who, hall);
  if (isGreen(who)) return [ticket];
  const machine = machineOption(who, hall, rules);
  return [onlineOption(who), machine?.startIn?.minutes === 0 ? machine : undefined, laterOption(who, hall, rules), machine, ticket]
    .filter((one) => one !== undefined)
    .filter((one, at, all) => all.indexOf(one) === at);
}

export type Accepted = Readonly<{ kind: OptionKind; offered: number; taken: number }>;
const OFTEN_OFFERED = 20;
const SELDOM_SHARE = 0.05;

/** Offered often lately and hardly ever taken. A number is no offer. */
export function isSeldomTaken({ kind, offered, taken }: Accepted): boolean {
  return kind !== 'ticket' && kind !== 'green' && offered >= OFTEN_OFFERED && taken < offered * SELDOM_SHARE;
}

/** What is seldom taken for this errand stands last and says so, so that the next person is not asked in vain. It is still there. */
export function byAcceptance(options: readonly Option[], lately: readonly Accepted[]): Option[] {
  const isSeldom = ({ kind }: Option) => lately.some((one) => one.kind === kind && isSeldomTaken(one));
  return [...options.filter((one) => !isSeldom(one)), ...options.filter(isSeldom).map((one): Option => ({ ...one, reasons: [...one.reasons, 'seldomTaken'] }))];
}

/** 友情劝退: why a better time is worth offering, or undefined. Only light errands that were not booked for now, and never the green channel (FLOW 7). */
export function whyDefer(who: Greeted, hall: HallSeen, rules: SuggestionRules): 'longWait' | 'hallCrowded' | undefined {
  if (who.errand.urgency !== 'light' || who.booked || isGreen(who)) return undefined;
  const soonest = [hall.counter, mayBeSentToMachine(who) ? hall.machine : undefined].filter((one) => one !== undefined).toSorted((a, b) => a.p80 - b.p80)[0];
  if (soonest === undefined || soonest.p80 > rules.deferralMinutes) return 'longWait';
  return soonest.minutes > 0 && hall.inside + hall.outside >= hall.cap * rules.alarmShare ? 'hallCrowded' : undefined;
}

/** 不强推自助: who may be pointed to a machine. The elderly only if they ask for it; who needs care or was booked for a counter is left in peace. */
export function mayBeSentToMachine(who: Greeted): boolean {
  if (who.errand.machine === undefined) return false;
  return who.asksForMachine || (who.credit === 'none' && !isGreen(who));
}

function isGreen(who: Greeted): boolean {
  return who.credit === 'green' || who.credit === 'medical' || who.errand.urgency === 'urgent';
}

function ticketOption(who: Greeted, hall: HallSeen): Option {
  const reasons: Reason[] = [];
  if (isGreen(who)) reasons.push('urgent');
  else if (who.booked) reasons.push('booked');
  else if (who.credit !== 'none') reasons.push('elderFirst');
  if (who.errand.maskOff) reasons.push('maskOffCounter');
  if (hall.counter === undefined) reasons.push('noCounter');
  else if (hall.counter.minutes === 0) reasons.push('startsNow');
  return { kind: isGreen(who) ? 'green' : 'ticket', startIn: hall.counter, minutes: who.errand.minutes, reasons: reasons.length > 0 ? reasons : ['inTurn'] };
}

/** 温馨小贴士 first (FLOW 7): what can be done without coming. Not for the elderly, unless they ask. */
function onlineOption(who: Greeted): Option | undefined {
  if (!who.errand.online || who.booked) return undefined;
  if (who.credit !== 'none' && !who.asksForOnline) return undefined;
  return { kind: 'online', startIn: undefined, minutes: 0, reasons: ['onlineNow'] };
}

function machineOption(who: Greeted, hall: HallSeen, rules: SuggestionRules): Option | undefined {
  const { machine } = who.errand;
  if (machine === undefined || hall.machine === undefined || !mayBeSentToMachine(who)) return undefined;
  const atCounter = hall.counter === undefined ? Infinity : hall.counter.minutes + who.errand.minutes;
  const atMachine = hall.machine.minutes + machine.minutes;
  if (!who.asksForMachine && hall.machine.minutes > 0 && atMachine + rules.machineSavesMinutes > atCounter) return undefined;
  return { kind: 'machine', startIn: hall.machine, minutes: machine.minutes, reasons: [hall.machine.minutes === 0 ? 'machineFree' : 'machineSooner'] };
}

function laterOption(who: Greeted, hall: HallSeen, rules: SuggestionRules): Option | undefined {
  const why = whyDefer(who, hall, rules);
  return why && { kind: 'later', startIn: undefined, minutes: who.errand.minutes, reasons: [why] };
}
