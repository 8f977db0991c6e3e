import {
  bookedInRowAfter, mayBeSentToMachine, mayUseMachine, nextFor, nextForMachine, placeInLine, remainingMinutes, startAtMachine, startInOf, suggestionsFor, whoComesIn,
  mayCall, type Greeted, type HallSeen, type MachineKind, type Option, type Seat, type Turn,
} from '#modules/lobby/index.ts';
import { Agenda } from './agenda.ts';
import { CURVE_POINTS, CURVE_STEP, emptyLog, type CounterPlace, type DayLog, type Guest, type MachineStand } from './hall.ts';
import type { HouseRules } from './house-rules.ts';
import { machinesUnder, type Behaviour, type BranchModel, type Measures, type Run } from './model.ts';
import { instantAt } from './twin-time.ts';
import type { Visitor } from './visitors.ts';

export type Comes = Readonly<{ visitor: Visitor; at: number; bookedFor?: number | undefined }>;
/** Somebody takes a better time: `later` books it and says whether it lies on this same day, and when the person comes. */
export type Deferrals = (visitor: Visitor, now: number) => { today: Comes | undefined } | undefined;

const TALK_MINUTES = 1.5;
const SCREEN_BOOKED_MINUTES = 0.25;
const DOORS_BEFORE_MINUTES = 5;
const CLEANING_MINUTES = 1;

type Happening =
  | { kind: 'comes'; who: Comes }
  | { kind: 'goes'; guest: Guest }
  | { kind: 'screened'; guest: Guest; screener: number }
  | { kind: 'doors' }
  | { kind: 'opens' }
  | { kind: 'served'; place: CounterPlace }
  | { kind: 'helped'; stand: MachineStand }
  | { kind: 'machineDone'; stand: MachineStand }
  | { kind: 'cleaned'; stand: MachineStand };

/** One day of one branch, run on the product's own rules: who is offered what at the door, who comes in, who is called where. */
export class BranchDay {
  readonly log: DayLog = emptyLog();
  private readonly agenda = new Agenda<Happening>();
  private readonly counters: CounterPlace[];
  private readonly stands: MachineStand[];
  private readonly screening: Guest[] = [];
  private freeScreeners: number;
  private readonly waiting: Guest[] = [];
  private readonly atMachines: Guest[] = [];
  private readonly wantHelp: MachineStand[] = [];
  private freeAssistants: number;
  private onSite = 0;
  private inside = 0;
  private bookedInRow = 0;
  private now = 0;
  private isOpen = false;
  private doorsOpen = false;

  private readonly day: number;
  private readonly model: BranchModel;
  private readonly behaviour: Behaviour;
  private readonly measures: Measures;
  private readonly rules: HouseRules;
  private readonly defer: Deferrals;

  constructor(day: number, { model, behaviour, measures, rules }: Run, defer: Deferrals) {
    [this.day, this.model, this.behaviour, this.measures, this.rules, this.defer] = [day, model, behaviour, measures, rules, defer];
    this.counters = model.counters.map((one) => ({
      counter: { number: one.number, maskOff: one.maskOff, serviceGroups: measures.balance ? [...one.serviceGroups, ...one.also] : one.serviceGroups }, guest: undefined, since: 0,
    }));
    this.stands = machinesUnder(model, measures).map((machine) => ({ machine, guest: undefined, since: 0, mean: 0 }));
    this.freeScreeners = model.screeners;
    this.freeAssistants = model.assistants;
  }

  run(comes: readonly Comes[]): DayLog {
    for (const who of comes) this.agenda.add(who.at, { kind: 'comes', who });
    this.agenda.add(this.model.opens - DOORS_BEFORE_MINUTES, { kind: 'doors' });
    this.agenda.add(this.model.opens, { kind: 'opens' });
    for (let next = this.agenda.next(); next !== undefined; next = this.agenda.next()) {
      this.passTimeUntil(next.at);
      this.happen(next.what);
    }
    return this.log;
  }

  private happen(what: Happening): void {
    switch (what.kind) {
      case 'comes': return this.arrive(what.who);
      case 'goes': return this.leave(what.guest);
      case 'doors': this.doorsOpen = true; return this.screenNext();
      case 'opens': this.isOpen = true; return this.dispatch();
      case 'screened': return this.screened(what.guest);
      case 'served': return this.served(what.place);
      case 'helped': return this.helped(what.stand);
      case 'machineDone': return this.machineDone(what.stand);
      case 'cleaned': what.stand.guest = undefined; return this.dispatch();
      default: return what satisfies never;
    }
  }

