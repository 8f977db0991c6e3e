import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterNoShow, aheadOf, bandOf, bookedInRowAfter, inCallingOrder, isGuarded, mayReturn, mayUndo, nextFor, placeInLine, placeOfReturned, ticketNumber } from './rules.ts';
import type { CallRules, CallingCounter, Credit, Waiting } from './rules.ts';

const RULES: CallRules = {
  maximumWaitMinutes: 30, bookedInRow: 2, earlyMinutes: 15, lateMinutes: 10, callTries: 3, callRestMinutes: 5, returnMinutes: 30, undoSeconds: 10,
  credits: { elderly: 15, pregnant: 15, disabled: 15, medical: 30, green: 30 },
};
const at = (clock: string) => new Date(`2026-11-25T${clock}:00+08:00`);
const clockOf = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
const COUNTER: CallingCounter = { number: 1, serviceGroups: ['personal'], maskOff: true };

function waiting(id: string, arrived: string, more: { bookedFor?: string; credit?: Credit } & Partial<Waiting> = {}): Waiting {
  const { bookedFor, credit = 'none', ...rest } = more;
  const place = placeInLine({ arrivedAt: at(arrived), bookedFor: bookedFor === undefined ? undefined : at(bookedFor), credit }, RULES);
  return { id, serviceGroup: 'personal', maskOff: false, credit, outside: false, ...place, ...rest };
}

const order = (tickets: Waiting[], now: string, bookedInRow = 0) => inCallingOrder(tickets, { now: at(now), bookedInRow }, RULES).map((ticket) => ticket.id).join(' ');

describe('the place in line', () => {
  it.each([
    ['a walk-in stands where it arrives', { arrived: '10:00' }, ['walk_in', '10:00', '10:00']],
    ['a booked visitor in time stands at the booked time', { arrived: '09:50', bookedFor: '10:00' }, ['booked', '10:00', '09:50']],
    ['ten minutes late is still in time', { arrived: '10:10', bookedFor: '10:00' }, ['booked', '10:00', '10:10']],
    ['eleven minutes late is served as a walk-in', { arrived: '10:11', bookedFor: '10:00' }, ['walk_in', '10:11', '10:11']],
    ['who comes an hour early does not begin to wait before a quarter of an hour ahead', { arrived: '09:00', bookedFor: '10:00' }, ['booked', '10:00', '09:45']],
    ['an elderly visitor is moved a quarter of an hour forward', { arrived: '10:00', credit: 'elderly' as const }, ['walk_in', '09:45', '10:00']],
    ['a medical worker is moved half an hour forward', { arrived: '10:00', credit: 'medical' as const }, ['walk_in', '09:30', '10:00']],
    ['credit counts for booked visitors too', { arrived: '10:00', bookedFor: '10:00', credit: 'pregnant' as const }, ['booked', '09:45', '10:00']],
  ])('%s', (_name, { arrived, ...more }, expected) => {
    const place = waiting('a', arrived, more);
    expect([place.origin, clockOf(place.keyAt), clockOf(place.waitsFrom)]).toEqual(expected);
  });

  it('puts who returns after being missed behind nobody but those already there', () => {
    const place = placeOfReturned(at('10:40'), 'none', RULES);
    expect([place.origin, clockOf(place.keyAt), clockOf(place.waitsFrom)]).toEqual(['walk_in', '10:40', '10:40']);
  });
});

describe('the calling order', () => {
  it('is the order of arrival among walk-ins', () => expect(order([waiting('b', '10:02'), waiting('a', '10:01')], '10:05')).toBe('a b'));
  it('lets a medical worker go before a walk-in of twenty minutes', () =>
    expect(order([waiting('a', '10:00'), waiting('m', '10:20', { credit: 'medical' })], '10:21')).toBe('m a'));
  it('does not let credit push back somebody who has waited for the maximum', () =>
    expect(order([waiting('a', '10:00'), waiting('m', '10:20', { credit: 'medical' })], '10:30')).toBe('a m'));
  it('takes real waiting, not credit, among those over the maximum', () =>
    expect(order([waiting('a', '10:00'), waiting('m', '10:01', { credit: 'medical' })], '10:40')).toBe('a m'));
  it('lets a walk-in go after two booked visitors in a row', () => {
    const tickets = [waiting('b', '10:00', { bookedFor: '10:00' }), waiting('w', '10:05')];
    expect([order(tickets, '10:06', 1), order(tickets, '10:06', 2)]).toEqual(['b w', 'w b']);
  });
  it('still calls booked visitors after two in a row when no walk-in waits', () =>
    expect(order([waiting('b', '10:00', { bookedFor: '10:00' })], '10:06', 5)).toBe('b'));
  it('falls back to the id when keys are equal', () => expect(order([waiting('b', '10:00'), waiting('a', '10:00')], '10:01')).toBe('a b'));
});

