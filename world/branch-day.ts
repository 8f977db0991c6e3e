import { addMinutes } from '#kernel/time.ts';
import { agenda, type Agenda, type Deed } from './agenda.ts';
import { chanceOf, lognormal, type Chance } from '#kernel/chance.ts';
import { temperaturesOf, type Visitor } from './crowd.ts';
import type { AtDoor, Called, Hands, Seat } from './hands.ts';
import { SERVICES } from './services.ts';

/** One branch on one business date: who comes, and the hands that do what they do. `at` turns minutes since midnight into an instant. */
export type BranchDayPlan = Readonly<{
  seed: string;
  branch: string;
  date: string;
  visitors: readonly Visitor[];
  bookers: readonly Readonly<{ visitor: Visitor; bookAt: Date; wish: Date }>[];
  opens: Date;
  closes: Date;
  /** What lies before has happened already: the program was started again in the middle of the day. */
  from: Date;
  /** From when the branch is looked after: on a first day from long before it is lived, so that its morning was not missed. */
  netFrom: Date;
  at: (minutes: number) => Date;
  hands: Hands;
}>;

export type BranchDay = Readonly<{
  /** Does everything that is due by then, in order, unless told to stop between two deeds. */
  runTo: (by: Date, isStopped: () => boolean) => Promise<void>;
  /** Tickets have changed: idle tellers look again. */
  poke: (at: Date) => void;
  next: () => Date | undefined;
  /** Nobody is expected any more and the doors are shut. */
  isOver: (at: Date) => boolean;
}>;

type Guest = { visitor: Visitor; visit: string; unheard: number };
type Day = { plan: BranchDayPlan; diary: Agenda; chance: Chance; guests: Map<string, Guest>; /** counters that no signed-in person has */ ours: ReadonlySet<string>; idle: Map<string, Seat>; busy: Set<string>; doorFree: Date; outside: number; wakesAt: Date | undefined };

const SECOND = 1 / 60;
/** Minutes: a look round for seats that people have left or taken, and how long after closing a day may last. */
const LOOK_ROUND = 3;
const TEND = 10;
const OVERTIME = 60;
/** Minutes before opening at which the first walk begins and the list is signed, and between two walks. */
const FIRST_WALK = 40;
const SIGNS = 10;
const WALKS = 30;
/** Minutes before closing at which the staff declare again, and after closing when the head reports. */
const EVENING_WORD = 45;
const REPORTS = 10;

export function branchDay(plan: BranchDayPlan): BranchDay {
  const day: Day = {
    plan, diary: agenda(), chance: chanceOf(plan.seed, plan.branch, plan.date, 'day'), guests: new Map(), ours: new Set(), idle: new Map(), busy: new Set(), doorFree: addMinutes(plan.opens, -5), outside: 0, wakesAt: undefined,
  };
  const enter = (at: Date, deed: Deed) => { if (at >= plan.from) day.diary.enter(at, deed); };
  for (const visitor of plan.visitors) enter(plan.at(visitor.arrives), (at) => arrive(day, at, visitor));
  for (const { visitor, bookAt, wish } of plan.bookers) enter(bookAt, async (at) => void (await plan.hands.book(at, visitor, wish)));
  day.diary.enter(latest(addMinutes(plan.opens, -20), plan.from), (at) => expectBooked(day, at));
  day.diary.enter(latest(addMinutes(plan.opens, -5), plan.from), (at) => lookRound(day, at));
  day.diary.enter(latest(addMinutes(plan.opens, -60), plan.from), (at) => tendIt(day, at));
  const before = (minutes: number) => addMinutes(plan.opens, -minutes);
  day.diary.enter(latest(before(FIRST_WALK + 5), plan.netFrom), async (at) => void (await plan.hands.declareHealth(at)));
  enter(addMinutes(plan.closes, -EVENING_WORD), async (at) => void (await plan.hands.declareHealth(at)));
  enter(addMinutes(plan.closes, REPORTS), async (at) => void (await plan.hands.reportHealth(at)));
  day.diary.enter(latest(before(FIRST_WALK), plan.netFrom), (at) => walkRound(day, at));
  day.diary.enter(latest(before(SIGNS), plan.netFrom), async (at) => void (await plan.hands.openGate(at)));
  if (plan.from > plan.opens) day.diary.enter(plan.from, (at) => seeOff(day, at));
  day.diary.enter(addMinutes(plan.closes, OVERTIME), async (at) => void (await plan.hands.closeDay(at)));
  return {
    runTo: async (by, isStopped) => {
      for (let due = day.diary.take(by); due; due = isStopped() ? undefined : day.diary.take(by)) await due.deed(due.at);
    },
    poke: (at) => wakeTellers(day, at),
    next: () => day.diary.next(),
    isOver: (at) => day.diary.size() === 0 || at > addMinutes(plan.closes, OVERTIME),
  };
}

