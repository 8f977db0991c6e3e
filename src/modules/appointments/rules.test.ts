import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, instantOf } from '#kernel/time.ts';
import {
  BOOKING_STATES, CODE_LETTERS, bestTimes, codeFrom, freeAgainAt, freeStarts, mayBooking, placesFor, planSlots, punctuality, readCode,
} from './rules.ts';
import type { CounterStretch, FreeStart, SlotNow, SlotRules } from './rules.ts';

const ZONE = 'Asia/Shanghai';
const ON = '2026-03-09';
const at = (clock: string) => instantOf(ON, clock, ZONE);
const stretch = (from: string, until: string, counters: number): CounterStretch => ({ startsAt: at(from), endsAt: at(until), counters });
const RULES: SlotRules = {
  bookableShare: 0.8, keptShare: 0.2, keptReleaseMinutes: 120, earlyMinutes: 60, laterShare: 0.4, laterDays: 2, windowDays: 7, releaseClock: '07:00',
};

describe('how long an errand takes', () => {
  test.each([[10, 0.15, 3], [4, 0.15, 1], [5, 0, 1], [20, 0.15, 5], [45, 0.15, 11], [0.5, 0, 1], [8.7, 0.15, 3], [100, 0.15, 23]])(
    '%d minutes with %d slack take %d places', (minutes, slack, places) => expect(placesFor(minutes, slack)).toBe(places));
});

describe('the slots of a day', () => {
  test('three counters keep 80 % of the morning, never less than two places at a start', () => {
    const slots = planSlots([stretch('09:00', '11:30', 3)], RULES, 4, ON, ZONE);
    expect(slots).toHaveLength(30);
    expect(sum(slots.map((slot) => slot.places))).toBe(30 * 3 * 0.8);
    expect(Math.min(...slots.map((slot) => slot.places))).toBe(2);
  });

  test('one counter alone leaves runs that are long enough for the longest errand', () => {
    const slots = planSlots([stretch('09:00', '12:00', 1)], { ...RULES, keptShare: 0 }, 11, ON, ZONE);
    expect(sum(slots.map((slot) => slot.places))).toBe(28);
    expect(longestRun(slots.map((slot) => slot.places > 0))).toBeGreaterThanOrEqual(11);
  });

  test('no slot crosses the lunch break', () => {
    const slots = planSlots([stretch('09:00', '11:32', 2), stretch('13:30', '16:00', 2)], RULES, 3, ON, ZONE);
    expect(slots.every((slot) => slot.startsAt < at('11:30') || slot.startsAt >= at('13:30'))).toBe(true);
  });

  test('the first hour is kept for the elderly and medical staff', () => {
    const slots = planSlots([stretch('09:00', '11:30', 2)], RULES, 3, ON, ZONE);
    expect(slots.filter((slot) => slot.keptFor === 'priority').map((slot) => slot.startsAt.getTime())).toEqual(
      Array.from({ length: 12 }, (_, nth) => addMinutes(at('09:00'), nth * 5).getTime()));
  });

  test('a share opens to the public only two days before', () => {
    const slots = planSlots([stretch('09:00', '12:00', 2)], RULES, 3, ON, ZONE);
    const opens = new Set(slots.map((slot) => slot.onlineFrom.getTime()));
    expect(opens).toEqual(new Set([instantOf('2026-03-02', '07:00', ZONE).getTime(), instantOf('2026-03-07', '07:00', ZONE).getTime()]));
  });

  test('the sum of a day keeps the share to less than one place, whatever the plan', () => {
    const plans = fc.array(fc.record({ slots: fc.integer({ min: 0, max: 40 }), counters: fc.integer({ min: 0, max: 24 }).map((n) => n / 4) }), { maxLength: 6 });
    fc.assert(fc.property(plans, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 12 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (plan, share, longest, keptShare) => {
      let from = at('08:00');
      const stretches = plan.map(({ slots, counters }) => {
        const endsAt = addMinutes(from, slots * 5);
        const one = { startsAt: from, endsAt, counters };
        from = endsAt;
        return one;
      });
      const slots = planSlots(stretches, { ...RULES, bookableShare: share, keptShare }, longest, ON, ZONE);
      const wanted = sum(plan.map((one) => one.slots * one.counters * share));
      const given = sum(slots.map((slot) => slot.places));
      expect(given).toBeLessThanOrEqual(wanted + 1e-6);
      expect(given).toBeGreaterThan(wanted - 1 - carriedOver(plan, share));
      for (const slot of slots) {
        expect(Number.isInteger(slot.places)).toBe(true);
        expect(slot.keptPlaces).toBeLessThanOrEqual(slot.places);
      }
      expect(sum(slots.map((slot) => slot.keptPlaces))).toBeLessThanOrEqual(given * keptShare + 1e-6);
    }), { numRuns: 300 });
  });
});