describe('what a counter may call', () => {
  const turn = { now: at('10:10'), bookedInRow: 0, hasRoom: true };
  it.each<[string, Partial<CallingCounter>, Partial<Waiting>, Partial<typeof turn>, boolean]>([
    ['its own service', {}, {}, {}, true],
    ['no other service', { serviceGroups: ['corporate'] }, {}, {}, false],
    ['no mask-off task without the place for it', { maskOff: false }, { maskOff: true }, {}, false],
    ['a mask-off task with the place for it', {}, { maskOff: true }, {}, true],
    ['nobody who was handed to another counter', {}, { counterWanted: 2 }, {}, false],
    ['who was handed to this counter', {}, { counterWanted: 1 }, {}, true],
    ['nobody who asked for a few minutes more', {}, { notBefore: at('10:11') }, {}, false],
    ['who asked for a few minutes that are over', {}, { notBefore: at('10:10') }, {}, true],
    ['who waits outside, when there is room', {}, { outside: true }, {}, true],
    ['nobody from outside into a full hall', {}, { outside: true }, { hasRoom: false }, false],
  ])('%s', (_name, counter, ticket, more, expected) => {
    const called = nextFor({ ...COUNTER, ...counter }, [waiting('a', '10:00', ticket)], { ...turn, ...more }, RULES);
    expect(called !== undefined).toBe(expected);
  });
});

it('rests an absent visitor twice and counts the number as missed after the third call', () => {
  expect([1, 2, 3].map((count) => afterNoShow(count, at('10:00'), RULES))).toEqual([
    { state: 'waiting', notBefore: at('10:05') }, { state: 'waiting', notBefore: at('10:05') }, { state: 'missed' },
  ]);
});

it('takes a missed visitor back for half an hour', () => {
  expect([mayReturn(at('10:00'), at('10:30'), RULES), mayReturn(at('10:00'), at('10:31'), RULES)]).toEqual([true, false]);
});

it('lets a tap be undone for ten seconds', () => {
  const seconds = (count: number) => new Date(at('10:00').getTime() + count * 1000);
  expect([mayUndo(at('10:00'), seconds(10), RULES), mayUndo(at('10:00'), seconds(10.5), RULES)]).toEqual([true, false]);
});

it('explains the order by kinds, without a name', () => {
  const tickets = [
    waiting('b1', '10:20', { bookedFor: '10:20' }), waiting('b2', '10:20', { bookedFor: '10:21' }), waiting('m', '10:25', { credit: 'medical' }),
    waiting('old', '09:50'), waiting('c', '10:24', { serviceGroup: 'corporate' }), waiting('me', '10:25'),
  ];
  expect(aheadOf('me', tickets, { now: at('10:26'), bookedInRow: 0 }, RULES))
    .toEqual({ total: 4, booked: 2, medical: 1, cared: 0, longWaiting: 1, others: 0 });
});

it('says from how far away one may wait', () => {
  expect([0, 2, 3, 6, 7].map((ahead) => bandOf(ahead, { green: 2, yellow: 6 }))).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
});

it('writes ticket numbers that a person can say', () => expect([ticketNumber('A', 1), ticketNumber('B', 1234)]).toEqual(['A001', 'B1234']));

