import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '#kernel/chance.ts';
import { dayOf, type Opening } from '#modules/hours/index.ts';
import { limits as shape } from './limits.ts';
import { problemOf, type Network } from './network.ts';
import { datesFrom, HALVES, isServed, periodsOf, teamsByDay, turnDaysOf } from './periods.ts';
import { brokenRules } from './solver/check.ts';
import { searched } from './solver/search.ts';
import { mostDays, TEAMS } from './teams.ts';
import { hoursChangeOf } from './to-hours.ts';

const limits = shape.parse({ halves: true, openMost: 0.5 });
const dates = datesFrom('2026-03-09');

describe('half days', () => {
  it('are planned within every rule, counted in halves, as an independent check sees it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 10, max: 30 }), (seed, count) => {
      const chance = chanceOf(seed);
      const spot = () => ({ lng: 121.3 + chance() * 0.2, lat: 31.1 + chance() * 0.15 });
      const network: Network = {
        periods: periodsOf(dates, limits), areas: Array.from({ length: count * 2 }, () => ({ ...spot(), residents: 100 + Math.floor(chance() * 900), elders: 50 })),
        branches: Array.from({ length: count }, (_, n) => ({ id: String(n), region: String(n % 2), ...spot(), teams: chance() < 0.2 ? 'A' as const : 'AB' as const, openBefore: 0, pins: Array.from({ length: 14 }, () => (chance() < 0.02 ? 1 : 0)) })),
      };
      const problem = problemOf(network, limits);
      const { plan } = searched(problem, { seed, spent: (moves) => moves / 20_000 });
      expect(brokenRules(problem, plan)).toEqual([]);
      network.branches.forEach((branch, i) => {
        const own = plan.slice(i * 14, (i + 1) * 14);
        expect(own.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2 * mostDays(branch.teams, limits.teamDays));
        for (const [p, pin] of branch.pins.entries()) if (pin === 1) expect(own[p]).toBe(1);
      });
    }), { numRuns: 12 });
  });

  it('have one team a day, so that the two do not meet at noon', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), fc.constantFrom(...TEAMS), fc.constantFrom('A', 'B' as const), (open, teams, first) => {
      const turns = turnDaysOf(open, true, teams, first);
      for (let d = 0; d < 7; d += 1) {
        const [am, pm] = [turns[2 * d], turns[2 * d + 1]];
        if (am && pm) expect(am).toBe(pm);
      }
      for (const [p, turn] of turns.entries()) expect(turn !== '').toBe(open[p] === true && teams !== '');
      expect(teamsByDay(turns)).toHaveLength(7);
    }));
  });

  it('become hours in which the doors do as the plan says, whatever the branch’s ordinary day is', () => {
    const clock = fc.integer({ min: 16, max: 36 }).map((n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`);
    const ordinary = fc.uniqueArray(clock, { maxLength: 4 }).map((all) => all.toSorted()).map((all) => Array.from({ length: Math.floor(all.length / 2) }, (_, n) => `${all[2 * n]}-${all[2 * n + 1]}`));
    fc.assert(fc.property(ordinary, fc.boolean(), fc.tuple(fc.boolean(), fc.boolean()), (personal, firms, wanted) => {
      const now: Opening = { ...dayOf({ personal, corporate: firms ? personal : [] }), branch: 'b', version: 1, zone: 'Asia/Shanghai', date: '2026-03-09', kind: 'workday', changed: false };
      const turn = hoursChangeOf([{ date: '2026-03-09', wants: HALVES.map((half, n) => ({ half, open: wanted[n] === true, alternatives: () => ['c'] })), now, earlier: undefined }], limits, '95500');
      const hours = turn.change.exceptions[0]?.hours ?? now;
      for (const [n, half] of HALVES.entries()) expect(isServed({ ...now, ...hours }, half, limits.noon)).toBe(wanted[n] === true);
      const sessions = hours.personal.flatMap(({ opens, closes }) => [opens, closes]);
      expect(sessions).toEqual([...new Set(sessions)].toSorted());
      if (personal.length > 0 && !firms) expect(hours.corporate).toEqual([]);
      if (wanted[0] !== wanted[1] && turn.change.exceptions.length > 0) expect(turn.change.exceptions[0]?.reason.en).toContain(wanted[0] ? 'morning' : 'afternoon');
    }));
  });
});
