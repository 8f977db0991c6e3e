import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capOf, curveOf, exposureOf, lightOf, meanOf, percentileOf, waitsOf } from './rules-hall.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 1, minute));

describe('the hall cap', () => {
  const LIMITS = { areaM2: 120, m2PerPerson: 5, seats: null, manualCap: null, capWithoutArea: 20, share: 1 };
  it.each([
    ['follows the floor', {}, 24], ['follows the seats when they are fewer', { seats: 16 }, 16], ['follows a cap set by hand', { seats: 16, manualCap: 10 }, 10],
    ['is less where the risk of the area is raised', { share: 0.5 }, 12], ['is never below one', { areaM2: 3 }, 1], ['of a hall that nobody has measured is a small one', { areaM2: null }, 20], ['may rest on seats alone', { areaM2: null, seats: 8 }, 8],
  ])('%s', (_name, more, expected) => expect(capOf({ ...LIMITS, ...more })).toBe(expected));
});

describe('exposure', () => {
  it('is the minutes two visitors share, each way, per visitor', () => {
    // A from 0 to 20, B from 10 to 30: they share ten minutes, so each meets another for ten minutes.
    const curve = curveOf([{ at: at(0), change: 1 }, { at: at(10), change: 1 }, { at: at(20), change: -1 }, { at: at(30), change: -1 }]);
    expect(exposureOf(curve, 2, at(40))).toBe(10);
  });

  it('equals the sum over all pairs of the time they were inside together', () => fc.assert(fc.property(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 25 }), (stays) => {
      const steps = stays.flatMap(([from, length]) => [{ at: at(from), change: 1 }, { at: at(from + length), change: -1 }]);
      const pairs = stays.flatMap(([from, length], a) => stays.map(([other, otherLength], b) => (a === b ? 0 : Math.max(0, Math.min(from + length, other + otherLength) - Math.max(from, other)))));
      const shared = pairs.reduce((sum, minutes) => sum + minutes, 0);
      expect(exposureOf(curveOf(steps), stays.length, at(200))).toBeCloseTo(shared / stays.length, 6);
    })));

  it('is nothing on a day without visitors', () => expect(exposureOf([], 0, at(0))).toBe(0));
});

describe('waits', () => {
  const step = (ticket: string, minute: number, to: string) => ({ ticket, at: at(minute), to });
  it('run from the ticket to the call after which the visitor was served', () => {
    const steps = [step('a', 0, 'waiting'), step('a', 5, 'called'), step('a', 6, 'waiting'), step('a', 12, 'called'), step('a', 13, 'serving'), step('a', 20, 'served')];
    expect(waitsOf(steps.reverse())).toEqual([{ ticket: 'a', minutes: 12, served: true }]);
  });
  it('of those who left are kept apart', () => expect(waitsOf([step('a', 0, 'waiting'), step('a', 9, 'left')])).toEqual([{ ticket: 'a', minutes: 9, served: false }]));
  it('of those still waiting are not known yet', () => expect(waitsOf([step('a', 0, 'waiting')])).toEqual([]));
});

it('knows mean and percentile', () => {
  expect([meanOf([]), meanOf([1, 2, 6]), percentileOf([], 0.9), percentileOf([5, 1, 9, 3, 7], 0.9), percentileOf([5, 1, 9, 3, 7], 0.5)]).toEqual([null, 3, null, 9, 5]);
});

it('shows the light of the hall', () => expect([10, 17, 20].map((inside) => lightOf(inside, 20, 0.85))).toEqual(['open', 'watch', 'full']));
