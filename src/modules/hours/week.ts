import type { DayHours, Week } from './plan.ts';
import type { Session } from './wall.ts';

const CLOSED: DayHours = { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] };
export const ROUND_THE_CLOCK: Session[] = [{ opens: '00:00', closes: '24:00' }];

export type DaySketch = Readonly<{ personal?: readonly string[]; corporate?: readonly string[]; mode?: DayHours['mode'] }>;

/**
 * A week from what a bank usually says: work days, weekend, holidays. Sessions are written '09:00-11:30'. A day without sessions
 * is closed; a made-up work day (调休补班) has the hours of a work day; the self-service zone runs on unless told otherwise.
 */
export function ordinaryWeek(sketch: { workday: DaySketch; saturday?: DaySketch; sunday?: DaySketch; holiday?: DaySketch; machines?: readonly string[] }): Week {
  const machines = sketch.machines ? sketch.machines.map(sessionOf) : ROUND_THE_CLOCK;
  const day = (hours: DaySketch | undefined) => dayOf(hours, machines);
  const workday = day(sketch.workday);
  return {
    days: [workday, workday, workday, workday, workday, day(sketch.saturday), day(sketch.sunday ?? sketch.saturday)],
    holiday: day(sketch.holiday),
    makeUp: workday,
  };
}

export function dayOf(sketch: DaySketch | undefined, machines: Session[] = ROUND_THE_CLOCK): DayHours {
  const personal = (sketch?.personal ?? []).map(sessionOf);
  const corporate = (sketch?.corporate ?? []).map(sessionOf);
  if (personal.length + corporate.length === 0) return { ...CLOSED, mode: sketch?.mode ?? 'closed', machines };
  return { mode: sketch?.mode ?? 'open', personal, corporate, machines, cutOffs: [] };
}

/** '09:00-11:30' as a session. */
export function sessionOf(text: string): Session {
  const [opens = '', closes = ''] = text.split('-');
  return { opens, closes };
}

export type WeekRow = Readonly<{ days: readonly number[]; hours: DayHours }>;

/** The week as a board at the door shows it: neighbouring days with the same hours share a row (周一至周五). */
export function weekRows(week: Week): WeekRow[] {
  const rows: { days: number[]; hours: DayHours }[] = [];
  week.days.forEach((hours, index) => {
    const last = rows.at(-1);
    // Work days and the weekend are never put into one row: the board must show both (CBSS1000).
    if (last && index !== 5 && JSON.stringify(last.hours) === JSON.stringify(hours)) last.days.push(index + 1);
    else rows.push({ days: [index + 1], hours });
  });
  return rows;
}

/**
 * A week from a list's seven days, as files give them: a session that closes at or before its opening ends on the next day.
 * `corporate` unsaid: whoever is served on a day is served for both.
 */
export function weekOfDays(days: readonly (readonly Session[])[], more: { holiday?: readonly Session[]; corporate?: readonly (readonly Session[])[]; mode?: DayHours['mode']; machines?: readonly Session[] } = {}): Week {
  const machines = (more.machines ?? ROUND_THE_CLOCK).map(overMidnight);
  const day = (sessions: readonly Session[] = [], corporate: readonly Session[] = sessions): DayHours => {
    const served = sessions.length + corporate.length > 0;
    return { mode: served ? (more.mode ?? 'open') : 'closed', personal: sessions.map(overMidnight), corporate: corporate.map(overMidnight), machines, cutOffs: [] };
  };
  const seven = (index: number) => day(days[index], more.corporate ? (more.corporate[index] ?? []) : days[index]);
  const busiest = [0, 1, 2, 3, 4].map(seven).find((one) => one.mode !== 'closed') ?? day();
  return { days: [seven(0), seven(1), seven(2), seven(3), seven(4), seven(5), seven(6)], holiday: day(more.holiday), makeUp: busiest };
}

/** '06:00–00:30' as files write it is '06:00–24:30' here. */
function overMidnight({ opens, closes }: Session): Session {
  if (closes > opens) return { opens, closes };
  return { opens, closes: `${String(Number(closes.slice(0, 2)) + 24).padStart(2, '0')}${closes.slice(2)}` };
}
