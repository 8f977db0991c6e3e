import { exposureOfStays, timesToOffer } from '#modules/lobby/index.ts';
import { BranchDay, type Comes, type Deferrals } from './branch-day.ts';
import { CURVE_POINTS, type DayLog, type Waited } from './hall.ts';
import { firstComeRules } from './house-rules.ts';
import type { BranchModel, Run } from './model.ts';
import { openSlotBook, type SlotBook } from './slot-book.ts';
import { dayOf, instantAt, minuteOn } from './twin-time.ts';
import { bookingShares, type Visitor } from './visitors.ts';

export const WARM_DAYS = 5;
export const MEASURED_DAYS = 5;
const CONTACT_MINUTES = 15;

/** Figures of one replication, per day where they count something. */
export type Figures = Readonly<{
  pairHours: number;
  most: number;
  meanWait: number;
  p90Wait: number;
  longestWait: number;
  elderWait: number;
  othersWait: number;
  /** at a counter and after opening: elders, and others who came in the same hours to the same counters */
  elderAtCounter: number;
  othersAlike: number;
  unmasked: number;
  deferred: number;
  online: number;
  visits: number;
  served: number;
  longContacts: number;
  hallMost: number;
  minutesAboveCap: number;
  overtime: number;
}>;
/** `came` and `served` count all days: who came in and who was served must be the same people. */
export type Replication = Readonly<{ figures: Figures; curve: readonly number[]; came: number; served: number }>;

/** Two working weeks with the same people, of which the second is measured. */
export function replicate(run: Run, visitors: readonly Visitor[]): Replication {
  const { model, behaviour, measures } = run;
  const rules = measures.fairKey ? run.rules : firstComeRules(run.rules);
  const days = WARM_DAYS + MEASURED_DAYS;
  const book = openSlotBook(model, behaviour, measures, rules, days + rules.deferral.latestDays + 1);
  const plan = planned(visitors, run, book, days);
  const logs = plan.comes.slice(0, days).map((_, day) => {
    const defer: Deferrals = (visitor, now) => takeBetterTime(book, run, visitor, day, now, plan.comes);
    return new BranchDay(day, { ...run, rules }, defer).run(plan.comes[day] ?? []);
  });
  const measured = logs.slice(WARM_DAYS);
  const online = plan.online.slice(WARM_DAYS, days).reduce((sum, one) => sum + one, 0);
  const sum = (of: (day: DayLog) => number) => logs.reduce((all, day) => all + of(day), 0);
  return { figures: figuresOf(measured, model, online), curve: curveOf(measured), came: sum((day) => day.arrived), served: sum((day) => day.waits.length) };
}

/** Who comes when: those who take a proposed time when they book, those who then do it online, and everybody else as they wished. */
function planned(visitors: readonly Visitor[], { model, behaviour, measures }: Run, book: SlotBook, days: number): { comes: Comes[][]; online: number[] } {
  const comes: Comes[][] = Array.from({ length: days + 10 }, () => []);
  const online = Array.from({ length: days }, () => 0);
  const share = bookingShares(model, behaviour);
  const bookers = measures.booking ? visitors.filter((one) => one.coins.books < share[one.elder ? 'elders' : 'others']) : [];
  const booked = new Set(bookers);
  for (const one of visitors) if (!booked.has(one)) comes[one.day]?.push({ visitor: one, at: one.wishes });
  for (const one of bookers.toSorted((a, b) => a.day - b.day || a.coins.order - b.coins.order)) {
    const kind = one.elder ? 'elders' : 'others';
    if (measures.tips && one.errand.online && one.coins.onlineBooked < behaviour.onlineBooked[kind]) {
      online[one.day] = (online[one.day] ?? 0) + 1;
      continue;
    }
    const best = book.bestFor({ day: one.day, group: one.errand.group, wishes: one.wishes, minutes: one.errand.minutes, elder: one.elder, channel: one.elder ? 'phone' : 'online' });
    if (best) book.take(one.errand.group, best.startsAt, one.errand.minutes);
    if (best === undefined || one.coins.noShow < behaviour.noShow) comes[one.day]?.push({ visitor: one, at: one.wishes });
    else comes[one.day]?.push(comesFor(one, one.day, best.startsAt));
  }
  return { comes, online };
}

