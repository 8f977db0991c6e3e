import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, addMinutes, businessDate, clockOf, minutesOf, weekdayOf } from '#kernel/time.ts';
import type { MarkedDay } from './calendar.ts';
import { change as changeSchema, dayHours, plan as planSchema, type Exception, type Plan } from './plan.ts';
import { affectedDays, applied, changesToTell, isServedAt, openingOn, openingsFrom, spanOf, whyNotPublished } from './rules.ts';
import { doorAt, wallNow } from './wall.ts';
import { dayOf, ordinaryWeek, weekRows } from './week.ts';

const SPLIT = ['09:00-11:30', '14:00-16:00'];
const WEEK = ordinaryWeek({ workday: { personal: SPLIT, corporate: ['09:00-11:30'] }, saturday: { personal: ['10:00-15:00'] } });
const NOTICE = { alternatives: ['0190a000-0000-7000-8000-000000000001'], remote: ['phone_bank' as const], phone: '400 000 1234' };
const REASON = { zh: '疫情防控', en: 'Epidemic control' };
const PLAN: Plan = { weeks: [{ from: '2020-01-01', week: WEEK, notice: NOTICE, reason: REASON }], exceptions: [] };
const HOLIDAY: MarkedDay = { level: 'network', day: '2020-10-01', kind: 'holiday', name: '国庆节', nameEn: 'National Day' };
const MADE_UP: MarkedDay = { level: 'network', day: '2020-10-10', kind: 'workday', name: '补班', nameEn: 'Made-up work day' };

let made = 0;
function exception(more: Partial<Exception>): Exception {
  made += 1;
  return {
    id: `0190a000-0000-7000-8000-${String(made).padStart(12, '0')}`, from: '2020-02-03', to: '2020-02-03', weekdays: [], days: 'every',
    hours: dayOf(undefined), reason: REASON, notice: NOTICE, ...more,
  };
}
const withExceptions = (...exceptions: Exception[]): Plan => ({ ...PLAN, exceptions });

describe('the hours of a day', () => {
  const closed = exception({});
  const untilFurtherNotice = exception({ from: '2020-02-03', to: null, days: 'opening', hours: dayOf({ personal: ['10:00-13:00'] }) });
  const table: [string, Plan, string, MarkedDay[], string, string][] = [
    ['a work day has its split sessions', PLAN, '2020-02-04', [], 'open', '09:00-11:30,14:00-16:00'],
    ['Saturday has the weekend hours', PLAN, '2020-02-08', [], 'open', '10:00-15:00'],
    ['a public holiday is closed although it is a Thursday', PLAN, '2020-10-01', [HOLIDAY], 'closed', ''],
    ['a Saturday made up as work day has the hours of a work day', PLAN, '2020-10-10', [MADE_UP], 'open', '09:00-11:30,14:00-16:00'],
    ['before the plan begins the branch is closed', PLAN, '2019-12-31', [], 'closed', ''],
    ['a closure of one day closes that day', withExceptions(closed), '2020-02-03', [], 'closed', ''],
    ['and only that day', withExceptions(closed), '2020-02-04', [], 'open', '09:00-11:30,14:00-16:00'],
    ['an open-ended change goes on months later', withExceptions(untilFurtherNotice), '2020-06-02', [], 'open', '10:00-13:00'],
    ['a change for opening days leaves a Sunday as it was', withExceptions({ ...untilFurtherNotice, hours: dayOf(undefined) }), '2020-10-01', [HOLIDAY], 'closed', ''],
    ['a change for opening days does not open a holiday', withExceptions(untilFurtherNotice), '2020-10-01', [HOLIDAY], 'closed', ''],
    ['the later word wins: reopened for one day inside a closure', withExceptions(exception({ to: null }), exception({ from: '2020-02-10', to: '2020-02-10', hours: dayOf({ personal: ['13:00-16:00'] }) })), '2020-02-10', [], 'open', '13:00-16:00'],
    ['only on Tuesday and Thursday', withExceptions(exception({ to: null, weekdays: [1, 3, 5] })), '2020-02-04', [], 'open', '09:00-11:30,14:00-16:00'],
    ['so not on Wednesday', withExceptions(exception({ to: null, weekdays: [1, 3, 5] })), '2020-02-05', [], 'closed', ''],
  ];
  it.each(table)('%s', (_, plan, date, marks, mode, personal) => {
    const day = openingOn(plan, date, marks);
    expect([day.mode, day.personal.map((one) => `${one.opens}-${one.closes}`).join()]).toEqual([mode, personal]);
  });

  it('takes the word of the branch over that of the region, and of the region over that of the network', () => {
    const at = (level: MarkedDay['level'], kind: MarkedDay['kind']): MarkedDay => ({ ...HOLIDAY, level, kind });
    expect(openingOn(PLAN, '2020-10-01', [at('network', 'holiday'), at('region', 'workday')]).mode).toBe('open');
    expect(openingOn(PLAN, '2020-10-01', [at('branch', 'holiday'), at('network', 'holiday'), at('region', 'workday')]).mode).toBe('closed');
  });

  it('takes the weekly hours with the latest start, from their first day on', () => {
    const later = ordinaryWeek({ workday: { personal: ['10:00-12:00'] } });
    const plan = applied(PLAN, { weeks: [{ from: '2020-03-02', week: later, notice: NOTICE, reason: REASON }], exceptions: [], lifts: [] }, '2020-02-20');
    expect(openingOn(plan, '2020-02-28', []).personal).toHaveLength(2);
    expect(openingOn(plan, '2020-03-02', []).personal).toEqual([{ opens: '10:00', closes: '12:00' }]);
  });
});