/** Those who booked come at their time: three minutes early, give or take five; one in twelve does not come (TWIN A.3). */
async function expectBooked(day: Day, at: Date): Promise<void> {
  const { plan, chance } = day;
  const bookings = (await plan.hands.expected(at)) ?? [];
  bookings.forEach(({ booking, at: slot, service }, index) => {
    if (chance() < 0.08) return;
    const early = -3 + 10 * (chance() + chance() - 1);
    const comes = addMinutes(slot, early);
    if (comes < plan.from) return;
    const visitor = guestFor(chance, plan.visitors.length + index, service);
    day.diary.enter(latest(comes, at), (when) => arrive(day, when, visitor, booking));
  });
}

/** The door: one screener, first come first served; who filled in the form or booked takes 15 seconds, others 22 to 50. */
async function arrive(day: Day, at: Date, visitor: Visitor, booking?: string): Promise<void> {
  const { hands } = day.plan;
  const code = visitor.fillsInBeforehand ? await hands.fillIn(at, visitor) : undefined;
  const seconds = code !== undefined || booking !== undefined ? 15 : 22 + 28 * day.chance();
  day.doorFree = addMinutes(latest(at, day.doorFree), seconds * SECOND);
  day.diary.enter(day.doorFree, (when) => enterHall(day, when, visitor, code, booking));
}

async function enterHall(day: Day, at: Date, visitor: Visitor, code: string | undefined, booking: string | undefined): Promise<void> {
  await afterDoor(day, at, visitor, await day.plan.hands.screen(at, visitor, code), booking);
}

async function afterDoor(day: Day, at: Date, visitor: Visitor, door: AtDoor | undefined, booking: string | undefined): Promise<void> {
  const { hands } = day.plan;
  if (!door) return;
  switch (door.outcome) {
    case 'turned_away':
      return;
    case 'rests':
      day.diary.enter(addMinutes(at, door.minutes + 0.5), async (when) => afterDoor(day, when, visitor, await hands.measureAgain(when, visitor, door.case), booking));
      return;
    case 'passed':
      if (door.place === 'outside') day.outside += 1;
      return chooseWay(day, at, visitor, door, booking);
    default:
      return door satisfies never;
  }
}

async function chooseWay(day: Day, at: Date, visitor: Visitor, door: AtDoor & { outcome: 'passed' }, booking: string | undefined): Promise<void> {
  const { hands } = day.plan;
  const machine = booking === undefined && door.place === 'inside' ? machineMinutes(day.chance, visitor) : undefined;
  if (machine !== undefined) {
    await hands.goToMachine(at, door.visit);
    day.diary.enter(addMinutes(at, 1 + machine), (when) => leave(day, when, door.visit));
    return;
  }
  day.diary.enter(addMinutes(at, (10 + 20 * day.chance()) * SECOND), async (when) => {
    const ticket = await hands.takeTicket(when, visitor, door.visit, booking);
    if (ticket === undefined) return leave(day, when, door.visit);
    day.guests.set(ticket, { visitor, visit: door.visit, unheard: 0 });
    wakeTellers(day, when);
  });
}

/** Somebody goes; who waits outside comes in. */
async function leave(day: Day, at: Date, visit: string): Promise<void> {
  await day.plan.hands.leave(at, visit);
  await letIn(day, at);
}

async function letIn(day: Day, at: Date): Promise<void> {
  if (day.outside === 0) return;
  day.outside = (await day.plan.hands.admitNext(at)) ? day.outside - 1 : 0;
}

/** Without guidance half of those who could use a machine do, elders a fifth; mask-off errands never (TWIN A.3, P3). */
function machineMinutes(chance: Chance, visitor: Visitor): number | undefined {
  const service = SERVICES.find(({ code }) => code === visitor.service);
  if (service?.machine === undefined || service.maskOff || chance() >= (visitor.elder ? 0.2 : 0.5)) return undefined;
  return (service.machine * visitor.serviceMinutes) / service.minutes;
}

/** Every few minutes tellers take the seats that nobody else has, and give up those that a signed-in person took. */
async function lookRound(day: Day, at: Date): Promise<void> {
  const seats = (await day.plan.hands.freeSeats(at)) ?? [];
  const free = new Map(seats.map((seat) => [seat.counter, seat]));
  day.ours = new Set(free.keys());
  for (const counter of day.idle.keys()) if (!free.has(counter)) day.idle.delete(counter);
  for (const seat of seats) if (!day.busy.has(seat.counter)) day.idle.set(seat.counter, seat);
  wakeTellers(day, at);
  if (at < addMinutes(day.plan.closes, OVERTIME - LOOK_ROUND)) day.diary.enter(addMinutes(at, LOOK_ROUND), (when) => lookRound(day, when));
}

/** Those whom an earlier run of the program left inside without a number go within a quarter of an hour. */
async function seeOff(day: Day, at: Date): Promise<void> {
  for (const visit of (await day.plan.hands.leftBehind(at)) ?? []) day.diary.enter(addMinutes(at, 15 * day.chance()), (when) => leave(day, when, visit));
}

