import type { z } from 'zod';
import { type Answer, caller } from '#ui/call.ts';
import { lang, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { sessionsText, type Mode, type Session } from '../wall.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });

/** What the module appointments says of a day: counted beside a draft, never shown by name. */
type DayOfBookings = { 'GET /api/branches/:branch/days/:date/bookings': { answer: z.ZodType<{ timeZone: string; bookings: { group: string; startsAt: string; state: string }[] }> } };
export const callBookings = caller<DayOfBookings>();

export type Grid = Answer<typeof contract, 'GET /api/hours/grid'>;
export type GridBranch = Grid['branches'][number];
export type OpeningDay = GridBranch['days'][number];
export type PlanOfBranch = Answer<typeof contract, 'GET /api/branches/:branch/hours/plan'>;
export type Draft = Answer<typeof contract, 'GET /api/hours/drafts'>['drafts'][number];
export type NoticeOffer = Answer<typeof contract, 'GET /api/branches/:branch/hours/notice'>;
export type Calendar = Answer<typeof contract, 'GET /api/hours/calendar'>;

export type Hours = Readonly<{ mode: Mode; personal: readonly Session[]; corporate: readonly Session[] }>;
export type Bilingual = { zh: string; en: string };

export const GRID = ['hours', 'grid'];
export const DRAFTS = ['hours', 'drafts'];
export const PLAN = ['hours', 'plan'];
export const CALENDAR = ['hours', 'calendar'];
/** All that a draft or a version makes old. */
export const RENEWS = [GRID, DRAFTS, PLAN];

/** A ready sentence in both languages, as customers are told it whatever language the desk speaks. */
export function inBoth(list: 'reasons' | 'weekReasons', key: string): Bilingual {
  return { zh: zh[list][key] ?? '', en: en[list][key] ?? '' };
}

/** 'No' as a word or the times; firms named when theirs differ. */
export function hoursSaid(hours: Hours): string {
  if (hours.personal.length + hours.corporate.length === 0) return w.modes[hours.mode] ?? '';
  const mode = hours.mode === 'open' ? '' : `${w.modes[hours.mode]} `;
  const [personal, corporate] = [sessionsText(hours.personal, lang), sessionsText(hours.corporate, lang)];
  if (personal === corporate) return mode + personal;
  return mode + [personal && `${w.personal} ${personal}`, corporate && `${w.corporate} ${corporate}`].filter(Boolean).join(lang === 'zh' ? '；' : '; ');
}
