import { addDays, daysBetween, instantOf, weekdayOf } from '#kernel/time.ts';
import { kindOf, markOf, type MarkedDay } from './calendar.ts';
import type { Bilingual, Change, DayHours, Exception, Notice, Plan, Week, WeekFrom } from './plan.ts';
import { servesPeople, type DayKind, type Session } from './wall.ts';

/** One day of one branch under a plan: what every channel shows. */
export type OpeningDay = Readonly<{
  date: string;
  kind: DayKind;
  /** the name of the day in the calendar, if it has one (国庆节) */
  occasion?: Bilingual;
  mode: DayHours['mode'];
  personal: Session[];
  corporate: Session[];
  machines: Session[];
  cutOffs: DayHours['cutOffs'];
  /** a dated exception made it so, not the week */
  changed: boolean;
  reason?: Bilingual;
  notice?: Notice;
}>;

const NEVER: DayHours = { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] };

/** The hours of a day: the week in force, then the latest exception that covers the day (后发布的例外优先). */
export function openingOn(plan: Plan, date: string, marks: readonly MarkedDay[]): OpeningDay {
  const mark = markOf(date, marks);
  const base = ordinaryHours(plan, date, mark?.kind);
  const exception = plan.exceptions.findLast((one) => covers(one, date, base));
  const hours = exception?.hours ?? base;
  return {
    date, kind: kindOf(date, mark),
    ...(mark && { occasion: { zh: mark.name, en: mark.nameEn } }),
    mode: hours.mode, personal: hours.personal, corporate: hours.corporate, machines: hours.machines, cutOffs: hours.cutOffs,
    changed: exception !== undefined,
    ...(exception && { reason: exception.reason, notice: exception.notice }),
  };
}

export function openingsFrom(plan: Plan, from: string, count: number, marks: readonly MarkedDay[]): OpeningDay[] {
  return Array.from({ length: count }, (_, index) => openingOn(plan, addDays(from, index), marks));
}

function ordinaryHours(plan: Plan, date: string, marked: DayKind | undefined): DayHours {
  const week = weekOn(plan, date)?.week;
  return week ? hoursOfDay(week, date, marked) : NEVER;
}

/** The weekly hours in force on a date: those with the latest start that is not later. */
export function weekOn(plan: Plan, date: string): WeekFrom | undefined {
  return plan.weeks.filter((one) => one.from <= date).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** A made-up work day has its own hours, a holiday too; a work day that the bank marks as weekend is like a Sunday. */
function hoursOfDay(week: Week, date: string, marked: DayKind | undefined): DayHours {
  const weekday = weekdayOf(date);
  if (marked === 'holiday') return week.holiday;
  if (marked === 'workday' && weekday >= 6) return week.makeUp;
  if (marked === 'weekend' && weekday < 6) return week.days[6];
  return week.days[weekday - 1] ?? NEVER;
}

function covers(one: Exception, date: string, base: DayHours): boolean {
  if (date < one.from || (one.to !== null && date > one.to)) return false;
  if (one.weekdays.length > 0 && !one.weekdays.includes(weekdayOf(date))) return false;
  return one.days === 'every' || servesPeople(base.mode);
}

const KEEP_ENDED_DAYS = 40;

/** The plan after a change. Ended exceptions are kept a while for those who ask about last month, then left to the old versions. */
export function applied(before: Plan, change: Change, today: string): Plan {
  const weeks = [...before.weeks.filter((old) => !change.weeks.some((one) => one.from === old.from)), ...change.weeks]
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const inForce = weeks.findLastIndex((one) => one.from <= addDays(today, -KEEP_ENDED_DAYS));
  const exceptions = before.exceptions
    .map((one) => lifted(one, change.lifts))
    .filter((one): one is Exception => one !== undefined && (one.to === null || daysBetween(one.to, today) <= KEEP_ENDED_DAYS));
  return { weeks: weeks.slice(Math.max(0, inForce)), exceptions: [...exceptions, ...change.exceptions] };
}

function lifted(one: Exception, lifts: Change['lifts']): Exception | undefined {
  const lift = lifts.find((each) => each.exception === one.id);
  if (!lift || (one.to !== null && one.to < lift.from)) return one;
  return lift.from <= one.from ? undefined : { ...one, to: addDays(lift.from, -1) };
}

/** The days from `from` on, `count` of them, whose hours differ between two plans: what a publication touches. */
export function affectedDays(before: Plan, after: Plan, from: string, count: number, marks: readonly MarkedDay[]): string[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index))
    .filter((date) => !sameHours(openingOn(before, date, marks), openingOn(after, date, marks)));
}

