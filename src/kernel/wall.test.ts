import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from './wall.ts';

const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2110-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));

test('dates are counted as the calendar library counts them, over leap days and the ends of months and years', () => {
  fc.assert(fc.property(date, fc.integer({ min: -800, max: 800 }), (from, days) => {
    const known = DateTime.fromISO(from, { zone: 'utc' });
    const to = addDays(from, days);
    expect(to).toBe(known.plus({ days }).toFormat('yyyy-MM-dd'));
    expect(daysBetween(from, to)).toBe(days);
    expect(weekdayOf(from)).toBe(known.weekday);
  }), { numRuns: 500 });
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
});
