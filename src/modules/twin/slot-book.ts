import { bestTimes, freeStarts, placesFor, planSlots, type Channel, type FreeStart, type SlotNow } from '#modules/appointments/index.ts';
import type { Behaviour, BranchModel, Measures } from './model.ts';
import type { HouseRules } from './house-rules.ts';
import { dateOf, dayOf, instantAt, minuteOn } from './twin-time.ts';
import { bookingShares } from './visitors.ts';

/** The slots of all days, kept by the product's own rules of planning and choice (appointments/rules.ts); no database behind them. */
export type SlotBook = Readonly<{
  counters: (group: string) => number;
  /** the best time near a wish, of all channels alike except where a share is kept back */
  bestFor: (ask: Readonly<{ day: number; group: string; wishes: number; minutes: number; elder: boolean; channel: Channel }>) => FreeStart | undefined;
  freeFrom: (ask: Readonly<{ day: number; now: number; days: number; group: string; minutes: number }>) => FreeStart[];
  take: (group: string, startsAt: Date, minutes: number) => void;
}>;

/** A booking looks no further than this from the wished time. */
const WINDOW_MINUTES = 240;

type OpenSlot = { -readonly [K in keyof SlotNow]: SlotNow[K] };

export function openSlotBook(model: BranchModel, behaviour: Behaviour, measures: Measures, rules: HouseRules, days: number): SlotBook {
  const groups = [...new Set(model.errands.map((one) => one.group))];
  const longest = Math.max(...model.errands.map((one) => placesFor(one.minutes, rules.slackShare)));
  const isUsed = measures.booking || measures.deferral;
  const byGroup = new Map((isUsed ? groups : []).map((group) => [group, slotsOf(model, behaviour, measures, rules, group, longest, days)]));
  const of = (group: string, day: number) => byGroup.get(group)?.[day] ?? [];
  return {
    counters: (group) => countersFor(model, measures, group),
    bestFor: ({ day, group, wishes, minutes, elder, channel }) => {
      const now = instantAt(day - 1, 12 * 60);
      const near = of(group, day).filter((slot) => Math.abs(minuteOn(day, slot.startsAt) - wishes) <= WINDOW_MINUTES);
      const free = freeStarts(near, placesFor(minutes, rules.slackShare), channel, instantAt(day, model.opens), now);
      return bestTimes(free, { at: instantAt(day, wishes), elder }, 1)[0];
    },
    freeFrom: ({ day, now, days: later, group, minutes }) =>
      Array.from({ length: later + 1 }, (_, on) => freeStarts(of(group, day + on), placesFor(minutes, rules.slackShare), 'door', instantAt(day, now), instantAt(day, now))).flat(),
    take: (group, startsAt, minutes) => {
      const needed = placesFor(minutes, rules.slackShare);
      const slots = of(group, dayOf(startsAt));
      const at = slots.findIndex((slot) => slot.startsAt.getTime() === startsAt.getTime());
      for (const slot of slots.slice(at, at + needed)) slot.takenMinutes += 5;
    },
  };
}

/** A counter that serves two groups counts half for each, as in appointments/plan-day.ts. */
function countersFor(model: BranchModel, measures: Measures, group: string): number {
  return model.counters.reduce((sum, counter) => {
    const served = measures.balance ? [...counter.serviceGroups, ...counter.also] : counter.serviceGroups;
    return sum + (served.includes(group) ? 1 / served.length : 0);
  }, 0);
}

function slotsOf(model: BranchModel, behaviour: Behaviour, measures: Measures, rules: HouseRules, group: string, longest: number, days: number): OpenSlot[][] {
  const counters = countersFor(model, measures, group);
  const planned = planSlots([{ startsAt: instantAt(0, model.opens), endsAt: instantAt(0, model.closes), counters }], rules.slots, longest, dateOf(0), 'UTC');
  return Array.from({ length: days }, (_, day) => planned.map((slot): OpenSlot => {
    const minute = (slot.startsAt.getTime() - instantAt(0, 0).getTime()) / 60_000;
    const shift = (at: Date) => new Date(at.getTime() + day * 86_400_000);
    const forecast = { walkInMinutes: walkInMinutes(model, behaviour, measures, group, day, minute), counterMinutes: counters * 5 };
    return {
      startsAt: shift(slot.startsAt), keptUntil: shift(slot.keptUntil), onlineFrom: shift(slot.onlineFrom), keptFor: slot.keptFor,
      plannedMinutes: slot.places * 5, capacityMinutes: slot.places * 5, takenMinutes: 0, keptMinutes: slot.keptPlaces * 5, forecast,
    };
  }));
}

/** The arrival forecast of a branch that knows its own hours and errands: expected minutes of counter work that walk-ins bring in five minutes. */
function walkInMinutes(model: BranchModel, behaviour: Behaviour, measures: Measures, group: string, day: number, minute: number): number {
  const books = measures.booking ? bookingShares(model, behaviour) : { others: 0, elders: 0 };
  const visits = model.visits * (model.weekdays[day % model.weekdays.length] ?? 1);
  return (['others', 'elders'] as const).reduce((sum, kind) => {
    const people = visits * (kind === 'elders' ? model.elderShare : 1 - model.elderShare) * (1 - books[kind] * (1 - behaviour.noShow)) * hourShare(model, kind, minute) / 12;
    const weights = model.errands.reduce((all, one) => all + one[kind], 0);
    const work = model.errands.filter((one) => one.group === group).reduce((all, one) => {
      const machine = one.machine !== undefined && !(one.maskOff && measures.maskRule);
      const atCounter = machine ? 1 - (kind === 'others' && measures.balance ? behaviour.follows.others : behaviour.picksMachine[kind]) : 1;
      return all + (one[kind] / weights) * one.minutes * atCounter;
    }, 0);
    return sum + people * work;
  }, 0);
}

/** The share of the day in the hour of this minute; the line before the doors falls into the first hour. */
function hourShare(model: BranchModel, kind: 'others' | 'elders', minute: number): number {
  const all = model.hours.reduce((sum, one) => sum + one[kind], 0);
  const opening = Math.floor(model.opens / 60);
  const hour = Math.floor(minute / 60);
  return model.hours.filter((one) => one.hour === hour || (hour === opening && one.hour < opening)).reduce((sum, one) => sum + one[kind], 0) / all;
}
