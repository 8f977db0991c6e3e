import { describe, expect, it } from 'vitest';
import { instantOf } from '#kernel/time.ts';
import { DEFAULT_PLAN, planOfRounds, type PlanLine } from './plan.ts';
import { dutiesOf, isEscalated, nextChange, riskAt, stateOf, type Duty, type RiskSince, type WorkDay } from './rules-duties.ts';
import { placesFrom } from './rules-places.ts';
import { tallyOf } from './rules-tally.ts';
import { isForgotten, walkOf, type ToVisit } from './rules-walk.ts';
import { mayMix, warningsFor } from './rules-warnings.ts';
import { settings } from './settings.ts';

const ZONE = 'Asia/Shanghai';
const at = (clock: string) => instantOf('2026-03-02', clock, ZONE);
const windows = settings.windows.fallback;
const day: WorkDay = { date: '2026-03-02', zone: ZONE, opens: at('09:00'), closes: at('17:00'), people: true };
const places = [{ id: 'hall', class: 'zone', zone: 'waiting' }, { id: 'atm', class: 'machine', zone: 'self_service' }, { id: 'door', class: 'handles', zone: 'door' }] as const;
const risks = (...changes: [string, RiskSince['level']][]): RiskSince[] => [{ from: new Date(0), level: 'low' }, ...changes.map(([clock, level]) => ({ from: at(clock), level }))];
const clocks = (duties: readonly Duty[], line: string, place?: string) => duties.filter((one) => one.line === line && (place === undefined || one.place === place)).map((one) => new Date(one.at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16));
const dutiesAt = (more: Partial<Parameters<typeof dutiesOf>[0]> = {}) => dutiesOf({ plan: DEFAULT_PLAN, places, day, risks: risks(), windows, ...more });

