/** 叫号规则: who is called next, and why. Pure: values in, verdict out. The twin runs these same functions (FLOW 4). */

export type Origin = 'walk_in' | 'booked';
export const CREDITS = ['none', 'elderly', 'pregnant', 'disabled', 'medical', 'green'] as const;
export type Credit = (typeof CREDITS)[number];

export type CallRules = Readonly<{
  maximumWaitMinutes: number;
  bookedInRow: number;
  earlyMinutes: number;
  lateMinutes: number;
  callTries: number;
  callRestMinutes: number;
  returnMinutes: number;
  undoSeconds: number;
  credits: Readonly<Record<Exclude<Credit, 'none'>, number>>;
}>;

export type Arrival = Readonly<{ arrivedAt: Date; bookedFor?: Date | undefined; credit: Credit }>;

/** A place in line: `keyAt` orders it (the smallest is called first), `waitsFrom` is when its wait began. */
export type Place = Readonly<{ origin: Origin; keyAt: Date; waitsFrom: Date }>;

/** A waiting ticket as the calling order sees it. Nothing personal. */
export type Waiting = Place & Readonly<{
  id: string;
  serviceGroup: string;
  maskOff: boolean;
  credit: Credit;
  outside: boolean;
  counterWanted?: number | undefined;
  notBefore?: Date | undefined;
}>;

export type CallingCounter = Readonly<{ number: number; serviceGroups: readonly string[]; maskOff: boolean }>;

/** What the hall knows at the moment of a call. */
export type Turn = Readonly<{ now: Date; bookedInRow: number; hasRoom: boolean }>;

/** 公平排序: the key of a visitor who has just arrived. A booked visitor who comes late is served as a walk-in, never sent away. */
export function placeInLine(arrival: Arrival, rules: CallRules): Place {
  const { arrivedAt, bookedFor, credit } = arrival;
  if (bookedFor === undefined || arrivedAt > minutesAfter(bookedFor, rules.lateMinutes)) {
    return { origin: 'walk_in', keyAt: credited(arrivedAt, credit, rules), waitsFrom: arrivedAt };
  }
  return {
    origin: 'booked',
    keyAt: credited(bookedFor, credit, rules),
    waitsFrom: later(arrivedAt, minutesAfter(bookedFor, -rules.earlyMinutes)),
  };
}

/** 过号返回: who returns in time after being missed stands where somebody arriving now would stand. */
export function placeOfReturned(now: Date, credit: Credit, rules: CallRules): Place {
  return placeInLine({ arrivedAt: now, credit }, rules);
}

/** 照顾时间: minutes that a class of visitor is moved forward. */
export function creditMinutes(credit: Credit, rules: CallRules): number {
  return credit === 'none' ? 0 : rules.credits[credit];
}

/** 最长等候: whoever has waited this long goes before all who have not. */
export function isGuarded(ticket: Pick<Place, 'waitsFrom'>, now: Date, rules: CallRules): boolean {
  return now.getTime() - ticket.waitsFrom.getTime() >= rules.maximumWaitMinutes * 60_000;
}

/** Whether this counter may call this ticket now: its services, mask-off, a wish for one counter, readiness, and room for who waits outside. */
export function mayCall(counter: CallingCounter, ticket: Waiting, turn: Turn): boolean {
  return counter.serviceGroups.includes(ticket.serviceGroup)
    && (!ticket.maskOff || counter.maskOff)
    && (ticket.counterWanted === undefined || ticket.counterWanted === counter.number)
    && (ticket.notBefore === undefined || ticket.notBefore <= turn.now)
    && (!ticket.outside || turn.hasRoom);
}

/** The one who is called next by this counter, or nobody: the first in calling order of those it may call. */
export function nextFor<T extends Waiting>(counter: CallingCounter, waiting: readonly T[], turn: Turn, rules: CallRules): T | undefined {
  let first: { ticket: T; rank: Rank } | undefined;
  for (const ticket of waiting) {
    if (!mayCall(counter, ticket, turn)) continue;
    const rank = rankOf(ticket, turn, rules);
    if (first === undefined || compareRanks(rank, first.rank) < 0) first = { ticket, rank };
  }
  return first?.ticket;
}

