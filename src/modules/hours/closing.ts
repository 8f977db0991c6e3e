import { newId } from '#kernel/id.ts';
import { addDays, daysBetween } from '#kernel/time.ts';
import type { MarkedDay } from './calendar.ts';
import type { Bilingual, Change, DayHours, Exception, Notice, Plan } from './plan.ts';
import { openingOn } from './rules.ts';
import type { Session } from './wall.ts';
import { ROUND_THE_CLOCK } from './week.ts';

export type Closing = Readonly<{ from: string; to: string | null; /** the clock of the first day from which on the doors stay shut */ after?: string | undefined }>;

/** May one person publish this closure (先行公示): for a few days only, and not far ahead. `most` 0: never. */
export function mayCloseAlone({ from, to }: Closing, today: string, most: number): boolean {
  return most > 0 && to !== null && daysBetween(from, to) + 1 <= most && from <= addDays(today, most);
}

/** The exceptions that shut a branch. What is served on the first day before `after` stays as it was published; the self-service zone runs on. */
export function closingChange(plan: Plan, closing: Closing, told: { reason: Bilingual; notice: Notice }, marks: readonly MarkedDay[]): Change {
  const { from, to, after } = closing;
  const cut = after === undefined ? undefined : hoursUntil(openingOn(plan, from, marks), after);
  const shut: DayHours = { mode: 'closed', personal: [], corporate: [], machines: ROUND_THE_CLOCK, cutOffs: [] };
  const on = (first: string, last: string | null, hours: DayHours): Exception => ({ id: newId(), from: first, to: last, weekdays: [], days: 'every', hours, ...told });
  if (cut === undefined) return { weeks: [], exceptions: [on(from, to, shut)], lifts: [] };
  return { weeks: [], exceptions: [on(from, from, cut), ...(to === from ? [] : [on(addDays(from, 1), to, shut)])], lifts: [] };
}

/** A day's hours that end at a clock; undefined when nobody would be served before it. */
function hoursUntil(day: DayHours, clock: string): DayHours | undefined {
  const [personal, corporate] = [sessionsUntil(day.personal, clock), sessionsUntil(day.corporate, clock)];
  if (personal.length + corporate.length === 0) return undefined;
  return { mode: day.mode, personal, corporate, machines: day.machines, cutOffs: day.cutOffs.filter((one) => one.at <= clock) };
}

function sessionsUntil(sessions: readonly Session[], clock: string): Session[] {
  return sessions.filter((one) => one.opens < clock).map((one) => ({ opens: one.opens, closes: one.closes < clock ? one.closes : clock }));
}