describe('a change of the plan', () => {
  it('touches exactly the days whose hours differ', () => {
    const after = applied(PLAN, { weeks: [], exceptions: [exception({ from: '2020-02-07', to: '2020-02-10' })], lifts: [] }, '2020-02-01');
    expect(affectedDays(PLAN, after, '2020-02-01', 30, [])).toEqual(['2020-02-07', '2020-02-08', '2020-02-09', '2020-02-10']);
  });

  it('ends a closure early when it is lifted, and removes one that has not begun', () => {
    const running = exception({ from: '2020-02-03', to: null });
    const coming = exception({ from: '2020-03-03', to: '2020-03-05' });
    const after = applied(withExceptions(running, coming), { weeks: [], exceptions: [], lifts: [running, coming].map((one) => ({ exception: one.id, from: '2020-02-20' })) }, '2020-02-18');
    expect(after.exceptions.map((one) => [one.from, one.to])).toEqual([['2020-02-03', '2020-02-19']]);
  });

  it('forgets exceptions that ended long ago, never one that runs', () => {
    const after = applied(withExceptions(exception({}), exception({ to: null })), { weeks: [], exceptions: [exception({ from: '2020-06-01', to: '2020-06-01' })], lifts: [] }, '2020-05-30');
    expect(after.exceptions.map((one) => one.to)).toEqual([null, '2020-06-01']);
  });

  it('is told while it runs and shortly before, not long before', () => {
    const plan = withExceptions(exception({ from: '2020-02-03', to: null }), exception({ from: '2020-02-20', to: '2020-02-21' }), exception({ from: '2020-05-01', to: '2020-05-01' }));
    expect(changesToTell(plan, '2020-02-10', 14).map((one) => one.from)).toEqual(['2020-02-03', '2020-02-20']);
  });
});

describe('what may not be published', () => {
  const base = { before: PLAN, affected: ['2020-02-20'], today: '2020-02-10', leadDays: 3, hurry: undefined };
  const one = (more: Partial<Exception>) => ({ weeks: [], exceptions: [exception({ from: '2020-02-20', to: '2020-02-20', ...more })], lifts: [] });
  const table: [string, Parameters<typeof whyNotPublished>[0], string | undefined][] = [
    ['a closure with all that customers need', { ...base, change: one({}) }, undefined],
    ['without another branch', { ...base, change: one({ notice: { ...NOTICE, alternatives: [] } }) }, 'hours.noticeWithoutAlternative'],
    ['without a way that needs no visit', { ...base, change: one({ notice: { ...NOTICE, remote: [] } }) }, 'hours.noticeWithoutChannel'],
    ['without a phone number', { ...base, change: one({ notice: { ...NOTICE, phone: '' } }) }, 'hours.noticeWithoutPhone'],
    ['yesterday', { ...base, change: one({ from: '2020-02-09' }) }, 'hours.inThePast'],
    ['what changes nothing', { ...base, affected: [], change: one({}) }, 'hours.changesNothing'],
    ['tomorrow, without a reason', { ...base, affected: ['2020-02-11'], change: one({}) }, 'hours.tooSoon'],
    ['tomorrow, with a reason', { ...base, affected: ['2020-02-11'], change: one({}), hurry: '水管爆裂' }, undefined],
    ['in three days', { ...base, affected: ['2020-02-13'], change: one({}) }, undefined],
    ['the end of a closure that is not there', { ...base, change: { weeks: [], exceptions: [], lifts: [{ exception: NOTICE.alternatives[0] ?? '', from: '2020-02-20' }] } }, 'hours.exceptionUnknown'],
    ['the first plan of a new branch, which changes nobody’s habits', { ...base, before: { weeks: [], exceptions: [] }, change: { weeks: [{ from: '2020-02-11', week: WEEK, reason: REASON, notice: { alternatives: [], remote: [], phone: '' } }], exceptions: [], lifts: [] }, affected: ['2020-02-11'] }, undefined],
  ];
  it.each(table)('%s', (_, ask, code) => expect(whyNotPublished(ask)?.code).toBe(code));
});

