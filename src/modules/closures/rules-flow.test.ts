import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATES } from './rules.ts';
import { flowsOf, STANDS, standOf } from './rules-flow.ts';

const person = fc.record({ state: fc.constantFrom(...STATES), mustCall: fc.boolean(), to: fc.constantFrom('a', 'b', 'c', null) });

test('a flow for each branch offered, most people first; who has no place, or lost it, stands last and apart', () => {
  const people = [
    { state: 'accepted', mustCall: false, to: 'near' }, { state: 'offered', mustCall: false, to: 'near' }, { state: 'offered', mustCall: true, to: 'near' }, { state: 'agreed', mustCall: false, to: 'far' },
    { state: 'lapsed', mustCall: true, to: 'far' }, { state: 'none', mustCall: true, to: null }, { state: 'missed', mustCall: false, to: 'far' }, { state: 'cancelled', mustCall: false, to: 'far' }, { state: 'restored', mustCall: false, to: null },
  ] as const;
  expect(flowsOf(people)).toEqual([
    { to: 'near', counts: { agreed: 1, waiting: 1, unreached: 1 }, all: 3 }, { to: 'far', counts: { agreed: 1, waiting: 0, unreached: 0 }, all: 1 }, { to: null, counts: { agreed: 0, waiting: 0, unreached: 2 }, all: 2 },
  ]);
});

test('nobody is left out and nobody is counted twice', () => {
  fc.assert(fc.property(fc.array(person, { maxLength: 60 }), (people) => {
    const flows = flowsOf(people);
    for (const stand of STANDS) expect(flows.reduce((sum, flow) => sum + flow.counts[stand], 0)).toBe(people.filter((one) => standOf(one) === stand).length);
    expect(flows.reduce((sum, flow) => sum + flow.all, 0)).toBe(people.filter((one) => standOf(one) !== null).length);
    expect(new Set(flows.map((flow) => flow.to)).size).toBe(flows.length);
    expect(people.filter((one) => one.mustCall).every((one) => standOf(one) === 'unreached')).toBe(true);
  }));
});