describe('free times', () => {
  const now = at('08:00');
  const slot = (clock: string, taken: number, more: Partial<SlotNow> = {}): SlotNow => ({
    startsAt: at(clock), plannedMinutes: 10, capacityMinutes: 10, takenMinutes: taken, keptMinutes: 0, keptUntil: at('07:00'), onlineFrom: at('00:00'), keptFor: 'everyone', ...more,
  });

  test('an errand fits only where all its places in a row have room', () => {
    const free = freeStarts([slot('09:00', 0), slot('09:05', 10), slot('09:10', 5), slot('09:15', 0)], 2, 'online', now, now);
    expect(free.map((one) => one.startsAt)).toEqual([at('09:10')]);
  });

  test('an errand does not jump over a break', () => {
    expect(freeStarts([slot('11:25', 0), slot('13:30', 0)], 2, 'online', now, now)).toEqual([]);
  });

  test('kept places are for phone and desk until they are released', () => {
    const kept = [slot('09:00', 5, { keptMinutes: 5, keptUntil: at('08:30') })];
    expect(freeStarts(kept, 1, 'online', now, now)).toEqual([]);
    expect(freeStarts(kept, 1, 'desk', now, now)).toHaveLength(1);
    expect(freeStarts(kept, 1, 'online', now, at('08:30'))).toHaveLength(1);
  });

  test('times that are not released yet are not shown to the public', () => {
    const later = [slot('09:00', 0, { onlineFrom: at('08:30') })];
    expect(freeStarts(later, 1, 'online', now, now)).toEqual([]);
    expect(freeStarts(later, 1, 'phone', now, now)).toHaveLength(1);
  });
});

describe('the three best times', () => {
  const free = (clock: string, load: number, keptFor: FreeStart['keptFor'] = 'everyone', on = ON): FreeStart => ({ startsAt: instantOf(on, clock, ZONE), load, keptFor });

  test('quiet beats near, and the three stand apart', () => {
    const times = [free('09:30', 0.9), free('09:35', 0.9), free('10:00', 0.1), free('10:05', 0.1), free('10:30', 0.2), free('14:00', 0.1)];
    expect(bestTimes(times, { at: at('09:30'), elder: false }).map((one) => one.startsAt)).toEqual([at('09:30'), at('10:00'), at('10:30')]);
  });

  test('the early hour is offered to elders only', () => {
    const times = [free('09:00', 0, 'priority'), free('10:00', 0)];
    expect(bestTimes(times, { at: at('09:00'), elder: false })).toHaveLength(1);
    expect(bestTimes(times, { at: at('09:00'), elder: true })).toHaveLength(2);
  });

  test('a full day gives the next day', () => {
    const next = free('09:30', 0, 'everyone', '2026-03-10');
    expect(bestTimes([next], { at: at('09:30'), elder: false })).toEqual([next]);
  });
});

describe('states, codes, instants', () => {
  test('only a confirmed booking can be moved or cancelled', () => {
    for (const state of BOOKING_STATES) {
      expect(mayBooking('cancel', state)).toBe(state === 'confirmed');
      expect(mayBooking('move', state)).toBe(state === 'confirmed');
    }
    expect(mayBooking('checkIn', 'no_show')).toBe(true);
  });

  test.each([['09:44', 'early'], ['09:45', 'on_time'], ['10:10', 'on_time'], ['10:11', 'late']])('checking in at %s for 10:00 is %s', (clock, verdict) =>
    expect(punctuality(at('10:00'), at(clock), 15, 10)).toBe(verdict));

  test('a place given back is free again after 5 to 30 minutes', () => {
    expect(freeAgainAt(at('10:00'), 0, 5, 30)).toEqual(at('10:05'));
    expect(freeAgainAt(at('10:00'), 1, 5, 30)).toEqual(at('10:30'));
  });

  test('a code has six letters without look-alikes and reads back however it is typed', () => {
    const code = codeFrom(Math.random);
    expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{6}$`));
    expect(readCode(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)).toBe(code);
    expect(/[015OILSBZ28UV]/.test(CODE_LETTERS)).toBe(false);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function longestRun(open: readonly boolean[]): number {
  let best = 0;
  let now = 0;
  for (const one of open) {
    now = one ? now + 1 : 0;
    best = Math.max(best, now);
  }
  return best;
}

/** What a stretch that is too short for its share can leave behind at the end of the day. */
function carriedOver(plan: readonly { slots: number; counters: number }[], share: number): number {
  return plan.reduce((owed, { slots, counters }) => {
    const always = Math.floor(counters * share + 1e-9);
    const now = owed + (counters * share - always) * slots;
    return now - Math.min(slots, Math.floor(now + 1e-9));
  }, 0);
}