describe('what is no set of hours', () => {
  const ok = dayOf({ personal: SPLIT });
  const table: [string, unknown, boolean][] = [
    ['split sessions', ok, true],
    ['past midnight, counted on', { ...ok, personal: [{ opens: '06:00', closes: '24:30' }] }, true],
    ['overlapping sessions', { ...ok, personal: [{ opens: '09:00', closes: '12:00' }, { opens: '11:00', closes: '13:00' }] }, false],
    ['sessions in the wrong order', { ...ok, personal: [{ opens: '14:00', closes: '16:00' }, { opens: '09:00', closes: '11:00' }] }, false],
    ['a session that ends before it begins', { ...ok, personal: [{ opens: '12:00', closes: '09:00' }] }, false],
    ['an hour that no clock shows', { ...ok, personal: [{ opens: '25:00', closes: '26:00' }] }, false],
    ['open without a session', { ...ok, personal: [], corporate: [] }, false],
    ['closed with a session', { ...ok, mode: 'closed' }, false],
    ['machines only without machine hours', { ...ok, mode: 'machines_only', personal: [], machines: [] }, false],
    ['closed with the self-service zone running', { ...ok, mode: 'closed', personal: [] }, true],
  ];
  it.each(table)('%s', (_, hours, good) => expect(dayHours.safeParse(hours).success).toBe(good));
  it('knows a date that no calendar has', () => expect(changeSchema.safeParse({ exceptions: [exception({ from: '2020-02-30' })] }).success).toBe(false));
  it('knows an exception that ends before it starts', () => expect(changeSchema.safeParse({ exceptions: [exception({ from: '2020-02-12', to: '2020-02-11' })] }).success).toBe(false));
});

describe('the board at the door', () => {
  it('joins days with the same hours and never work days with the weekend', () => {
    const always = ordinaryWeek({ workday: { personal: ['09:00-17:00'] }, saturday: { personal: ['09:00-17:00'] } });
    expect(weekRows(always).map((row) => row.days)).toEqual([[1, 2, 3, 4, 5], [6, 7]]);
    const days = [...WEEK.days] as typeof WEEK.days; // a copy of a seven is a seven
    days[2] = dayOf({ personal: ['13:00-16:00'] });
    expect(weekRows({ ...WEEK, days }).map((row) => row.days)).toEqual([[1, 2], [3], [4, 5], [6, 7]]);
  });
});

// Zones with daylight saving in both hemispheres, with half an hour of it, and without; China is only one of them.
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Apia', 'Asia/Kathmandu', 'Africa/Casablanca'];
const clock = (from: number, to: number) => fc.integer({ min: from, max: to }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const sessionsOfDay = fc.uniqueArray(fc.integer({ min: 0, max: 29 * 60 + 59 }), { minLength: 2, maxLength: 6 }).map((minutes) => {
  const sorted = [...minutes].sort((a, b) => a - b);
  const sessions = [];
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    const [from = 0, to = 0] = sorted.slice(index, index + 2);
    if (from < 24 * 60) sessions.push({ opens: text(from), closes: text(to) });
  }
  return sessions;
}).filter((list) => list.length > 0);
const text = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const date = fc.date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const zone = fc.constantFrom(...ZONES);
const always = (sessions: { opens: string; closes: string }[]): Plan => {
  const hours = { ...dayOf({ personal: ['09:00-10:00'] }), personal: sessions };
  return { weeks: [{ from: '2018-01-01', week: { days: [hours, hours, hours, hours, hours, hours, hours], holiday: hours, makeUp: hours }, notice: NOTICE, reason: REASON }], exceptions: [] };
};

