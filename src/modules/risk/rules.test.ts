import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#kernel/time.ts';
import { areLate, freshCases, LEVELS, levelInForce, strictest, verdictOn, type Level, type Rule, type Total } from './rules.ts';

const RULE: Rule = { days: 14, medium: 1, high: 51 };
const FIRST = '2020-01-01';
const dayAt = (nth: number) => addDays(FIRST, nth);
const totals = (...of: readonly (number | null)[]): Total[] => of.flatMap((total, nth) => (total === null ? [] : [{ day: dayAt(nth), total }]));
const strictness = (level: Level) => LEVELS.indexOf(level);

/** New cases of each day of a true course, and which of its days were counted. */
const course = fc.array(fc.record({ fresh: fc.oneof(fc.constant(0), fc.nat(80)), counted: fc.boolean() }), { minLength: 1, maxLength: 50 });
const rule = fc.record({ days: fc.integer({ min: 1, max: 20 }), medium: fc.integer({ min: 1, max: 20 }), more: fc.integer({ min: 1, max: 80 }) }).map(({ more, ...one }): Rule => ({ ...one, high: one.medium + more }));

function lived(days: readonly { fresh: number; counted: boolean }[]) {
  let sum = 0;
  const all = days.map(({ fresh }, nth) => ({ day: dayAt(nth), total: (sum += fresh) }));
  return { all, known: all.filter((_, nth) => days[nth]?.counted) };
}

describe('the level of a day', () => {
  test.each([
    ['two weeks without a case', totals(...Array.from({ length: 16 }, () => 7)), 15, 'low', 0],
    ['one new case', totals(...Array.from({ length: 15 }, () => 7), 8), 15, 'medium', 1],
    ['more than fifty', totals(...Array.from({ length: 15 }, () => 7), 58), 15, 'high', 51],
    ['a day that was not counted', totals(...Array.from({ length: 15 }, () => 7), null), 15, 'none', null],
    ['the day after a gap: what rose across it counts', totals(7, 7, null, null, 12), 4, 'medium', 12],
    ['a total that fell takes nothing back', totals(...Array.from({ length: 13 }, () => 7), 10, 6, 6), 15, 'medium', 3],
    ['the first day ever counted: all of it may be new', totals(1), 0, 'medium', 1],
    ['nothing at all', [], 5, 'none', null],
  ] as const)('%s', (_name, known, nth, level, fresh) => expect(verdictOn(known, dayAt(nth), RULE)).toEqual({ level, fresh }));

  test('a case is forgotten when it is as old as the rule says, not a day sooner', () => {
    const known = totals(0, 1, ...Array.from({ length: 20 }, () => 1));
    expect(freshCases(known, dayAt(14), 14)).toBe(1);
    expect(freshCases(known, dayAt(15), 14)).toBe(0);
  });

  test('what was not counted is never low, and a gap never makes a level laxer than the truth', () => {
    fc.assert(fc.property(course, rule, (days, one) => {
      const { all, known } = lived(days);
      for (const { day } of all) {
        const [said, truth] = [verdictOn(known, day, one).level, verdictOn(all, day, one).level];
        if (!known.some((count) => count.day === day)) expect(said).toBe('none');
        else if (said !== 'none' && truth !== 'none') expect(strictness(said)).toBeGreaterThanOrEqual(strictness(truth));
        else throw new Error('a counted day has a level');
      }
    }), { numRuns: 300 });
  });

  test('more missing days never make it laxer', () => {
    fc.assert(fc.property(course, rule, fc.nat(49), (days, one, lost) => {
      const { known } = lived(days);
      const fewer = known.filter((_, nth) => nth !== lost % Math.max(1, known.length));
      for (const { day } of fewer) {
        const [less, more] = [verdictOn(fewer, day, one).level, verdictOn(known, day, one).level];
        if (less === 'none' || more === 'none') throw new Error('a counted day has a level');
        expect(strictness(less)).toBeGreaterThanOrEqual(strictness(more));
      }
    }), { numRuns: 300 });
  });
});

describe('the level in force', () => {
  test('without data it is never low, and never laxer than what stood before', () => {
    for (const before of [undefined, ...LEVELS]) {
      for (const unknown of ['medium', 'high'] as const) {
        const level = levelInForce('none', before, unknown);
        expect(level).not.toBe('low');
        expect(strictness(level)).toBeGreaterThanOrEqual(strictness(before ?? 'low'));
      }
    }
    expect(levelInForce('low', 'high', 'medium')).toBe('low');
  });

  test('a branch may be stricter than its area, never laxer, at every instant', () => {
    const histories = fc.array(fc.record({ at: fc.integer({ min: 1, max: 30 }), level: fc.constantFrom(...LEVELS) }), { maxLength: 8 })
      .map((steps) => [{ from: new Date(0), level: 'low' as const }, ...steps.toSorted((a, b) => a.at - b.at).map(({ at, level }) => ({ from: new Date(at), level }))]);
    const levelAt = (history: readonly { from: Date; level: Level }[], instant: number) => history.findLast(({ from }) => from.getTime() <= instant)?.level ?? 'low';
    fc.assert(fc.property(histories, histories, (own, area) => {
      const both = strictest(own, area);
      for (let instant = 0; instant <= 31; instant += 1) expect(strictness(levelAt(both, instant))).toBe(Math.max(strictness(levelAt(own, instant)), strictness(levelAt(area, instant))));
    }));
  });
});

test.each([
  ['yesterday', '2020-03-19', false], ['as many days back as the bank allows', '2020-03-18', false], ['one more', '2020-03-17', true], ['never', undefined, false],
] as const)('counts of which the newest are of %s', (_name, last, late) => expect(areLate(last, '2020-03-20', 2)).toBe(late));
