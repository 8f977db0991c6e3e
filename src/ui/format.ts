import { addDays } from '#kernel/wall.ts';
import { lang } from './words.ts';

const tag = lang === 'zh' ? 'zh-CN' : 'en-GB';
const number = new Intl.NumberFormat(tag);

/** Beijing time unless the branch says otherwise: people are never asked to choose a zone. */
export const BEIJING = 'Asia/Shanghai';

export function count(value: number): string {
  return number.format(value);
}

/** '10:05' of an instant, in the branch's own time. */
export function clock(at: string | number | Date, zone: string = BEIJING): string {
  return format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
}

/** '10:05:09', for trails and lists of events. */
export function clockWithSeconds(at: string | number | Date, zone: string = BEIJING): string {
  return format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: zone });
}

/** '2026年11月25日星期三' of a business date 'YYYY-MM-DD', or of an instant. */
export function fullDate(day: string | Date, zone: string = BEIJING): string {
  return onDay(day, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }, zone);
}

/** '11月25日 周三'. */
export function shortDate(day: string | Date, zone: string = BEIJING): string {
  return onDay(day, { month: lang === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' }, zone);
}

/** The business date 'YYYY-MM-DD' of an instant in the branch's time. */
export function dayOf(at: string | number | Date, zone: string = BEIJING): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

/** '今天' / '明天' / '11月27日 周五', seen from the day on which one asks. */
export function dayWord(day: string, today: string): string {
  if (day === today) return lang === 'zh' ? '今天' : 'today';
  if (day === addDays(today, 1)) return lang === 'zh' ? '明天' : 'tomorrow';
  return shortDate(day);
}

/** A wait is a range, never one exact number: '35–50 分钟'. */
export function minutes(from: number, to: number = from): string {
  const range = from === to ? count(from) : `${count(from)}–${count(to)}`;
  return lang === 'zh' ? `${range} 分钟` : `${range} min`;
}

/** '850 米', '2.4 公里'. */
export function distance(metres: number): string {
  if (metres < 950) return `${count(Math.round(metres / 50) * 50)} ${lang === 'zh' ? '米' : 'm'}`;
  return `${(metres / 1000).toFixed(metres < 9950 ? 1 : 0)} ${lang === 'zh' ? '公里' : 'km'}`;
}

function onDay(day: string | Date, options: Intl.DateTimeFormatOptions, zone: string): string {
  // A business date has no time: noon UTC is the same date in every zone a branch can be in.
  return typeof day === 'string' && day.length === 10 ? format(`${day}T12:00:00Z`, { ...options, timeZone: 'UTC' }) : format(day, { ...options, timeZone: zone });
}

function format(at: string | number | Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tag, options).format(new Date(at));
}
