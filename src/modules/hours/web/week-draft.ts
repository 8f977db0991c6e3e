import type { z } from 'zod';
import type { week } from '../plan.ts';
import { typedSessions, understood } from '../session-text.ts';
import { servesPeople, type Mode, type Session } from '../wall.ts';
import type { Hours } from './ask.ts';

type Week = z.input<typeof week>;
type Day = Week['holiday'];
export type TypedDay = { mode: Mode; personal: string; corporate: string; machines: string; cutOffs: Day['cutOffs'] };
/** Monday to Sunday, then public holidays and made-up work days. */
export type TypedWeek = readonly TypedDay[];

export const HOLIDAY = 7;
export const MAKE_UP = 8;
export const WORKDAYS = [0, 1, 2, 3, 4] as const;

const typedDay = ({ mode, personal, corporate, machines, cutOffs }: Day): TypedDay => ({ mode, personal: typedSessions(personal), corporate: typedSessions(corporate), machines: typedSessions(machines), cutOffs: cutOffs ?? [] });

const PLAIN: TypedDay = { mode: 'open', personal: '9:00–11:30, 13:30–16:00', corporate: '9:00–11:30, 13:30–15:30', machines: '24h', cutOffs: [] };
const SHUT: TypedDay = { ...PLAIN, mode: 'closed', personal: '', corporate: '' };

/** The published week as the form shows it; an ordinary one where nothing is published yet. */
export function typedWeek(published: Week | null): TypedWeek {
  if (!published) return [PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, SHUT, SHUT, SHUT, PLAIN];
  return [...published.days, published.holiday, published.makeUp].map(typedDay);
}

export function isAlike(days: TypedWeek): boolean {
  return WORKDAYS.every((index) => JSON.stringify(days[index]) === JSON.stringify(days[0]));
}

/** One field of one day; without "day by day" Monday speaks for all work days. */
export function withDay(days: TypedWeek, index: number, change: Partial<TypedDay>, oneByOne: boolean): TypedWeek {
  const touched = !oneByOne && index === 0 ? WORKDAYS.map(Number) : [index];
  return days.map((day, at) => (touched.includes(at) ? { ...day, ...change } : day));
}

/** Of several branches each keeps its own week; only the days that were changed in the form become the same. */
export function changedIn(own: TypedWeek, published: TypedWeek, typed: TypedWeek): TypedWeek {
  return own.map((day, index) => (JSON.stringify(typed[index]) === JSON.stringify(published[index]) ? day : (typed[index] ?? day)));
}

type PlannedWeek = Readonly<{ from: string; week: Week }>;

/** The week that holds on a day: of those planned, the latest that has begun by then. */
export function weekAt<P extends PlannedWeek>(weeks: readonly P[], date: string): P['week'] | null {
  return weeks.filter((one) => one.from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.week ?? null;
}

/** What is typed, as hours; a day that cannot be read or does not fit its mode says which it is. */
export function readWeek(days: TypedWeek): { week: Week } | { wrong: number } {
  const read = days.map(readDay);
  const wrong = read.findIndex((one) => one === undefined);
  const whole = read.filter((one) => one !== undefined);
  const [mon, tue, wed, thu, fri, sat, sun, holiday, makeUp] = whole;
  if (wrong >= 0 || !mon || !tue || !wed || !thu || !fri || !sat || !sun || !holiday || !makeUp) return { wrong };
  return { week: { days: [mon, tue, wed, thu, fri, sat, sun], holiday, makeUp } };
}

/** The form is only sent when all of it can be read. */
export function weekIn(read: ReturnType<typeof readWeek>): Week {
  if ('wrong' in read) throw new Error(`day ${read.wrong} of the week can't be read`);
  return read.week;
}

export function readDay({ mode, personal, corporate, machines, cutOffs }: TypedDay): Day | undefined {
  const [forPersons, forFirms, zone] = [understood(personal).sessions, understood(corporate).sessions, understood(machines).sessions];
  if (!zone || (mode === 'machines_only' && zone.length === 0)) return undefined;
  if (!servesPeople(mode)) return { mode, personal: [], corporate: [], machines: zone, cutOffs };
  if (!forPersons || !forFirms || forPersons.length + forFirms.length === 0) return undefined;
  return { mode, personal: forPersons, corporate: forFirms, machines: zone, cutOffs };
}

/** For the picture: what can be read of it while it is typed. */
export function shownDay(day: TypedDay): Hours {
  const sessions = (text: string): Session[] => (servesPeople(day.mode) ? (understood(text).sessions ?? []) : []);
  return { mode: day.mode, personal: sessions(day.personal), corporate: sessions(day.corporate) };
}
