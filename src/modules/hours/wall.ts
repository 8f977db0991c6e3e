/**
 * Opening hours on the branch's own wall clock: pure text, no date library, so that the customer's page (10 KB) and the
 * embedded snippet use the very functions that the server uses.
 */
import { daysBetween } from '#kernel/wall.ts';

/** How a branch serves on a day (服务方式). */
export const MODES = ['open', 'appointment_only', 'drive_through', 'machines_only', 'closed'] as const;
export type Mode = (typeof MODES)[number];

/** Modes in which a person is served by a person. */
export const BANKING_MODES = ['open', 'appointment_only', 'drive_through'] as const satisfies readonly Mode[];

/** Ways to have it done without coming (线上渠道). */
export const REMOTE = ['phone_bank', 'app', 'web'] as const;

export type DayKind = 'workday' | 'weekend' | 'holiday';
export type Session = Readonly<{ opens: string; closes: string }>;

/** One day of one branch, as every channel shows it. */
export type ShownDay = Readonly<{
  date: string;
  kind: DayKind;
  mode: Mode;
  personal: readonly Session[];
  corporate: readonly Session[];
  machines: readonly Session[];
  /** its opening checks are not signed yet (开门条件): shown as not open, whatever the clock says */
  awaitsGate?: true | undefined;
}>;

/** What a door says at a moment. `until`/`opens` are wall times; `on` is the day they belong to. */
export type DoorState =
  | Readonly<{ state: 'open'; mode: Mode; until: string }>
  | Readonly<{ state: 'opens'; on: string; opens: string; mode: Mode; awaitsGate?: true | undefined }>
  | Readonly<{ state: 'shut' }>;

export const servesPeople = (mode: Mode): boolean => BANKING_MODES.some((one) => one === mode);

/**
 * The state of the doors at a wall time. `days` are in order and begin no later than the day before `date`, if a session of
 * yesterday may still run. `shut`: nothing within the days known.
 */
export function doorAt(days: readonly ShownDay[], date: string, clock: string, group: 'personal' | 'corporate' = 'personal'): DoorState {
  const late = nightClock(clock);
  const yesterday = [...days].reverse().find((day) => day.date < date);
  const today = days.find((day) => day.date === date);
  const running = today && sessionAt(today[group], clock);
  if (running && today.awaitsGate) return { state: 'opens', on: date, opens: running.opens, mode: today.mode, awaitsGate: true };
  if (running) return { state: 'open', mode: today.mode, until: running.closes };
  // Only a session of the very day before can still run, and only one that passes midnight.
  const overnight = yesterday && isDayBefore(yesterday.date, date) ? sessionAt(yesterday[group], late) : undefined;
  if (yesterday && overnight) return { state: 'open', mode: yesterday.mode, until: overnight.closes };
  for (const day of days) {
    if (day.date < date) continue;
    const next = day[group].find((session) => day.date > date || session.opens > clock);
    if (next) return { state: 'opens', on: day.date, opens: next.opens, mode: day.mode };
  }
  return { state: 'shut' };
}

function sessionAt(sessions: readonly Session[], clock: string): Session | undefined {
  return sessions.find((session) => session.opens <= clock && clock < session.closes);
}

/** The same moment counted on from the evening before: '00:10' is '24:10'. */
function nightClock(clock: string): string {
  return `${String(Number(clock.slice(0, 2)) + 24).padStart(2, '0')}${clock.slice(2)}`;
}

function isDayBefore(earlier: string, later: string): boolean {
  return daysBetween(earlier, later) === 1;
}

/** '9:00–11:30，14:00–16:00'. Past midnight reads as the clock on the wall does: '6:00–次日 0:30'. */
export function sessionsText(sessions: readonly Session[], lang: 'zh' | 'en'): string {
  if (isRoundTheClock(sessions)) return lang === 'zh' ? '24 小时' : '24 hours';
  return sessions.map((one) => `${shown(one.opens, lang)}–${shown(one.closes, lang)}`).join(lang === 'zh' ? '，' : ', ');
}

export function isRoundTheClock(sessions: readonly Session[]): boolean {
  const [only, second] = sessions;
  return second === undefined && only?.opens === '00:00' && only.closes === '24:00';
}

function shown(clock: string, lang: 'zh' | 'en'): string {
  const hours = Number(clock.slice(0, 2));
  if (hours < 24 || clock === '24:00') return `${hours}${clock.slice(2)}`;
  return lang === 'zh' ? `次日 ${hours - 24}${clock.slice(2)}` : `${hours - 24}${clock.slice(2)} next day`;
}

/** Wall clock and date in a zone, by the browser's or node's own Intl. */
export function wallNow(at: Date, zone: string): { date: string; clock: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, clock: `${part('hour')}:${part('minute')}` };
}
