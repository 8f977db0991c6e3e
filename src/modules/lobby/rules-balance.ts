import { inCallingOrder, type CallRules, type CallingCounter, type Turn, type Waiting } from './rules.ts';

/** 均衡: who could start where, and when. Pure; the lobby desk, the suggestion and the twin run these same functions (FLOW 6.3, DOMAIN 9). */

export type MachineKind = 'smart' | 'cash';
/** 隔断间: only a machine in a partitioned booth may see a face without a mask. */
export type MachinePlace = Readonly<{ kind: MachineKind; booth: boolean }>;

/** What a visitor came for, as far as it decides where it can be done. Minutes are expected, never measured on the person. */
export type Errand = Readonly<{
  serviceGroup: string;
  maskOff: boolean;
  minutes: number;
  machine?: Readonly<{ kind: MachineKind; minutes: number }> | undefined;
}>;

/** A ticket in line, with the work it brings. */
export type Work = Waiting & Readonly<{ minutes: number }>;
/** A counter that is staffed, and in how many minutes it is expected to be free (0 = idle). */
export type Seat = CallingCounter & Readonly<{ freeInMinutes: number }>;
export type StartIn = Readonly<{ minutes: number; p80: number }>;

/** How much longer a running service takes: the mean less what has passed, and never nothing, for long services run on. */
export function remainingMinutes(mean: number, elapsed: number, leastShare = 0.3): number {
  return Math.max(mean - elapsed, mean * leastShare);
}

/** 摘口罩业务: never at a machine in the open hall. */
export function mayUseMachine(errand: Errand, machine: MachinePlace): boolean {
  return errand.machine?.kind === machine.kind && (!errand.maskOff || machine.booth);
}

/**
 * When this ticket can start: those before it in calling order are handed to the next free counter that may serve them.
 * P80 lies above the mean by what the work ahead usually spreads (`spread`: coefficient of variation of a service).
 */
export function startInOf(own: Work, others: readonly Work[], seats: readonly Seat[], turn: Pick<Turn, 'now' | 'bookedInRow'>, rules: CallRules, spread = 0.7): StartIn | undefined {
  const may = (seat: Seat, ticket: Work) => seat.serviceGroups.includes(ticket.serviceGroup) && (!ticket.maskOff || seat.maskOff) && (ticket.counterWanted ?? seat.number) === seat.number;
  const freeIn = seats.map((seat) => seat.freeInMinutes);
  const squares = seats.map((seat) => seat.freeInMinutes ** 2);
  for (const ticket of inCallingOrder([...others, own], turn, rules)) {
    const at = earliest(freeIn, (nth) => seats[nth] !== undefined && may(seats[nth], ticket));
    if (ticket.id === own.id) return at === undefined ? undefined : withSpread(freeIn[at] ?? 0, seats.flatMap((seat, nth) => (may(seat, own) ? [squares[nth] ?? 0] : [])), spread);
    if (at === undefined) continue;
    freeIn[at] = (freeIn[at] ?? 0) + ticket.minutes;
    squares[at] = (squares[at] ?? 0) + ticket.minutes ** 2;
  }
  return undefined;
}

/** The same at a row of machines, where people stand in line as they came. */
export function startAtMachine(freeInMinutes: readonly number[], workAhead: readonly number[], spread = 0.7): StartIn | undefined {
  const freeIn = [...freeInMinutes];
  for (const minutes of workAhead) {
    const at = earliest(freeIn, () => true);
    if (at !== undefined) freeIn[at] = (freeIn[at] ?? 0) + minutes;
  }
  const at = earliest(freeIn, () => true);
  return at === undefined ? undefined : withSpread(freeIn[at] ?? 0, [...freeInMinutes, ...workAhead].map((minutes) => minutes ** 2), spread, freeIn.length);
}

const Z80 = 0.8416;

function withSpread(minutes: number, squares: readonly number[], spread: number, servers = squares.length): StartIn {
  const deviation = (spread * Math.sqrt(squares.reduce((sum, one) => sum + one, 0))) / Math.max(1, servers);
  return { minutes, p80: minutes === 0 ? 0 : minutes + Z80 * deviation };
}

function earliest(freeIn: readonly number[], may: (nth: number) => boolean): number | undefined {
  let best: number | undefined;
  for (let nth = 0; nth < freeIn.length; nth += 1) if (may(nth) && (best === undefined || (freeIn[nth] ?? 0) < (freeIn[best] ?? 0))) best = nth;
  return best;
}

/** Somebody who stands before a machine or in line, and could do the errand at either. */
export type Steerable = Work & Readonly<{ machine?: Errand['machine']; takesMachine: boolean }>;

/**
 * 机具空、柜台忙: the one in line whom an idle machine could serve at once, in calling order. Only who takes machines: an elderly
 * visitor is never sent, and a mask-off task never leaves its counter for the open hall.
 */
export function nextForMachine<T extends Steerable>(machine: MachinePlace, waiting: readonly T[], turn: Turn, rules: CallRules): T | undefined {
  const able = waiting.filter((one) => one.takesMachine && mayUseMachine(one, machine) && (!one.outside || turn.hasRoom) && (one.notBefore === undefined || one.notBefore <= turn.now));
  return inCallingOrder(able, turn, rules)[0];
}

export type Room = Readonly<{ inside: number; cap: number; idlePlaces: number }>;

/**
 * 放行: who comes in next from outside. First whoever can start now; others in calling order, as long as every idle counter and
 * machine still keeps a place for somebody who could start there. Nobody comes in beyond the cap.
 */
export function whoComesIn<T extends Waiting>(outside: readonly T[], canStartNow: (ticket: T) => boolean, room: Room, turn: Pick<Turn, 'now' | 'bookedInRow'>, rules: CallRules): T | undefined {
  if (room.inside >= room.cap || outside.length === 0) return undefined;
  const line = inCallingOrder(outside, turn, rules);
  return line.find(canStartNow) ?? (room.inside + room.idlePlaces < room.cap ? line[0] : undefined);
}
