import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, hasFever, isFit, missingOf, roundAt, standingOf, stepsLeft, SYMPTOMS, type PersonNow, type Window } from './rules.ts';

const WINDOWS: Window[] = [{ round: 'morning', from: 360, until: 540 }, { round: 'evening', from: 930, until: 1050 }];
const LIMIT = { celsius: 37.3, comparator: '>=' as const };
const well = { temperature: 36.5, symptoms: [], household: false, travel: false, contact: false };
const person = (more: Partial<PersonNow> = {}): PersonNow => ({ staff: 'a', said: [], away: false, ...more });

describe('fit for work', () => {
  it('is whoever answers no to all and is below the limit; who was not measured has no fever', () => {
    expect(isFit(well, LIMIT)).toBe(true);
    expect(isFit({ ...well, temperature: null }, LIMIT)).toBe(true);
    expect([hasFever(37.3, LIMIT), hasFever(37.3, { ...LIMIT, comparator: '>' }), hasFever(37.2, LIMIT)]).toEqual([true, false, false]);
    for (const one of SYMPTOMS) expect(isFit({ ...well, symptoms: [one] }, LIMIT)).toBe(false);
    for (const one of ['household', 'travel', 'contact'] as const) expect(isFit({ ...well, [one]: true }, LIMIT)).toBe(false);
  });
});

describe('a person', () => {
  it.each([
    ['has said nothing and the morning is open', person(), 400, 'waiting'], ['has said nothing when the morning is over', person(), 541, 'missing'],
    ['said so in the morning', person({ said: [{ round: 'morning', fit: true }] }), 600, 'well'], ['made up for the morning later', person({ said: [{ round: null, fit: true }] }), 600, 'well'],
    ['did not say so in the evening', person({ said: [{ round: 'morning', fit: true }] }), 1051, 'missing'], ['was unwell in the last word', person({ said: [{ round: 'morning', fit: true }, { round: null, fit: false }] }), 600, 'unwell'],
    ['stays away, whatever is declared', person({ away: true, said: [{ round: 'morning', fit: true }] }), 600, 'away'],
  ] as const)('who %s', (_, one, minute, standing) => expect(standingOf(one, WINDOWS, minute)).toBe(standing));

  it('is nobody else’s figure: each counts once, and zero is a figure', () => {
    const anybody = fc.record({ staff: fc.uuid(), away: fc.boolean(), said: fc.array(fc.record({ round: fc.constantFrom('morning' as const, 'evening' as const, null), fit: fc.boolean() }), { maxLength: 4 }) });
    fc.assert(fc.property(fc.array(anybody), fc.integer({ min: 0, max: 1439 }), (people, minute) => {
      const figures = figuresOf(people, WINDOWS, minute, { newlyAway: 0, returned: 0 });
      expect(figures.well + figures.unwell + figures.away + figures.missing).toBe(figures.people);
      expect(figures.declared).toBeLessThanOrEqual(figures.people);
      for (const window of WINDOWS) for (const staff of missingOf(people, window, WINDOWS)) expect(people.find((one) => one.staff === staff)?.away).toBe(false);
    }));
    expect(figuresOf([], WINDOWS, 600, { newlyAway: 0, returned: 0 })).toEqual({ people: 0, declared: 0, well: 0, unwell: 0, away: 0, missing: 0, newlyAway: 0, returned: 0 });
  });
});

it('an hour belongs to one round or none, and a path has its steps in order', () => {
  expect([roundAt(WINDOWS, 359), roundAt(WINDOWS, 360), roundAt(WINDOWS, 540), roundAt(WINDOWS, 1000)]).toEqual([null, 'morning', null, 'evening']);
  expect(stepsLeft({ told: true, cover: false, reported: false, cleared: false })).toEqual(['cover', 'reported', 'cleared']);
  expect(stepsLeft({ told: false, cover: false, reported: false, cleared: true })).toEqual([]);
});