describe('the wall clock and the instants, in every zone', () => {
  test('at each instant the doors are open exactly when the wall clock says so', () => {
    fc.assert(fc.property(sessionsOfDay, date, zone, fc.integer({ min: 0, max: 24 * 60 - 1 }), (sessions, on, tz, minute) => {
      const plan = always(sessions);
      const at = addMinutes(new Date(`${on}T00:00:00Z`), minute);
      if (isNearShift(at, tz)) return;
      const wall = { date: businessDate(at, tz), clock: clockOf(at, tz) };
      const days = openingsFrom(plan, addDays(wall.date, -1), 3, []);
      expect(isServedAt(days.slice(0, 2), at, tz, 'personal')).toBe(doorAt(days, wall.date, wall.clock).state === 'open');
    }), { numRuns: 2_000 });
  });

  test('a session is as long as the clock says, but for the hours that the clock itself jumps', () => {
    fc.assert(fc.property(sessionsOfDay, date, zone, (sessions, on, tz) => {
      for (const session of sessions) {
        const span = spanOf(on, session, tz);
        const wallMinutes = minutesOf(session.closes) - minutesOf(session.opens);
        if (span === undefined) { expect(wallMinutes).toBeLessThanOrEqual(60); continue; }
        const real = (span.to.getTime() - span.from.getTime()) / 60_000;
        // Samoa skipped no day in these years; the largest jump of these zones is one hour.
        expect(Math.abs(real - wallMinutes)).toBeLessThanOrEqual(60);
        if (!isNearShift(span.from, tz) && !isNearShift(span.to, tz) && offsetAt(span.from, tz) === offsetAt(span.to, tz)) expect(real).toBe(wallMinutes);
      }
    }), { numRuns: 1_000 });
  });

  test('the doors open when the clock on the wall shows the published time, all year round', () => {
    fc.assert(fc.property(clock(0, 24 * 60 - 2), date, zone, (opens, on, tz) => {
      const span = spanOf(on, { opens, closes: '24:00' }, tz);
      if (span === undefined || isNearShift(span.from, tz)) return;
      expect([businessDate(span.from, tz), clockOf(span.from, tz)]).toEqual([on, opens]);
      expect(wallNow(span.from, tz)).toEqual({ date: on, clock: opens });
    }), { numRuns: 1_000 });
  });

  test('sessions of one day never run into each other', () => {
    fc.assert(fc.property(sessionsOfDay, date, zone, (sessions, on, tz) => {
      const spans = sessions.map((one) => spanOf(on, one, tz)).filter((one) => one !== undefined);
      spans.forEach((span, index) => {
        const next = spans[index + 1];
        if (next) expect(span.to.getTime()).toBeLessThanOrEqual(next.from.getTime());
      });
    }), { numRuns: 1_000 });
  });
});

describe('a plan under any change', () => {
  const anyException = fc.record({ from: date, length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), open: fc.boolean() }).map(({ from, length, open }) =>
    exception({ from, to: length === null ? null : addDays(from, length), hours: open ? dayOf({ personal: ['10:00-12:00'] }) : dayOf(undefined) }));

  test('days outside the exception keep their hours', () => {
    fc.assert(fc.property(anyException, date, (one, on) => {
      const after = applied(PLAN, { weeks: [], exceptions: [one], lifts: [] }, '2019-01-01');
      const inside = on >= one.from && (one.to === null || on <= one.to);
      if (!inside) expect(openingOn(after, on, [])).toEqual(openingOn(PLAN, on, []));
      else expect(openingOn(after, on, []).mode).toBe(one.hours.mode);
    }));
  });

  test('it is still a plan that the database would take', () => {
    fc.assert(fc.property(fc.array(anyException, { maxLength: 5 }), date, (many, today) => {
      if (many.length > 0) expect(planSchema.safeParse(applied(PLAN, { weeks: [], exceptions: many, lifts: [] }, today)).success).toBe(true);
    }));
  });

  test('the week has seven days, whichever day one asks from', () => {
    fc.assert(fc.property(date, (from) => {
      expect(new Set(openingsFrom(PLAN, from, 7, []).map((day) => weekdayOf(day.date))).size).toBe(7);
    }));
  });
});

/** Within a few hours of a change of the clocks, where "the same wall time" has no single meaning. */
function isNearShift(at: Date, tz: string): boolean {
  return offsetAt(addMinutes(at, -240), tz) !== offsetAt(addMinutes(at, 240), tz);
}

function offsetAt(at: Date, tz: string): number {
  const wall = new Date(`${businessDate(at, tz)}T${clockOf(at, tz)}:00Z`);
  return Math.round((wall.getTime() - at.getTime()) / 60_000);
}
