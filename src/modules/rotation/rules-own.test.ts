import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#kernel/time.ts';
import { HALVES } from './periods.ts';
import { markedDays, ownDays, type StoodPeriod } from './rules-own.ts';

const FROM = '2026-03-09';
const opening = { personal: [{ opens: '09:00', closes: '11:30' }, { opens: '14:00', closes: '16:00' }], corporate: [{ opens: '11:00', closes: '12:00' }] };
const stood = (date: string, ...teams: readonly StoodPeriod['team'][]): StoodPeriod[] => teams.map((team, nth) => ({ date, team, half: teams.length === 1 ? null : HALVES[nth] ?? null, opening }));

describe('one’s own days', () => {
  it('are those of one’s team, whole or half, with the doors’ hours as one', () => {
    const doors = [{ opens: '09:00', closes: '12:00' }, { opens: '14:00', closes: '16:00' }];
    expect(ownDays([...stood('2026-03-09', 'A', 'A'), ...stood('2026-03-10', '', 'A'), ...stood('2026-03-11', 'B', ''), ...stood('2026-03-12', '', ''), ...stood('2026-03-16', 'A')], 'A')).toEqual([
      { date: '2026-03-09', turn: 'works', half: null, sessions: doors }, { date: '2026-03-10', turn: 'works', half: 'pm', sessions: doors },
      { date: '2026-03-11', turn: 'other', half: null, sessions: [] }, { date: '2026-03-12', turn: 'closed', half: null, sessions: [] }, { date: '2026-03-16', turn: 'works', half: null, sessions: doors },
    ]);
  });

  it('of two teams never meet, and of nobody are more than the branch is open', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('A' as const, 'B' as const, '' as const), { maxLength: 28 }), (teams) => {
      const periods = teams.flatMap((team, n) => stood(addDays(FROM, n), team));
      const works = (team: 'A' | 'B') => ownDays(periods, team).filter((one) => one.turn === 'works').map((one) => one.date);
      expect(works('A').filter((one) => works('B').includes(one))).toEqual([]);
      expect(works('A').length + works('B').length).toBe(teams.filter((one) => one !== '').length);
    }));
  });

  it('are marked exactly where they are not as they were seen', () => {
    const before = ownDays([...stood('2026-03-09', 'A'), ...stood('2026-03-10', 'B')], 'A');
    const now = ownDays([...stood('2026-03-09', 'A'), ...stood('2026-03-10', 'A', ''), ...stood('2026-03-11', 'A')], 'A');
    expect(markedDays(now, null).some((one) => one.isNew || one.was !== null)).toBe(false);
    expect(markedDays(now, now).some((one) => one.isNew || one.was !== null)).toBe(false);
    expect(markedDays(now, before).map((one) => [one.date, one.isNew, one.was?.turn])).toEqual([['2026-03-09', false, undefined], ['2026-03-10', false, 'other'], ['2026-03-11', true, undefined]]);
  });
});