  /** People on site are together until the next thing happens. */
  private passTimeUntil(at: number): void {
    const pairs = (this.onSite * (this.onSite - 1)) / 2;
    this.log.pairMinutes += pairs * (at - this.now);
    for (let from = this.now; from < at && this.onSite > 0;) {
      const step = Math.min(CURVE_POINTS - 1, Math.floor(from / CURVE_STEP));
      const until = step === CURVE_POINTS - 1 ? at : Math.min(at, (step + 1) * CURVE_STEP);
      this.log.curve[step] = (this.log.curve[step] ?? 0) + (this.onSite * (until - from)) / CURVE_STEP;
      from = until;
    }
    this.now = at;
  }

  // At the door

  private arrive({ visitor, bookedFor }: Comes): void {
    this.onSite += 1;
    this.log.most = Math.max(this.log.most, this.onSite);
    const guest = this.guestOf(visitor, bookedFor);
    if (bookedFor === undefined && (this.measures.tips || this.measures.deferral) && this.isPersuaded(guest)) {
      this.agenda.add(this.now + TALK_MINUTES, { kind: 'goes', guest });
      return;
    }
    this.log.arrived += 1;
    this.screening.push(guest);
    this.screenNext();
  }

  /** The suggestion at the greeting, and what the person makes of it: does it online, or comes at a better time, or neither. */
  private isPersuaded(guest: Guest): boolean {
    const { visitor } = guest;
    const kind = visitor.elder ? 'elders' : 'others';
    const mayGoOnline = this.measures.tips && visitor.errand.online && visitor.coins.onlineDoor < this.behaviour.onlineDoor[kind];
    const mayComeLater = this.measures.deferral && visitor.light && visitor.coins.saysYes < this.behaviour.saysYes[kind];
    // Whoever would say no to everything need not be offered it: the answer is the same, and the twin is quicker.
    if (!mayGoOnline && !mayComeLater) return false;
    for (const option of this.suggestions(guest)) {
      if (option.kind === 'ticket' || option.kind === 'green' || option.kind === 'machine') return false;
      if (option.kind === 'online' && mayGoOnline) {
        this.log.online += 1;
        return true;
      }
      if (option.kind === 'later' && mayComeLater) {
        const taken = this.defer(visitor, this.now);
        if (taken === undefined) continue;
        this.log.deferred += 1;
        if (taken.today) this.agenda.add(taken.today.at, { kind: 'comes', who: taken.today });
        return true;
      }
    }
    return false;
  }

  private suggestions(guest: Guest): Option[] {
    return suggestionsFor(greetedOf(guest), this.seenBy(guest), this.rules.suggestion);
  }

  private screenNext(): void {
    while (this.doorsOpen && this.freeScreeners > 0) {
      const guest = this.screening.shift();
      if (guest === undefined) return;
      this.freeScreeners -= 1;
      const minutes = guest.bookedFor === undefined ? guest.visitor.screenMinutes : SCREEN_BOOKED_MINUTES;
      this.agenda.add(this.now + minutes, { kind: 'screened', guest, screener: 0 });
    }
  }

  private screened(guest: Guest): void {
    this.freeScreeners += 1;
    this.screenNext();
    guest.lane = this.laneOf(guest);
    (guest.lane === 'machine' ? this.atMachines : this.waiting).push(guest);
    this.dispatch();
  }

  /** Where the person goes: to a machine if that was suggested and is taken, else a number. Without guidance people choose for themselves. */
  private laneOf(guest: Guest): 'counter' | 'machine' {
    if (!guest.takesMachine || !this.stands.some(({ machine }) => this.mayServe(guest, machine))) return 'counter';
    if (!this.measures.balance) return 'machine';
    const first = this.suggestions(guest).find((one) => one.kind === 'machine' || one.kind === 'ticket' || one.kind === 'green');
    return first?.kind === 'machine' ? 'machine' : 'counter';
  }

  private mayServe(guest: Guest, machine: MachineStand['machine']): boolean {
    return this.measures.maskRule ? mayUseMachine(guest, machine) : guest.machine?.kind === machine.kind;
  }

  // Who starts where, and who comes in

  private dispatch(): void {
    // Without balance only who stands in the hall is called; with it, whoever can start comes in for the start.
    if (!this.measures.balance) this.admit();
    while (this.isOpen && this.startOne());
    this.admit();
  }

