import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crewFaults, teamStands, type Member } from './rules-crew.ts';

const person = fc.record({ staff: fc.uuid(), team: fc.constantFrom('A' as const, 'B' as const), holdsKey: fc.boolean(), handlesCash: fc.boolean() });
const turns = fc.array(fc.constantFrom('' as const, 'A' as const, 'B' as const), { minLength: 7, maxLength: 7 });

describe('a crew', () => {
  it('can open exactly on the days whose team has keys and a cash pair', () => {
    fc.assert(fc.property(fc.uniqueArray(person, { selector: (one) => one.staff, minLength: 1, maxLength: 8 }), turns, (crew, days) => {
      const faults = crewFaults([{ branch: 'b', crew, days }]);
      days.forEach((team, day) => {
        const own = faults.filter((one) => one.day === day).map((one) => one.fault);
        expect(own).toEqual(team === '' ? [] : teamStands(crew, team).lacks);
      });
    }));
  });
  it('that nobody entered is not judged; one person in both teams of two branches is named', () => {
    const one: Member = { staff: 'p', team: 'A', holdsKey: true, handlesCash: true };
    expect(crewFaults([{ branch: 'b', crew: [], days: ['A', 'A', 'A', 'A', 'A', 'A', 'A'] }])).toEqual([]);
    expect(crewFaults([{ branch: 'b', crew: [one], days: null }, { branch: 'c', crew: [{ ...one, team: 'B' }], days: null }])).toEqual([{ branch: 'c', day: null, team: null, fault: 'bothTeams', staff: 'p' }]);
  });
});
