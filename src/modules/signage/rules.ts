import { weekdayOf } from '#kernel/wall.ts';
import type { Call, Item, Level, Mode, Span, Today } from './picture.ts';

const SERVES: ReadonlySet<Mode> = new Set(['open', 'appointment_only', 'drive_through']);

const CLOSEST: Record<Level, number> = { screen: 0, branch: 1, region: 2, network: 3 };

/** 过期的标语自己下架，紧急通知到时结束: what one screen shows on a business date; the closest level first, then the order that people gave. */
export function showing(items: readonly Item[], on: { date: string; clock?: string | undefined; device?: string | undefined }): Item[] {
  return items
    .filter((item) => item.urgentUntil === null && isItsDay(item, on.date) && (on.clock === undefined || isItsTime(item, on.clock)))
    .filter((item) => item.level !== 'screen' || item.place === on.device)
    .sort((a, b) => CLOSEST[a.level] - CLOSEST[b.level] || a.position - b.position || (a.id < b.id ? -1 : 1));
}

function isItsDay(item: Item, date: string): boolean {
  return item.fromOn <= date && (item.untilOn === null || item.untilOn >= date) && item.weekdays.includes(String(weekdayOf(date)));
}

function isItsTime(item: Item, clock: string): boolean {
  return (item.dailyFrom === null || item.dailyFrom <= clock) && (item.dailyUntil === null || clock < item.dailyUntil);
}

/** 紧急通知: the urgent message now in force, the newest when there are several. */
export function urgent(items: readonly Item[], now: string): Item | undefined {
  return items.filter((item) => item.urgentUntil !== null && item.urgentUntil > now).sort((a, b) => (a.id > b.id ? -1 : 1))[0];
}

/** The calls that this screen has not said yet, oldest first; none that is too old to help anybody. */
export function unsaid(calls: readonly Call[], said: ReadonlySet<string>, now: string, mostSeconds: number): Call[] {
  const since = Date.parse(now) - mostSeconds * 1_000;
  return calls.filter((call) => !said.has(call.key) && Date.parse(call.at) >= since).reverse();
}

/** "1号窗口" beside a large "1 号柜台" says nothing new; "贵宾室" or "残障专窗" does. */
export function saysMore(counterName: string, counter: number): boolean {
  return counterName.replace(/[\s号窗口柜台]/g, '') !== String(counter) && counterName !== '';
}

/** "9:00–11:30 13:30–16:00" */
export function hoursText(spans: readonly Span[]): string {
  return spans.map((span) => `${span.opens}–${span.closes}`).join('  ');
}

/** When the doors open next today, seen from a clock 'HH:MM'; undefined when they do not. */
export function opensAgain(today: Today, clock: string): string | undefined {
  return [...today.personal, ...today.corporate].map((span) => span.opens).filter((opens) => opens > clock).sort()[0];
}

/** All that was to be served on this day has been, or was cut short. */
export function isOver(today: Today, clock: string): boolean {
  const spans = [...today.personal, ...today.corporate];
  return spans.length > 0 && spans.every((span) => span.closes <= clock);
}

export function isOpenAt(today: Today, clock: string): boolean {
  return SERVES.has(today.mode) && !today.awaitsGate && [...today.personal, ...today.corporate].some((span) => span.opens <= clock && clock < span.closes);
}