  private startOne(): boolean {
    if (this.waiting.length === 0 && this.atMachines.length === 0) return false;
    const turn = this.turn();
    for (const stand of this.stands) {
      if (stand.guest !== undefined) continue;
      const guest = this.nextAt(stand, turn);
      if (guest) return this.startAt(stand, guest);
    }
    for (const place of this.counters) {
      if (place.guest !== undefined) continue;
      const guest = nextFor(place.counter, this.waiting, turn, this.rules.calls)
        // 柜台空、机具忙: somebody in line at the machines gets a number.
        ?? (this.measures.balance ? nextFor(place.counter, this.atMachines, turn, this.rules.calls) : undefined);
      if (guest) return this.call(place, guest);
    }
    return false;
  }

  private nextAt(stand: MachineStand, turn: Turn): Guest | undefined {
    if (!this.measures.maskRule) {
      return [this.atMachines, ...(this.measures.balance ? [this.waiting] : [])]
        .map((line) => line.find((one) => one.takesMachine && one.machine?.kind === stand.machine.kind && (!one.outside || turn.hasRoom))).find((one) => one !== undefined);
    }
    return nextForMachine(stand.machine, this.atMachines, turn, this.rules.calls) ?? (this.measures.balance ? nextForMachine(stand.machine, this.waiting, turn, this.rules.calls) : undefined);
  }

  private call(place: CounterPlace, guest: Guest): true {
    this.begins(guest, true);
    this.bookedInRow = bookedInRowAfter(this.bookedInRow, guest.origin);
    place.guest = guest;
    place.since = this.now;
    this.agenda.add(this.now + guest.minutes * guest.visitor.slow, { kind: 'served', place });
    return true;
  }

  private startAt(stand: MachineStand, guest: Guest): true {
    this.begins(guest, false);
    const kind = guest.visitor.elder ? 'elders' : 'others';
    const needsHelp = guest.visitor.coins.help < this.behaviour.needsHelp[kind] * (this.measures.tips ? 0.5 : 1);
    stand.guest = guest;
    stand.since = this.now;
    stand.mean = guest.machine?.minutes ?? 0;
    if (guest.maskOff && !stand.machine.booth) this.log.unmasked += 1;
    if (!needsHelp) this.works(stand);
    else {
      this.wantHelp.push(stand);
      this.help();
    }
    return true;
  }

  private begins(guest: Guest, atCounter: boolean): void {
    remove(this.waiting, guest);
    remove(this.atMachines, guest);
    if (guest.outside) this.enter(guest);
    this.log.waits.push({ minutes: this.now - guest.arrived, arrived: guest.arrived, group: guest.serviceGroup, elder: guest.visitor.elder, atCounter });
  }

  private help(): void {
    while (this.freeAssistants > 0) {
      const stand = this.wantHelp.shift();
      if (stand?.guest === undefined) return;
      this.freeAssistants -= 1;
      const mean = this.measures.tips ? TALK_MINUTES : this.behaviour.helpMinutes;
      this.agenda.add(this.now + mean * stand.guest.visitor.help, { kind: 'helped', stand });
    }
  }

  private helped(stand: MachineStand): void {
    this.freeAssistants += 1;
    this.works(stand);
    this.help();
  }

  private works(stand: MachineStand): void {
    this.agenda.add(this.now + (stand.guest?.machine?.minutes ?? 0) * (stand.guest?.visitor.slow ?? 1), { kind: 'machineDone', stand });
  }

  private machineDone(stand: MachineStand): void {
    if (stand.guest) this.leave(stand.guest);
    if (stand.machine.booth) {
      this.agenda.add(this.now + CLEANING_MINUTES, { kind: 'cleaned', stand });
      return;
    }
    stand.guest = undefined;
    this.dispatch();
  }

  private served(place: CounterPlace): void {
    if (place.guest) this.leave(place.guest);
    place.guest = undefined;
    this.dispatch();
  }

