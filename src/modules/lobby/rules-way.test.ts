import fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyOf } from './rules-way.ts';

it('counts everybody who was inside at the same time once, and the most of them at once by looking at each minute', () => {
  const stay = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })).map(([from, long]) => ({ from, until: from + long }));
  fc.assert(fc.property(fc.array(stay, { maxLength: 12 }), stay, (others, own) => {
    const minutes = Array.from({ length: own.until - own.from }, (_, nth) => own.from + nth + 0.5);
    const at = (minute: number) => others.filter((one) => one.from < minute && minute < one.until);
    expect(companyOf(others, own)).toEqual({ others: new Set(minutes.flatMap(at)).size, most: Math.max(0, ...minutes.map((minute) => at(minute).length)) });
  }), { numRuns: 200 });
});
