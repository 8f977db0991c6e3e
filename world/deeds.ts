import { ANONYMOUS, SYSTEM, type Actor } from '#kernel/actor.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import type { Asking, House } from '#platform/house.ts';
import { book, dayOfBranch, freeTimes, makeDays, tend } from '#modules/appointments/index.ts';
import {
  admitNext, announce, callNext, closeDay, decideCase, doorQuestions, fillDoorForm, finish, leaveVisit, measureAgain, noShow, placeVisit, queueOf, screenVisitor,
  seatVisit, sitDown, start, takeBack, takeBookedTicket, takeTicket,
} from '#modules/lobby/index.ts';
import { declare, reportOfToday, signReport } from '#modules/health/index.ts';
import { staffAt } from '#modules/identity/index.ts';
import { issueStock, overrideGate, recordRound, roundsNow, signGate } from '#modules/protection/index.ts';
import { BANK } from './bank.ts';
import type { Stage } from './cast.ts';
import { chanceOf, type Chance } from '#kernel/chance.ts';
import type { Visitor } from './crowd.ts';
import type { AtDoor, Hands } from './hands.ts';
import { MOBILE_PREFIX, mobileOf } from './phones.ts';
import { peopleAtWork } from './people-at-work.ts';
import { tried, type Count } from './tally.ts';