  private admit(): void {
    const outside = [...this.waiting, ...this.atMachines].filter((one) => one.outside);
    while (outside.length > 0) {
      const turn = this.turn();
      const idle = this.measures.balance && this.isOpen ? this.counters.filter((one) => one.guest === undefined).length + this.stands.filter((one) => one.guest === undefined).length : 0;
      const canStartNow = (one: Guest) => this.measures.balance && this.isOpen
        && (this.counters.some((place) => place.guest === undefined && mayCall(place.counter, one, turn)) || (one.takesMachine && this.stands.some((stand) => stand.guest === undefined && this.mayServe(one, stand.machine))));
      const next = whoComesIn(outside, canStartNow, { inside: this.inside, cap: this.model.cap, idlePlaces: idle }, turn, this.rules.calls);
      if (next === undefined) return;
      this.enter(next);
      remove(outside, next);
    }
  }

  private enter(guest: Guest): void {
    guest.outside = false;
    guest.entered = this.now;
    this.inside += 1;
  }

  private leave(guest: Guest): void {
    this.onSite -= 1;
    this.log.lastLeft = Math.max(this.log.lastLeft, this.now);
    if (guest.entered === undefined) return;
    this.inside -= 1;
    this.log.stays.push({ from: guest.entered, until: this.now });
  }

  // What the hall looks like

  private turn(): Turn {
    return { now: instantAt(this.day, this.now), bookedInRow: this.bookedInRow, hasRoom: this.measures.balance && this.inside < this.model.cap };
  }

  private seenBy(guest: Guest): HallSeen {
    const untilOpen = Math.max(0, this.model.opens - this.now);
    const seats: Seat[] = this.counters.map(({ counter, guest: busy, since }) => ({ ...counter, freeInMinutes: busy === undefined ? untilOpen : remainingMinutes(busy.minutes, this.now - since) }));
    const ahead = [...this.waiting, ...this.screening.filter((one) => one !== guest && !(one.takesMachine && one.machine !== undefined))];
    return {
      counter: startInOf(guest, ahead.filter((one) => one !== guest), seats, this.turn(), this.rules.calls),
      machine: this.machineStart(guest, untilOpen),
      inside: this.inside, cap: this.model.cap, outside: this.screening.length,
    };
  }

  private machineStart(guest: Guest, untilOpen: number) {
    const kind: MachineKind | undefined = guest.machine?.kind;
    const able = this.stands.filter(({ machine }) => this.mayServe(guest, machine));
    if (kind === undefined || able.length === 0) return undefined;
    const freeIn = able.map((stand) => (stand.guest === undefined ? untilOpen : remainingMinutes(stand.mean, this.now - stand.since)));
    return startAtMachine(freeIn, this.atMachines.filter((one) => one !== guest && one.machine?.kind === kind).map((one) => one.machine?.minutes ?? 0));
  }

  private guestOf(visitor: Visitor, bookedFor: number | undefined): Guest {
    const { errand, elder, green } = visitor;
    const credit = green ? 'green' : elder ? 'elderly' : 'none';
    const place = placeInLine({ arrivedAt: instantAt(this.day, this.now), bookedFor: bookedFor === undefined ? undefined : instantAt(this.day, bookedFor), credit }, this.rules.calls);
    const kind = elder ? 'elders' : 'others';
    // Only other visitors are guided; the elderly take a machine if they choose it themselves.
    const guided = this.measures.balance && mayBeSentToMachine({ ...greeted(visitor, bookedFor !== undefined), credit, asksForMachine: false });
    return {
      id: String(visitor.id).padStart(9, '0'), serviceGroup: errand.group, maskOff: errand.maskOff, credit, outside: true, ...place, minutes: errand.minutes, machine: errand.machine,
      takesMachine: errand.machine !== undefined && (guided ? visitor.coins.follows < this.behaviour.follows[kind] : visitor.coins.picksMachine < this.behaviour.picksMachine[kind]),
      visitor, arrived: this.now, bookedFor, lane: 'counter', entered: undefined,
    };
  }
}

function greetedOf(guest: Guest): Greeted {
  return { ...greeted(guest.visitor, guest.bookedFor !== undefined), credit: guest.credit, asksForMachine: guest.visitor.elder && guest.takesMachine };
}

function greeted({ errand, light, green, elder }: Visitor, booked: boolean): Greeted {
  return {
    errand: { serviceGroup: errand.group, maskOff: errand.maskOff, minutes: errand.minutes, machine: errand.machine, online: errand.online, urgency: light ? 'light' : 'ordinary' },
    credit: green ? 'green' : elder ? 'elderly' : 'none', booked, asksForMachine: false, asksForOnline: false,
  };
}

function remove<T>(from: T[], one: T): void {
  const at = from.indexOf(one);
  if (at >= 0) from.splice(at, 1);
}
