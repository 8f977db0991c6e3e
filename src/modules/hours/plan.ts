import { z } from 'zod';
import { isDate } from '#kernel/time.ts';
import { BANKING_MODES, MODES, REMOTE, type Session } from './wall.ts';

/**
 * The opening plan of one branch (营业安排) as one document: weekly hours, each from a date on, and dated exceptions.
 * One version holds all of it, so that a version number alone says when the doors are open on any day.
 */

/** 'HH:MM' of the branch's own wall clock. A session past midnight goes on counting: '24:30' is half past midnight. */
const opens = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const closes = z.string().regex(/^[0-2]\d:[0-5]\d$/);
const session = z.object({ opens, closes }).strict();

/** Sessions of a day (上午、下午): in order, none empty, none overlapping. */
export const sessions = z.array(session).max(8).refine(areInOrder, 'sessionsOutOfOrder');

function areInOrder(list: readonly Session[]): boolean {
  return list.every((one, index) => one.opens < one.closes && (index === 0 || (list[index - 1]?.closes ?? '') <= one.opens));
}

const text = z.string().trim().min(1).max(400);
export const bilingual = z.object({ zh: text, en: text }).strict();
export const day = z.string().refine(isDate, 'notADate').meta({ format: 'date' });

/** Cut-off of a machine or service within the day (支票机截止时间), which may change without the doors changing. */
const cutOff = z.object({ what: bilingual, at: closes }).strict();

/** One day's hours: how the branch serves, and when, for personal and corporate customers and for the self-service zone. */
export const dayHours = z.object({
  mode: z.enum(MODES),
  personal: sessions,
  corporate: sessions,
  /** the 24-hour self-service zone and its machines (24小时自助区); 00:00–24:00 is round the clock */
  machines: sessions,
  cutOffs: z.array(cutOff).max(12).default([]),
}).strict().refine(sessionsFitMode, 'sessionsDoNotFitMode');

/** A branch that serves nobody has no sessions; one that serves somebody has at least one. */
function sessionsFitMode(hours: { mode: (typeof MODES)[number]; personal: readonly unknown[]; corporate: readonly unknown[]; machines: readonly unknown[] }): boolean {
  const banking = hours.personal.length + hours.corporate.length;
  if (BANKING_MODES.some((mode) => mode === hours.mode)) return banking > 0;
  return banking === 0 && (hours.mode !== 'machines_only' || hours.machines.length > 0);
}

/** A week: Monday to Sunday, public holidays (法定节假日), and work days made up on a weekend (调休补班). */
export const week = z.object({
  days: z.tuple([dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours]),
  holiday: dayHours,
  makeUp: dayHours,
}).strict();

/**
 * What those who would have come are told (银保监办发〔2020〕10号: 提供替代解决方案): other branches, a way without coming, a phone.
 * Lists may be empty in a draft; publishing refuses an empty one.
 */
export const notice = z.object({
  alternatives: z.array(z.uuid()).max(6),
  remote: z.array(z.enum(REMOTE)).max(3),
  phone: z.string().trim().regex(/^[0-9+ -]{0,24}$/),
}).strict();

export const weekFrom = z.object({ from: day, week, notice, reason: bilingual }).strict();

/** A dated change (例外): `to` null goes on until further notice (恢复时间另行通知). The latest word wins over earlier ones. */
export const exception = z.object({
  id: z.uuid(),
  from: day,
  to: day.nullable(),
  /** only on these weekdays (1 = Monday); empty: on each of them */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  /** 'every': whatever the day is. 'opening': only days on which the branch would serve; a holiday stays a holiday. */
  days: z.enum(['every', 'opening']).default('every'),
  hours: dayHours,
  reason: bilingual,
  notice,
}).strict().refine((one) => one.to === null || one.to >= one.from, 'endsBeforeStart');

/** An exception ended early: it no longer holds from that day on. */
const lift = z.object({ exception: z.uuid(), from: day }).strict();

export const plan = z.object({ weeks: z.array(weekFrom).max(60), exceptions: z.array(exception).max(400) }).strict();

/** What a draft proposes, on top of whatever is published: never a copy of the whole plan, so that nothing is lost between. */
export const change = z.object({
  weeks: z.array(weekFrom).max(4).default([]),
  exceptions: z.array(exception).max(40).default([]),
  lifts: z.array(lift).max(40).default([]),
}).strict().refine((one) => one.weeks.length + one.exceptions.length + one.lifts.length > 0, 'changesNothing');

export type DayHours = z.output<typeof dayHours>;
export type Week = z.output<typeof week>;
export type WeekFrom = z.output<typeof weekFrom>;
export type Notice = z.output<typeof notice>;
export type Exception = z.output<typeof exception>;
export type Plan = z.output<typeof plan>;
export type Change = z.output<typeof change>;
export type Bilingual = z.output<typeof bilingual>;