/**
 * 叫号次序: guarded first, by real waiting; then, once k booked visitors were called in a row, walk-ins before booked;
 * then the fair key; then the id. The SQL function lobby.call_together asks for the same four terms, one after the other.
 */
export function inCallingOrder<T extends Waiting>(waiting: readonly T[], turn: Pick<Turn, 'now' | 'bookedInRow'>, rules: CallRules): T[] {
  return waiting
    .map((ticket) => ({ ticket, rank: rankOf(ticket, turn, rules) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ ticket }) => ticket);
}

/** How many booked visitors in a row have been called after this call. */
export function bookedInRowAfter(bookedInRow: number, called: Origin): number {
  return called === 'booked' ? bookedInRow + 1 : 0;
}

/** 未到: up to so many calls with a rest between them, then the number counts as missed. */
export function afterNoShow(callCount: number, now: Date, rules: CallRules): { state: 'missed' } | { state: 'waiting'; notBefore: Date } {
  return callCount >= rules.callTries ? { state: 'missed' } : { state: 'waiting', notBefore: minutesAfter(now, rules.callRestMinutes) };
}

export function mayReturn(missedAt: Date, now: Date, rules: CallRules): boolean {
  return now <= minutesAfter(missedAt, rules.returnMinutes);
}

export function mayUndo(doneAt: Date, now: Date, rules: CallRules): boolean {
  return now.getTime() - doneAt.getTime() <= rules.undoSeconds * 1000;
}

export type Ahead = Readonly<{ total: number; booked: number; medical: number; cared: number; longWaiting: number; others: number }>;

/** 为什么是这个次序: how many of each kind go before this ticket. Kinds only; no name, no number, no service of others. */
export function aheadOf<T extends Waiting>(id: string, waiting: readonly T[], turn: Pick<Turn, 'now' | 'bookedInRow'>, rules: CallRules): Ahead {
  const own = waiting.find((ticket) => ticket.id === id);
  const line = inCallingOrder(waiting.filter((ticket) => ticket.serviceGroup === own?.serviceGroup), turn, rules);
  const kinds = line.slice(0, Math.max(0, line.findIndex((ticket) => ticket.id === id))).map((ticket) => kindOf(ticket, turn.now, rules));
  const count = (kind: Kind) => kinds.filter((one) => one === kind).length;
  return { total: kinds.length, booked: count('booked'), medical: count('medical'), cared: count('cared'), longWaiting: count('longWaiting'), others: count('others') };
}

export type Band = 'red' | 'yellow' | 'green';
/** 红黄绿: red = wait anywhere, yellow = set off now, green = be here. */
export function bandOf(ahead: number, bands: Readonly<{ green: number; yellow: number }>): Band {
  if (ahead <= bands.green) return 'green';
  return ahead <= bands.yellow ? 'yellow' : 'red';
}

/** 'A012': never a name on a ticket. */
export function ticketNumber(prefix: string, count: number): string {
  return `${prefix}${String(count).padStart(3, '0')}`;
}

type Kind = 'booked' | 'medical' | 'cared' | 'longWaiting' | 'others';

function kindOf(ticket: Waiting, now: Date, rules: CallRules): Kind {
  if (isGuarded(ticket, now, rules)) return 'longWaiting';
  if (ticket.credit === 'medical' || ticket.credit === 'green') return 'medical';
  if (ticket.credit !== 'none') return 'cared';
  return ticket.origin === 'booked' ? 'booked' : 'others';
}

type Rank = Readonly<{ group: 0 | 1 | 2; at: number; id: string }>;

function rankOf(ticket: Waiting, turn: Pick<Turn, 'now' | 'bookedInRow'>, rules: CallRules): Rank {
  if (isGuarded(ticket, turn.now, rules)) return { group: 0, at: ticket.waitsFrom.getTime(), id: ticket.id };
  const stepsBack = ticket.origin === 'booked' && turn.bookedInRow >= rules.bookedInRow;
  return { group: stepsBack ? 2 : 1, at: ticket.keyAt.getTime(), id: ticket.id };
}

function compareRanks(a: Rank, b: Rank): number {
  return a.group - b.group || a.at - b.at || (a.id < b.id ? -1 : 1);
}

function credited(at: Date, credit: Credit, rules: CallRules): Date {
  return minutesAfter(at, -creditMinutes(credit, rules));
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