/** The hands of one branch: each deed through the act that people use, in the name of whoever would do it. */
export function handsFor(house: House, stage: Stage, seed: string, tally: Count): Hands {
  const branch = stage.id;
  const chance = chanceOf(seed, stage.sample.code, 'hands');
  const mood = chanceOf(seed, stage.sample.code, 'health');
  const by = (actor: Actor, at: Date): Asking => ({ house, actor, now: at, random: chance, requestId: newId(), lang: 'zh' });
  const door = (at: Date) => by(stage.door, at);
  const seat = (counter: number, at: Date) => by(stage.seats.find(({ number }) => number === counter)?.actor ?? stage.door, at);
  const done = async (deed: () => Promise<unknown>): Promise<true | undefined> => ((await tried(house, tally, deed)) === undefined ? undefined : true);
  const inHall = (at: Date) => house.db.look({ branch }, (tx) => queueOf(tx, branch, at));
  let asked: { date: string; questions: ReturnType<typeof doorQuestions> } | undefined;
  const questions = (at: Date) => {
    const date = businessDate(at, BANK.timeZone);
    if (asked?.date !== date) asked = { date, questions: doorQuestions(by(ANONYMOUS, at), { branch }) };
    return asked.questions;
  };

  return {
    book: (at, visitor, wish) => done(async () => {
      const asking = by(ANONYMOUS, at);
      const times = await freeTimes(asking, { branch, service: visitor.service, around: wish.toISOString(), elder: visitor.elder });
      const onDay = times.days.find(({ date }) => date === businessDate(wish, BANK.timeZone))?.times ?? [];
      const startsAt = nearest(onDay.filter(({ keptFor }) => keptFor === 'everyone' || visitor.elder), wish);
      if (startsAt !== undefined) await book(asking, { branch, service: visitor.service, startsAt, phone: anyPhone(chance), ...(visitor.elder && { keptFor: 'priority' }) });
    }),
    expected: (at) => tried(house, tally, async () => {
      const { bookings } = await dayOfBranch(door(at), { branch, date: businessDate(at, BANK.timeZone) });
      return bookings
        .filter(({ state, phone }) => state === 'confirmed' && phone?.startsWith(MOBILE_PREFIX))
        .map(({ id, startsAt, service }) => ({ booking: id, at: new Date(startsAt), service }));
    }),
    fillIn: (at, visitor) => tried(house, tally, async () => {
      const { consent, questions: codes } = await questions(at);
      const day = businessDate(at, BANK.timeZone);
      const filled = await fillDoorForm(by(ANONYMOUS, at), { branch, day, consentVersion: consent.version, people: [{ phone: anyPhone(chance), answers: answersOf(codes, visitor) }] });
      return filled.codes[0];
    }),
    screen: (at, visitor, code) => tried(house, tally, async () => {
      const { consent, questions: codes } = await questions(at);
      const told = code === undefined
        ? { answers: answersOf(codes, visitor), consentVersion: consent.version, ...(visitor.hasPhone ? { phone: anyPhone(chance) } : { contact: 'paper' as const, consentBy: 'paper' as const }) }
        : { code };
      const screened = await screenVisitor(door(at), { branch, temperature: visitor.temperature, credit: creditOf(visitor), ...told });
      return afterDoor(screened, door(at));
    }),
    measureAgain: (at, visitor, ofCase) => tried(house, tally, async () => {
      const measured = await measureAgain(door(at), { branch, case: ofCase, temperature: visitor.secondTemperature, credit: creditOf(visitor) });
      return afterDoor(measured, door(at));
    }),
    takeTicket: async (at, visitor, visit, booking) => (await tried(house, tally, () => (booking === undefined
      ? takeTicket(door(at), { branch, visit, service: visitor.service })
      : takeBookedTicket(door(at), { branch, visit, booking })).then(async (ticket) => {
        // Whoever waits inside is shown to a spaced seat, as long as there is one.
        if (ticket.place === 'inside') await tried(house, tally, () => seatVisit(door(at), { branch, visit }));
        return ticket;
      })))?.id,
    goToMachine: (at, visit) => done(() => placeVisit(door(at), { branch, visit, zone: 'smart' })),
    freeSeats: (at) => tried(house, tally, async () => {
      const [{ counters }, atWork] = [await inHall(at), await peopleAtWork(house)];
      const sitting = new Map(counters.map(({ number, staffedBy }) => [number, staffedBy]));
      const free = stage.seats.filter(({ number, teller }) => !atWork.has(teller) && [null, undefined, teller].includes(sitting.get(number)));
      for (const { number, teller } of free) if (sitting.get(number) !== teller) await sitDown(seat(number, at), { branch, counter: number });
      return free;
    }),
    callNext: (at, { number }) => tried(house, tally, async () => {
      const { ticket } = await callNext(seat(number, at), { branch, counter: number }).catch(nobodyWaits);
      return ticket === null ? undefined : { ticket: ticket.id, service: ticket.service };
    }),
    callAgain: (at, { number }, ticket) => done(() => announce(seat(number, at), { branch, ticket, counter: number })),
    serve: (at, { number }, ticket) => done(() => start(seat(number, at), { branch, ticket, counter: number })),
    finish: (at, { number }, ticket) => done(() => finish(seat(number, at), { branch, ticket, counter: number })),
    miss: (at, { number }, ticket) => tried(house, tally, async () => {
      const { ticket: after } = await noShow(seat(number, at), { branch, ticket, counter: number });
      return after.state === 'missed' ? 'missed' as const : 'rests' as const;
    }),
    comeBack: (at, ticket) => done(() => takeBack(door(at), { branch, ticket })),
    leave: (at, visit) => done(() => leaveVisit(door(at), { branch, visit })),
    admitNext: (at) => done(() => admitNext(door(at), { branch })),
    leftBehind: (at) => tried(house, tally, async () => (await inHall(at)).withoutTicket.map(({ visit }) => visit)),
    tend: (at) => done(() => tend(by(SYSTEM, at), { branch })),
    openWindow: (at) => done(() => makeDays(by(SYSTEM, at), { branch })),
    closeDay: (at) => done(() => closeDay(door(at), { branch })),
    walk: async (at) => {
      const rounds = await tried(house, tally, () => roundsNow(by(stage.cleaner, at), { branch }));
      for (const stop of rounds ? walkThrough(rounds) : []) {
        if (chance() < FORGETS) continue;
        await tried(house, tally, () => recordRound(by(stage.cleaner, at), { branch, ...stop, scanned: true, batches: BATCHES }));
      }
      return rounds && true;
    },
    declareHealth: (at) => done(async () => {
      const people = await house.db.look({ branch }, (tx) => staffAt(tx, branch));
      for (const { staff, name, roles } of people) {
        if (mood() < FORGETS_HEALTH) continue;
        const coughs = roles.includes('relationship_manager') && mood() < COUGHS;
        const said = { temperature: Math.round((36.2 + mood() * 0.6) * 10) / 10, symptoms: coughs ? ['cough' as const] : [], household: false, travel: false, contact: false };
        await tried(house, tally, () => declare(by({ id: staff, kind: 'staff', name, roles, reach: [branch] }, at), { branch, said }));
      }
    }),
    reportHealth: (at) => done(async () => signReport(by(stage.head, at), { branch, over: await reportOfToday(by(stage.head, at), { branch }), remark: null })),
    openGate: async (at) => {
      const staff = stage.seats.length + 4;
      await tried(house, tally, () => issueStock(door(at), { branch, item: 'mask', quantity: staff * 2, note: '当日领用' }));
      return done(() => signGate(door(at), { branch, staff }).catch((no: unknown) => {
        if (!(no instanceof Refusal) || no.code !== 'protection.gateRed') throw no;
        return overrideGate(by(stage.head, at), { branch, staff, why: '物资在途，上午到；开门前已逐项核对' });
      }));
    },
  };

  /** Who may not come in is sent home with another way to have it done; a second measurement comes after a rest. */
  async function afterDoor(screened: Awaited<ReturnType<typeof screenVisitor>>, asking: Asking): Promise<AtDoor> {
    if (screened.visit !== null) return { outcome: 'passed', visit: screened.visit, place: screened.place ?? 'inside' };
    if (screened.verdict === 'measure_again') return { outcome: 'rests', case: screened.case ?? '', minutes: screened.restMinutes };
    await decideCase(asking, { branch, case: screened.case ?? '', outcome: 'turned_away', alternative: chance() < 0.5 ? 'phone_bank' : 'appointment' });
    return { outcome: 'turned_away' };
  }
}

