import { addMinutes, instantOf } from '#kernel/time.ts';
import type { Kind, PlanLine, PlaceClass, Risk } from './plan.ts';

/** 消毒、通风、巡检该在何时何处做、做了没有: from the plan, the records and the clock alone. */

export type PlaceKnown = Readonly<{ id: string; class: PlaceClass; zone: string }>;
/** The hours of one day. `people` false: only the self-service zone runs. */
export type WorkDay = Readonly<{ date: string; zone: string; opens: Date; closes: Date; people: boolean }>;
/** From when which level; in order of time. What lies before the first has its level too. */
export type RiskSince = Readonly<{ from: Date; level: Risk }>;
export type Windows = Readonly<{ beforeOpening: number; afterClosing: number; lead: number; grace: number; missedAfter: number; escalateAfter: number }>;

export type Duty = Readonly<{
  place: string;
  line: string;
  kind: Kind;
  /** the planned time; with place and line it names the duty */
  at: Date;
  opensAt: Date;
  dueAt: Date;
  missedAt: Date;
  /** 'opening' hangs on the gate */
  moment: 'opening' | 'closing' | 'day';
}>;

export const DUTY_STATES = ['coming', 'due', 'late', 'missed', 'done', 'doneLate'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

export function dutyKey(duty: Readonly<{ place: string; line: string; at: Date }>): string {
  return `${duty.line} ${duty.at.getTime()} ${duty.place}`;
}

/** All duties of one day, in the order of their times. */
export function dutiesOf(ask: { plan: readonly PlanLine[]; places: readonly PlaceKnown[]; day: WorkDay; risks: readonly RiskSince[]; windows: Windows }): Duty[] {
  const duties = ask.plan.flatMap((line) => {
    const places = ask.places.filter((place) => isFor(line, place, ask.day));
    return places.length === 0 ? [] : occasionsOf(line, ask).flatMap((occasion) => places.map((place) => ({ place: place.id, line: line.code, kind: line.kind, ...occasion })));
  });
  return duties.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Does this line of the plan hold for this place on this day? While the branch is closed only the self-service zone is looked after. */
export function isFor(line: PlanLine, place: PlaceKnown, day: Pick<WorkDay, 'people'>): boolean {
  if (!day.people && place.zone !== 'self_service') return false;
  return line.classes.includes(place.class) && (line.zones.length === 0 || line.zones.some((zone) => zone === place.zone));
}

type Occasion = Omit<Duty, 'place' | 'line' | 'kind'>;

/** 频次随风险等级升降: a time counts when the level in force at that time asks for it, so a raised level adds from then on and blames nobody for before. */
function occasionsOf(line: PlanLine, { day, risks, windows }: { day: WorkDay; risks: readonly RiskSince[]; windows: Windows }): Occasion[] {
  const times = (['low', 'medium', 'high'] as const).flatMap((level) => timesOf(line[level], day).filter((one) => riskAt(risks, one.at) === level));
  const inOrder = times.sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.map((one, index) => withWindow(one, inOrder[index + 1], windows, day));
}

type Time = Pick<Duty, 'at' | 'moment'>;

function timesOf({ at, everyMinutes }: PlanLine['low'], day: WorkDay): Time[] {
  const fixed = at.map((moment): Time => {
    if (moment === 'opening') return { at: day.opens, moment };
    if (moment === 'closing') return { at: day.closes, moment };
    return { at: instantOf(day.date, moment, day.zone), moment: 'day' };
  }).filter((one) => one.moment !== 'day' || (one.at > day.opens && one.at < day.closes));
  if (everyMinutes === null) return fixed;
  const count = Math.max(0, Math.ceil((day.closes.getTime() - day.opens.getTime()) / 60_000 / everyMinutes) - 1);
  const repeated = Array.from({ length: count }, (_, index): Time => ({ at: addMinutes(day.opens, (index + 1) * everyMinutes), moment: 'day' }));
  return [...fixed, ...repeated.filter((one) => !fixed.some((other) => other.at.getTime() === one.at.getTime()))];
}

function withWindow({ at, moment }: Time, next: Time | undefined, windows: Windows, day: WorkDay): Occasion {
  if (moment === 'opening') return { at, moment, opensAt: addMinutes(at, -windows.beforeOpening), dueAt: at, missedAt: until(addMinutes(at, windows.missedAfter), at, next, windows) };
  if (moment === 'closing') return { at, moment, opensAt: at, dueAt: addMinutes(at, windows.afterClosing), missedAt: addMinutes(day.closes, windows.afterClosing + windows.missedAfter) };
  const dueAt = addMinutes(at, windows.grace);
  return { at, moment, opensAt: addMinutes(at, -windows.lead), dueAt, missedAt: until(addMinutes(dueAt, windows.missedAfter), dueAt, next, windows) };
}

/** Nobody does yesterday's round today: what was not done when the next one begins is missed. */
function until(missedAt: Date, dueAt: Date, next: Time | undefined, windows: Windows): Date {
  if (!next) return missedAt;
  const nextOpens = next.moment === 'closing' ? next.at : addMinutes(next.at, -windows.lead);
  return nextOpens < missedAt ? new Date(Math.max(nextOpens.getTime(), dueAt.getTime())) : missedAt;
}

export function riskAt(risks: readonly RiskSince[], at: Date): Risk {
  return risks.findLast((one) => one.from <= at)?.level ?? risks[0]?.level ?? 'low';
}

/** 应做、已做、逾期、漏做 at a moment. */
export function stateOf(duty: Duty, doneAt: Date | undefined, now: Date): DutyState {
  if (doneAt) return doneAt <= duty.dueAt ? 'done' : 'doneLate';
  if (now < duty.opensAt) return 'coming';
  if (now <= duty.dueAt) return 'due';
  return now < duty.missedAt ? 'late' : 'missed';
}

export function isOverdue(state: DutyState): boolean {
  return state === 'late' || state === 'missed';
}

/** 升级: has it been overdue so long that the region should hear of it? */
export function isEscalated(duty: Duty, state: DutyState, now: Date, windows: Windows): boolean {
  return isOverdue(state) && now >= addMinutes(duty.dueAt, windows.escalateAfter);
}

/** The next moment at which anything changes by the clock alone: nothing needs looking at before. */
export function nextChange(duties: readonly Readonly<{ duty: Duty; doneAt: Date | undefined }>[], now: Date, windows: Windows): Date | undefined {
  let soonest = Infinity;
  for (const { duty, doneAt } of duties) {
    if (doneAt) continue;
    for (const moment of [duty.opensAt, duty.dueAt, addMinutes(duty.dueAt, windows.escalateAfter), duty.missedAt]) {
      if (moment > now && moment.getTime() < soonest) soonest = moment.getTime();
    }
  }
  return soonest === Infinity ? undefined : new Date(soonest);
}