export function sameHours(a: OpeningDay, b: OpeningDay): boolean {
  return hoursText(a) === hoursText(b);
}

function hoursText(one: OpeningDay): string {
  return JSON.stringify([one.mode, spoken(one.personal), spoken(one.corporate), spoken(one.machines), one.cutOffs.map((each) => [each.at, each.what.zh])]);
}

function spoken(sessions: readonly Session[]): string {
  return sessions.map((one) => `${one.opens}-${one.closes}`).join();
}

export type Objection = Readonly<{ code: string; params?: Record<string, string | number> }>;

/**
 * Why a change can't be put up for approval or published. Closing or changing hours needs an alternative branch, a way without
 * coming and a phone number (提供替代解决方案); a change inside the lead time needs a reason.
 */
export function whyNotPublished(ask: {
  before: Plan; change: Change; affected: readonly string[]; today: string; leadDays: number; hurry: string | undefined;
}): Objection | undefined {
  const starts = [...ask.change.weeks, ...ask.change.exceptions, ...ask.change.lifts].map((one) => one.from);
  if (starts.some((from) => from < ask.today)) return { code: 'hours.inThePast' };
  const unknown = ask.change.lifts.find((lift) => !ask.before.exceptions.some((one) => one.id === lift.exception));
  if (unknown) return { code: 'hours.exceptionUnknown' };
  const [first] = ask.affected;
  if (first === undefined) return { code: 'hours.changesNothing' };
  if (ask.before.weeks.length === 0) return undefined; // the first plan changes nobody's habits
  for (const told of [...ask.change.weeks, ...ask.change.exceptions]) {
    const missing = whatNoticeLacks(told.notice);
    if (missing) return missing;
  }
  const lead = daysBetween(ask.today, first);
  if (lead < ask.leadDays && !ask.hurry) return { code: 'hours.tooSoon', params: { days: ask.leadDays, first } };
  return undefined;
}

function whatNoticeLacks(told: Notice): Objection | undefined {
  if (told.alternatives.length === 0) return { code: 'hours.noticeWithoutAlternative' };
  if (told.remote.length === 0) return { code: 'hours.noticeWithoutChannel' };
  if (told.phone === '') return { code: 'hours.noticeWithoutPhone' };
  return undefined;
}

export type Span = Readonly<{ from: Date; to: Date }>;

/** The instants of a session. Undefined when daylight saving leaves nothing of it. */
export function spanOf(date: string, session: Session, zone: string): Span | undefined {
  const span = { from: wallInstant(date, session.opens, zone), to: wallInstant(date, session.closes, zone) };
  return span.from < span.to ? span : undefined;
}

/** The instant of a wall clock that may count on past midnight ('24:30'). */
function wallInstant(date: string, clock: string, zone: string): Date {
  const hours = Number(clock.slice(0, 2));
  if (hours < 24) return instantOf(date, clock, zone);
  return instantOf(addDays(date, 1), `${String(hours - 24).padStart(2, '0')}${clock.slice(2)}`, zone);
}

/** Is somebody served at this instant? Days are those of the branch's own date and of the evening before. */
export function isServedAt(days: readonly OpeningDay[], at: Date, zone: string, group: 'personal' | 'corporate'): boolean {
  return days.some((day) => day[group].some((session) => {
    const span = spanOf(day.date, session, zone);
    return span !== undefined && span.from <= at && at < span.to;
  }));
}

/** Changes that customers should still hear of: running ones and those that begin within `ahead` days. */
export function changesToTell(plan: Plan, today: string, ahead: number): (Exception | WeekFrom)[] {
  const soon = addDays(today, ahead);
  const exceptions = plan.exceptions.filter((one) => (one.to === null || one.to >= today) && one.from <= soon);
  const weeks = plan.weeks.filter((one, index) => index > 0 && one.from >= addDays(today, -7) && one.from <= soon);
  return [...weeks, ...exceptions].sort((a, b) => (a.from < b.from ? -1 : 1));
}

export type DraftState = 'draft' | 'approved' | 'published' | 'superseded' | 'withdrawn';

/** What may be done with a draft in which state. A change takes an approval back. */
export const DEEDS_IN_STATE = {
  draft: ['change', 'approve', 'withdraw'],
  approved: ['change', 'publish', 'withdraw'],
  published: [],
  superseded: [],
  withdrawn: [],
} as const satisfies Record<DraftState, readonly ('change' | 'approve' | 'publish' | 'withdraw')[]>;