function comesFor(visitor: Visitor, day: number, startsAt: Date): Comes {
  const bookedFor = minuteOn(day, startsAt);
  return { visitor, at: bookedFor - visitor.early, bookedFor };
}

/** 改约: the best of the offered times is taken with its place, at once. No place, no deferral. */
function takeBetterTime(book: SlotBook, { rules }: Run, visitor: Visitor, day: number, now: number, comes: Comes[][]): ReturnType<Deferrals> {
  const { group, minutes } = visitor.errand;
  const free = book.freeFrom({ day, now, days: rules.deferral.latestDays, group, minutes });
  const [best] = timesToOffer(free, { now: instantAt(day, now), elder: visitor.elder, minutes, counters: book.counters(group) }, rules.deferral, 1);
  if (best === undefined) return undefined;
  book.take(group, best.startsAt, minutes);
  const on = dayOf(best.startsAt);
  const again = comesFor(visitor, on, best.startsAt);
  if (on === day) return { today: { ...again, at: Math.max(again.at, now + 2) } };
  comes[on]?.push(again);
  return { today: undefined };
}

function figuresOf(days: readonly DayLog[], model: BranchModel, onlineBooked: number): Figures {
  const waits = days.flatMap((day) => day.waits);
  const minutes = waits.map((one) => one.minutes).sort((a, b) => a - b);
  const per = (sum: (day: DayLog) => number) => days.reduce((all, day) => all + sum(day), 0) / days.length;
  const exposures = days.map((day) => exposureOfStays(day.stays, model.cap, CONTACT_MINUTES));
  const online = per((day) => day.online) + onlineBooked / days.length;
  return {
    pairHours: per((day) => day.pairMinutes) / 60,
    most: per((day) => day.most),
    meanWait: mean(minutes),
    p90Wait: minutes[Math.max(0, Math.ceil(0.9 * minutes.length) - 1)] ?? 0,
    longestWait: minutes.at(-1) ?? 0,
    elderWait: mean(waits.filter((one) => one.elder).map((one) => one.minutes)),
    othersWait: mean(waits.filter((one) => !one.elder).map((one) => one.minutes)),
    ...alike(waits.filter((one) => one.atCounter && one.arrived >= model.opens)),
    unmasked: per((day) => day.unmasked),
    deferred: per((day) => day.deferred),
    online,
    visits: waits.length / days.length + online,
    served: waits.length / days.length,
    longContacts: mean(exposures.map((one) => one.longContacts)),
    hallMost: mean(exposures.map((one) => one.most)),
    minutesAboveCap: mean(exposures.map((one) => one.minutesAboveCap)),
    overtime: per((day) => Math.max(0, day.lastLeft - model.closes)),
  };
}

/** Elders come at other hours than most: they are compared with those who came for the same kind of counter in the same hour. */
function alike(waits: readonly Waited[]): { elderAtCounter: number; othersAlike: number } {
  const cells = new Map<string, { elders: number[]; others: number[] }>();
  for (const one of waits) {
    const key = `${one.group} ${Math.floor(one.arrived / 60)}`;
    const cell = cells.get(key) ?? { elders: [], others: [] };
    cell[one.elder ? 'elders' : 'others'].push(one.minutes);
    cells.set(key, cell);
  }
  const both = [...cells.values()].filter((cell) => cell.elders.length > 0 && cell.others.length > 0);
  return { elderAtCounter: mean(both.flatMap((cell) => cell.elders)), othersAlike: mean(both.flatMap((cell) => cell.elders.map(() => mean(cell.others)))) };
}

function curveOf(days: readonly DayLog[]): number[] {
  return Array.from({ length: CURVE_POINTS }, (_, step) => mean(days.map((day) => day.curve[step] ?? 0)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