describe('duties follow plan, hours and risk level', () => {
  it('the default plan is one the setting accepts', () => {
    expect(planOfRounds.safeParse(DEFAULT_PLAN).success).toBe(true);
  });

  it.each([
    ['low', 'surfaces', ['09:00', '17:00']], ['medium', 'surfaces', ['09:00', '11:30', '14:30', '17:00']], ['high', 'surfaces', ['09:00', '10:30', '12:30', '14:30', '17:00']],
    ['low', 'handles', ['09:00', '11:00', '13:00', '15:00']], ['high', 'handles', ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']],
    ['low', 'patrol', ['09:00', '12:30', '17:00']], ['medium', 'machine-test', ['09:00']],
  ] as const)('at level %s the line %s is due at %j', (level, line, times) => {
    expect(clocks(dutiesAt({ risks: [{ from: new Date(0), level }] }), line)).toEqual(times);
  });

  it('a level raised at 10:10 adds from then on and blames nobody for before; lowered, it takes away', () => {
    expect(clocks(dutiesAt({ risks: risks(['10:10', 'high']) }), 'handles')).toEqual(['09:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']);
    expect(clocks(dutiesAt({ risks: risks(['10:10', 'high'], ['12:30', 'low']) }), 'handles')).toEqual(['09:00', '11:00', '12:00', '13:00', '15:00']);
    expect(riskAt(risks(['10:10', 'high']), at('10:09'))).toBe('low');
  });

  it('each level asks for at least as much as the one below', () => {
    const count = (level: 'low' | 'medium' | 'high') => dutiesAt({ risks: [{ from: new Date(0), level }] }).length;
    expect(count('low')).toBeLessThan(count('medium'));
    expect(count('medium')).toBeLessThan(count('high'));
  });

  it('while the branch is closed only the self-service zone is looked after', () => {
    expect(new Set(dutiesAt({ day: { ...day, people: false } }).map((one) => one.place))).toEqual(new Set(['atm']));
  });

  it('times outside the hours of the day fall away', () => {
    expect(clocks(dutiesAt({ day: { ...day, closes: at('12:00') }, risks: [{ from: new Date(0), level: 'medium' }] }), 'surfaces')).toEqual(['09:00', '11:30', '12:00']);
  });
});

describe('states come from plan, record and clock alone', () => {
  const opening = dutiesAt().find((one) => one.line === 'surfaces' && one.moment === 'opening');
  const noon = dutiesAt().find((one) => one.line === 'patrol' && one.moment === 'day');
  it.each([
    ['before the window', opening, undefined, '06:59', 'coming'], ['in the window', opening, undefined, '07:00', 'due'], ['on the dot', opening, undefined, '09:00', 'due'], ['the doors are open', opening, undefined, '09:01', 'late'],
    ['an hour late', opening, undefined, '10:00', 'missed'], ['done before', opening, '08:40', '09:30', 'done'], ['done late', opening, '09:20', '09:30', 'doneLate'],
    ['lead', noon, undefined, '12:00', 'due'], ['grace', noon, undefined, '12:45', 'due'], ['after grace', noon, undefined, '12:46', 'late'], ['too late', noon, undefined, '13:45', 'missed'],
  ] as const)('%s', (_, duty, done, now, state) => {
    expect(duty && stateOf(duty, done === undefined ? undefined : at(done), at(now))).toBe(state);
  });

  it('what was not done when the next one begins is missed', () => {
    const eleven = dutiesAt({ risks: [{ from: new Date(0), level: 'high' }] }).find((one) => one.line === 'handles' && one.at.getTime() === at('11:00').getTime());
    expect(eleven?.missedAt).toEqual(at('11:30'));
  });

  it('escalates half an hour after the time', () => {
    expect(opening && isEscalated(opening, 'late', at('09:29'), windows)).toBe(false);
    expect(opening && isEscalated(opening, 'late', at('09:30'), windows)).toBe(true);
    expect(opening && isEscalated(opening, 'doneLate', at('09:30'), windows)).toBe(false);
  });

  it('nobody looks before something changes', () => {
    const open = dutiesAt().map((duty) => ({ duty, doneAt: undefined }));
    expect(nextChange(open, at('05:00'), windows)).toEqual(at('07:00'));
    expect(nextChange(open, at('09:01'), windows)).toEqual(at('09:30'));
    expect(nextChange([], at('05:00'), windows)).toBeUndefined();
  });

  it('the tally counts each duty once', () => {
    expect(tallyOf(['done', 'doneLate', 'due', 'late', 'missed', 'coming'])).toEqual({ done: 2, due: 1, late: 1, missed: 1, coming: 1 });
  });
});

describe('warnings come before the record', () => {
  const limits = settings.warnings.fallback;
  const place = { id: 'hall', electronic: false };
  const earlier = [{ agent: 'chlorine', strength: 500, minutesAgo: 20, place: 'hall' }] as const;
  it.each([
    ['nothing to say', { agent: 'chlorine', strength: 500, place, planned: true, earlier: [], limits }, []],
    ['chlorine and acid give a poison', { agent: 'acid', strength: 10, place, planned: true, earlier, limits }, ['mix']],
    ['alcohol over chlorine', { agent: 'alcohol', strength: 75, place, planned: true, earlier, limits }, ['mix']],
    ['elsewhere it does not matter', { agent: 'alcohol', strength: 75, place: { id: 'atm', electronic: true }, planned: true, earlier, limits }, []],
    ['long ago it does not matter', { agent: 'alcohol', strength: 75, place, planned: true, earlier: [{ ...earlier[0], minutesAgo: 61 }], limits }, []],
    ['chlorine eats keys', { agent: 'chlorine', strength: 500, place: { id: 'atm', electronic: true }, planned: true, earlier: [], limits }, ['notForElectronics']],
    ['too strong', { agent: 'chlorine', strength: 2000, place, planned: true, earlier: [], limits }, ['tooStrong']],
    ['too weak', { agent: 'alcohol', strength: 60, place, planned: true, earlier: [], limits }, ['tooWeak']],
    ['once more for nothing', { agent: 'chlorine', strength: 500, place, planned: false, earlier, limits }, ['tooSoon']],
  ] as const)('%s', (_, ask, warnings) => {
    expect(warningsFor(ask)).toEqual(warnings);
  });

  it('danger is mutual', () => {
    for (const one of ['chlorine', 'alcohol', 'peroxide', 'quat', 'acid'] as const) for (const other of ['chlorine', 'alcohol', 'peroxide', 'quat', 'acid'] as const) expect(mayMix(one, other)).toBe(mayMix(other, one));
  });
});

describe('the walk', () => {
  const now = at('10:00');
  const visit = (zone: string, more: Partial<ToVisit> = {}): ToVisit => ({ place: zone, zone, position: 1, overdue: 0, due: 0, lastAt: now, ...more });
  it('goes from the door inwards, through what is due and what nobody has looked at this week', () => {
    const eightDaysAgo = new Date(now.getTime() - 8 * 86_400_000);
    expect(walkOf([visit('self_service', { overdue: 2 }), visit('vip', { lastAt: eightDaysAgo }), visit('waiting'), visit('door', { due: 1 })], now).map((stop) => stop.zone)).toEqual(['door', 'vip', 'self_service']);
    expect(isForgotten({ lastAt: undefined }, now)).toBe(true);
    expect(isForgotten({ lastAt: new Date(now.getTime() - 7 * 86_400_000) }, now)).toBe(false);
  });
});

describe('places', () => {
  it('every zone, its seats and handles, every counter and machine, each in its zone', () => {
    const found = placesFrom({
      zones: [{ id: 'z1', kind: 'self_service', name: '自助区', name_en: 'Self-service', seats: 0 }, { id: 'z2', kind: 'waiting', name: '等候区', name_en: 'Waiting', seats: 12 }],
      counters: [{ id: 'c1', name: '1号窗口', name_en: 'Counter 1', zone_id: null }], machines: [{ id: 'm1', name: '存取款机', name_en: 'Cash machine', zone_id: 'z1' }],
    });
    expect(found.map((one) => `${one.class} ${one.zone}`)).toEqual(['zone waiting', 'seats waiting', 'counter cash', 'zone self_service', 'handles self_service', 'machine self_service']);
  });
});

it('a line of the plan that disinfects with nothing is refused', () => {
  const line: PlanLine = { ...(DEFAULT_PLAN[0] as PlanLine), agent: null };
  expect(planOfRounds.safeParse([line]).success).toBe(false);
  expect(planOfRounds.safeParse([DEFAULT_PLAN[0], DEFAULT_PLAN[0]]).success).toBe(false);
});