describe('on any queue', () => {
  const minute = (from: number, to: number) => fc.integer({ min: from, max: to }).map((value) => new Date(at('10:00').getTime() + value * 60_000));
  const anyTicket = fc.record({
    arrivedAt: minute(-60, 0), bookedFor: fc.option(minute(-70, 30), { nil: undefined }), credit: fc.constantFrom<Credit>('none', 'none', 'elderly', 'medical', 'green'),
    maskOff: fc.boolean(), outside: fc.boolean(), serviceGroup: fc.constantFrom('personal', 'corporate'),
  });
  const anyQueue = fc.array(anyTicket, { maxLength: 40 }).map((seeds) => seeds.map(({ arrivedAt, bookedFor, credit, ...rest }, n): Waiting =>
    ({ id: String(n).padStart(3, '0'), credit, ...rest, ...placeInLine({ arrivedAt, bookedFor, credit }, RULES) })));
  const now = at('10:00');

  it('the order keeps everybody, whatever order the queue was read in', () => fc.assert(fc.property(anyQueue, fc.integer({ min: 0, max: 4 }), (queue, bookedInRow) => {
    const once = inCallingOrder(queue, { now, bookedInRow }, RULES);
    expect(once).toHaveLength(queue.length);
    expect(inCallingOrder([...queue].reverse(), { now, bookedInRow }, RULES)).toEqual(once);
  })));

  it('nobody who has not waited for the maximum goes before one who has', () => fc.assert(fc.property(anyQueue, fc.integer({ min: 0, max: 4 }), (queue, bookedInRow) => {
    const guarded = inCallingOrder(queue, { now, bookedInRow }, RULES).map((ticket) => isGuarded(ticket, now, RULES));
    expect(guarded).toEqual([...guarded].sort((a, b) => Number(b) - Number(a)));
  })));

  it('never calls more than two booked visitors in a row while a walk-in waits, those over the maximum wait apart', () => fc.assert(fc.property(anyQueue, (queue) => {
    let [left, bookedInRow] = [queue.map((ticket) => ({ ...ticket, outside: false })), 0];
    for (let called = nextFor(COUNTER, left, { now, bookedInRow, hasRoom: true }, RULES); called; called = nextFor(COUNTER, left, { now, bookedInRow, hasRoom: true }, RULES)) {
      const walkInWaits = left.some((ticket) => ticket.origin === 'walk_in' && ticket.serviceGroup === 'personal');
      if (called.origin === 'booked' && walkInWaits && !isGuarded(called, now, RULES)) expect(bookedInRow).toBeLessThan(RULES.bookedInRow);
      bookedInRow = bookedInRowAfter(bookedInRow, called.origin);
      left = left.filter((ticket) => ticket.id !== called?.id);
    }
    expect(left.every((ticket) => ticket.serviceGroup === 'corporate')).toBe(true);
  })));
});

describe('a half day with every bookable place taken', () => {
  it('lets no walk-in wait longer than the maximum and one service', () => fc.assert(fc.property(
    fc.array(fc.integer({ min: 0, max: 239 }), { minLength: 4, maxLength: 12 }), fc.array(fc.constantFrom<Credit>('none', 'none', 'none', 'elderly', 'medical'), { minLength: 12, maxLength: 12 }),
    (arrivals, credits) => {
      const SERVICE = 8;
      const minute = (value: number) => new Date(at('09:00').getTime() + value * 60_000);
      const booked = Array.from({ length: 24 }, (_, n) => ({ id: `b${n}`, arrives: n * 10, bookedFor: minute(n * 10), credit: 'none' as Credit }));
      const walkIns = arrivals.map((arrives, n) => ({ id: `w${n}`, arrives, bookedFor: undefined, credit: credits[n] ?? 'none' }));
      // Two counters: 48 service places of 10 minutes against 24 booked visitors and at most 12 walk-ins, but bursts may come at once.
      const line: Waiting[] = [];
      const free = [0, 0];
      let bookedInRow = 0;
      const coming = [...booked, ...walkIns].sort((a, b) => a.arrives - b.arrives);
      for (let now = 0; now < 480; now += 1) {
        for (const visitor of coming.filter((one) => one.arrives === now)) {
          line.push({ id: visitor.id, serviceGroup: 'personal', maskOff: false, credit: visitor.credit, outside: false, ...placeInLine({ arrivedAt: minute(now), bookedFor: visitor.bookedFor, credit: visitor.credit }, RULES) });
        }
        for (const [counter, until] of free.entries()) {
          if (until > now) continue;
          const called = nextFor(COUNTER, line, { now: minute(now), bookedInRow, hasRoom: true }, RULES);
          if (called === undefined) continue;
          line.splice(line.indexOf(called), 1);
          free[counter] = now + SERVICE;
          bookedInRow = bookedInRowAfter(bookedInRow, called.origin);
          if (called.origin === 'walk_in') expect((minute(now).getTime() - called.waitsFrom.getTime()) / 60_000).toBeLessThanOrEqual(RULES.maximumWaitMinutes + 2 * SERVICE);
        }
      }
      expect(line).toEqual([]);
    }), { numRuns: 60 }));
});
