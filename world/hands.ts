import type { Visitor } from './crowd.ts';

/** A counter with a simulated teller, when no signed-in person has taken it. */
export type Seat = Readonly<{ counter: string; number: number; teller: string }>;
export type Called = Readonly<{ ticket: string; service: string }>;
/** What became of a visitor at the door: in, outside until there is room, resting before a second measurement, or turned away. */
export type AtDoor =
  | Readonly<{ outcome: 'passed'; visit: string; place: 'inside' | 'outside' }>
  | Readonly<{ outcome: 'rests'; case: string; minutes: number }>
  | Readonly<{ outcome: 'turned_away' }>;
/** A booking that a simulated customer has for today. */
export type Expected = Readonly<{ booking: string; at: Date; service: string }>;

/**
 * What people do in a branch day. The simulation decides who does what when; each of these does it through the act that
 * people use, at that time. `undefined`: the branch said no (a Refusal), and the day goes on without it.
 */
export type Hands = Readonly<{
  book: (at: Date, visitor: Visitor, wish: Date) => Promise<true | undefined>;
  expected: (at: Date) => Promise<readonly Expected[] | undefined>;
  fillIn: (at: Date, visitor: Visitor) => Promise<string | undefined>;
  screen: (at: Date, visitor: Visitor, doorCode: string | undefined) => Promise<AtDoor | undefined>;
  measureAgain: (at: Date, visitor: Visitor, ofCase: string) => Promise<AtDoor | undefined>;
  takeTicket: (at: Date, visitor: Visitor, visit: string, booking: string | undefined) => Promise<string | undefined>;
  goToMachine: (at: Date, visit: string) => Promise<true | undefined>;
  /** The seats where a simulated teller may work now: those no signed-in person has taken. */
  freeSeats: (at: Date) => Promise<readonly Seat[] | undefined>;
  callNext: (at: Date, seat: Seat) => Promise<Called | undefined>;
  callAgain: (at: Date, seat: Seat, ticket: string) => Promise<true | undefined>;
  serve: (at: Date, seat: Seat, ticket: string) => Promise<true | undefined>;
  finish: (at: Date, seat: Seat, ticket: string) => Promise<true | undefined>;
  /** Nobody came: the number rests and is called again, or counts as missed. */
  miss: (at: Date, seat: Seat, ticket: string) => Promise<'rests' | 'missed' | undefined>;
  comeBack: (at: Date, ticket: string) => Promise<true | undefined>;
  leave: (at: Date, visit: string) => Promise<true | undefined>;
  /** The next one from outside, if there is room; undefined: nobody, or no room. */
  admitNext: (at: Date) => Promise<true | undefined>;
  /** People who were there before the program was started again: they leave in time. */
  leftBehind: (at: Date) => Promise<readonly string[] | undefined>;
  /** What time does by itself: expired holds, bookings whose owner did not come. */
  tend: (at: Date) => Promise<true | undefined>;
  /** The days that may be booked from today on exist. */
  openWindow: (at: Date) => Promise<true | undefined>;
  closeDay: (at: Date) => Promise<true | undefined>;
  /** One walk through the branch: what is due is done where it is due; now and then a zone is forgotten. */
  walk: (at: Date) => Promise<true | undefined>;
  /** Masks are handed out and the opening list is signed; what is red, the head opens in his own name. */
  openGate: (at: Date) => Promise<true | undefined>;
  /** Everybody of the branch says how they are; now and then one forgets, and one has a cough and stays away. */
  declareHealth: (at: Date) => Promise<true | undefined>;
  /** The head signs the day's health report. */
  reportHealth: (at: Date) => Promise<true | undefined>;
}>;
