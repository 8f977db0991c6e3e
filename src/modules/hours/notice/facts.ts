import { addDays, daysBetween, weekdayOf } from '#kernel/time.ts';
import type { MarkedDay } from '../calendar.ts';
import type { Bilingual, Change, Notice, Plan } from '../plan.ts';
import { openingOn, weekOn, type OpeningDay } from '../rules.ts';
import { sessionsText, type Mode, type Session } from '../wall.ts';

/**
 * 公告的事实: what one published version changed, worked out from that version and the one before it, and from nothing else. Every form of the notice lays
 * these facts out. What must be in it: which days, old and new hours, the reason, branches that serve instead, a way without coming and a phone number
 * (银保监办发〔2020〕10号: 做好解释说明, 提供替代解决方案).
 */

export type Hours = Readonly<{ mode: Mode; personal: readonly Session[]; corporate: readonly Session[] }>;
/** Days that change in the same way. `before` null: nothing was published before. */
export type Row = Readonly<{ dates: readonly string[]; before: Hours | null; after: Hours }>;
export type Item = Readonly<{
  kind: 'week' | 'days' | 'lift';
  from: string;
  /** null: until further notice */
  to: string | null;
  reason: Bilingual;
  rows: readonly Row[];
  notice: Notice | null;
}>;

type Ask = Readonly<{ before: Plan; after: Plan; change: Change; affected: readonly string[]; marks: readonly MarkedDay[] }>;

const BACK: Bilingual = { zh: '恢复正常营业', en: 'Back to the usual hours' };
/** A week is shown by its first seven days. */
const WEEK = 7;

/** Each change of the version with the days it touched, in order of time. */
export function itemsOf({ before, after, change, affected, marks }: Ask): Item[] {
  const rowsOf = (dates: readonly string[]): Row[] => grouped(dates.map((date) => ({ date, before: before.weeks.length === 0 ? null : hours(openingOn(before, date, marks)), after: hours(openingOn(after, date, marks)) })));
  const exceptions = change.exceptions.map((one): Item => {
    const touched = affected.filter((date) => date >= one.from && (one.to === null || date <= one.to) && openingOn(after, date, marks).reason?.zh === one.reason.zh);
    return { kind: 'days', from: one.from, to: one.to, reason: one.reason, notice: one.notice, rows: rowsOf(touched.length > 0 ? touched : [one.from]) };
  });
  const weeks = change.weeks.map((one): Item => {
    const ordinary = Array.from({ length: WEEK }, (_, nth) => addDays(one.from, nth)).filter((date) => weekOn(after, date)?.from === one.from);
    return { kind: 'week', from: one.from, to: null, reason: one.reason, notice: one.notice, rows: rowsOf(ordinary) };
  });
  const lifts = change.lifts.map((lift): Item => {
    const old = before.exceptions.find((one) => one.id === lift.exception);
    const touched = affected.filter((date) => date >= lift.from && (!old?.to || date <= old.to));
    return { kind: 'lift', from: lift.from, to: old?.to ?? null, reason: BACK, notice: null, rows: rowsOf(touched.slice(0, WEEK)) };
  });
  return [...exceptions, ...weeks, ...lifts].filter((item) => item.rows.length > 0).sort((a, b) => a.from.localeCompare(b.from));
}

function hours({ mode, personal, corporate }: OpeningDay): Hours {
  return { mode, personal, corporate };
}

function grouped(days: readonly { date: string; before: Hours | null; after: Hours }[]): Row[] {
  const rows = new Map<string, { dates: string[]; before: Hours | null; after: Hours }>();
  for (const { date, before, after } of days) {
    const key = JSON.stringify([before, after]);
    const row = rows.get(key);
    if (row) row.dates.push(date);
    else rows.set(key, { dates: [date], before, after });
  }
  return [...rows.values()];
}

/** '3月3日至7日' as data: whole runs of days, so that nobody reads a list of thirty dates. Weekends between may be left out by the weekdays. */
export type When = Readonly<{ from: string; to: string; weekdays: readonly number[] | null }>;
export function whenOf(dates: readonly string[]): When {
  const [from = '', to = from] = [dates[0], dates.at(-1)];
  const whole = dates.length === daysBetween(from, to) + 1;
  return { from, to, weekdays: whole ? null : [...new Set(dates.map(weekdayOf))].sort((a, b) => a - b) };
}

/** '个人 9:00–17:00，对公不办理' or a word for the mode: what every form says of a day. */
export type HoursWords = Readonly<{ closed: string; machinesOnly: string; appointmentOnly: string; driveThrough: string; personal: string; corporate: string; none: string; both: string; comma: string }>;
export function hoursSaid(one: Hours, lang: 'zh' | 'en', words: HoursWords): string {
  if (one.mode === 'closed') return words.closed;
  if (one.mode === 'machines_only') return words.machinesOnly;
  const said = (sessions: readonly Session[]): string => (sessions.length === 0 ? words.none : sessionsText(sessions, lang));
  const [personal, corporate] = [said(one.personal), said(one.corporate)];
  const suffix = one.mode === 'appointment_only' ? words.comma + words.appointmentOnly : one.mode === 'drive_through' ? words.comma + words.driveThrough : '';
  return (personal === corporate ? personal : `${words.personal} ${personal}${words.both}${words.corporate} ${corporate}`) + suffix;
}