/** Every half hour somebody walks through; the last time after closing. */
async function walkRound(day: Day, at: Date): Promise<void> {
  await day.plan.hands.walk(at);
  if (at < addMinutes(day.plan.closes, OVERTIME - WALKS)) day.diary.enter(addMinutes(at, WALKS), (when) => walkRound(day, when));
}

async function tendIt(day: Day, at: Date): Promise<void> {
  if (at < addMinutes(day.plan.opens, -30)) await day.plan.hands.openWindow(at);
  await day.plan.hands.tend(at);
  if (at < day.plan.closes) day.diary.enter(addMinutes(at, TEND), (when) => tendIt(day, when));
}

/** Idle tellers look a few seconds later. A look that is already due before then will do; one due later does not stand in the way. */
function wakeTellers(day: Day, at: Date): void {
  const due = addMinutes(at, (3 + 6 * day.chance()) * SECOND);
  if (day.idle.size === 0 || (day.wakesAt !== undefined && day.wakesAt <= due)) return;
  day.wakesAt = due;
  day.diary.enter(due, async (when) => {
    if (day.wakesAt !== undefined && day.wakesAt <= when) day.wakesAt = undefined;
    // A teller who finds nobody waiting is idle again; the others need not ask, unless they serve another group.
    for (const seat of [...day.idle.values()].sort((a, b) => a.number - b.number)) await callNext(day, when, seat);
  });
}

async function callNext(day: Day, at: Date, seat: Seat): Promise<void> {
  // Whose counter was taken finishes the visitor in hand and gets up.
  if (!day.ours.has(seat.counter)) return void day.busy.delete(seat.counter);
  const called = await day.plan.hands.callNext(at, seat);
  if (!called) return void (day.busy.delete(seat.counter), day.idle.set(seat.counter, seat));
  day.idle.delete(seat.counter);
  day.busy.add(seat.counter);
  const guest = day.guests.get(called.ticket);
  if (guest && guest.unheard < guest.visitor.missesCalls) return waitInVain(day, at, seat, called, guest);
  const walk = (15 + 30 * day.chance()) * SECOND;
  day.diary.enter(addMinutes(at, walk), (when) => serve(day, when, seat, called, guest));
}

async function serve(day: Day, at: Date, seat: Seat, called: Called, guest: Guest | undefined): Promise<void> {
  const { hands } = day.plan;
  await hands.serve(at, seat, called.ticket);
  const minutes = guest?.visitor.serviceMinutes ?? minutesOfStranger(day.chance, called.service);
  day.diary.enter(addMinutes(at, minutes), async (when) => {
    await hands.finish(when, seat, called.ticket);
    day.guests.delete(called.ticket);
    await letIn(day, when);
    day.diary.enter(addMinutes(when, (15 + 30 * day.chance()) * SECOND), (later) => callNext(day, later, seat));
  });
}

/** Called, called again after a minute, given up after two. Three times unheard is missed; most come back some minutes later. */
function waitInVain(day: Day, at: Date, seat: Seat, called: Called, guest: Guest): void {
  const { hands } = day.plan;
  guest.unheard += 1;
  day.diary.enter(addMinutes(at, 1), async (when) => void (await hands.callAgain(when, seat, called.ticket)));
  day.diary.enter(addMinutes(at, 2), async (when) => {
    if ((await hands.miss(when, seat, called.ticket)) === 'missed') day.diary.enter(addMinutes(when, 2 + 6 * day.chance()), (later) => afterMissed(day, later, called.ticket, guest));
    // A number that rests is called again by itself, once its rest is over.
    else day.diary.enter(addMinutes(when, 5.2), async (later) => wakeTellers(day, later));
    await callNext(day, when, seat);
  });
}

async function afterMissed(day: Day, at: Date, ticket: string, guest: Guest): Promise<void> {
  if (guest.visitor.comesBack && (await day.plan.hands.comeBack(at, ticket))) return wakeTellers(day, at);
  day.guests.delete(ticket);
  return leave(day, at, guest.visit);
}

/** Somebody whom the user let in: the teller takes as long as that service takes. */
function minutesOfStranger(chance: Chance, code: string): number {
  return Math.max(0.5, lognormal(chance, SERVICES.find((service) => service.code === code)?.minutes ?? 8, 0.6));
}

function guestFor(chance: Chance, index: number, code: string): Visitor {
  const service = SERVICES.find((one) => one.code === code);
  return {
    index, arrives: 0, service: code, group: service?.group ?? 'personal', serviceMinutes: minutesOfStranger(chance, code),
    elder: chance() < 0.12, green: code === 'relief-payment', books: true, fillsInBeforehand: chance() < 0.6,
    ...temperaturesOf(chance), exposed: false, hasPhone: true, missesCalls: chance() < 0.03 ? 1 : 0, comesBack: true,
  };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