/** A share of the staff that forgets to declare, and of those without a counter that has a cough. */
const FORGETS_HEALTH = 0.02;
const COUGHS = 0.03;
const FORGETS = 0.03;
const BATCHES = { chlorine: 'C2602', alcohol: 'A2601' };
type Rounds = Awaited<ReturnType<typeof roundsNow>>;

/** Each zone with something to do, with all that is due there: one scan of its label. */
function walkThrough({ places, duties }: Rounds): { place: string; done: { place: string; line: string; at: string }[] }[] {
  const zoneOf = new Map(places.map((place) => [place.id, place.zone]));
  return places.filter((place) => place.class === 'zone').flatMap((zone) => {
    const done = duties.filter(({ place, state }) => zoneOf.get(place) === zone.zone && (state === 'due' || state === 'late')).map(({ place, line, at }) => ({ place, line, at: at.toISOString() }));
    return done.length === 0 ? [] : [{ place: zone.id, done }];
  });
}

/** An empty queue is no refusal of a deed: the teller simply waits. */
function nobodyWaits(error: unknown): { ticket: null } {
  if (error instanceof Refusal && (error.code === 'lobby.nobodyWaits' || error.code === 'lobby.nobodyForCounter')) return { ticket: null };
  throw error;
}

function nearest(times: readonly { startsAt: string }[], wish: Date): string | undefined {
  const away = ({ startsAt }: { startsAt: string }) => Math.abs(new Date(startsAt).getTime() - wish.getTime());
  return times.toSorted((a, b) => away(a) - away(b))[0]?.startsAt;
}

function answersOf(questions: readonly { code: string }[], { exposed }: Visitor): Record<string, boolean> {
  return Object.fromEntries(questions.map(({ code }, index) => [code, exposed && index === 0]));
}

function creditOf({ elder, green, service }: Visitor): 'none' | 'elderly' | 'medical' | 'green' {
  if (green) return service === 'relief-payment' ? 'green' : 'medical';
  return elder ? 'elderly' : 'none';
}

function anyPhone(chance: Chance): string {
  return mobileOf(Math.floor(chance() * 100_000_000));
}
