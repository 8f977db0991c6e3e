import type { Opening } from '#modules/hours/index.ts';
import type { Half } from './periods.ts';
import type { TurnDay } from './teams.ts';

/** 我的班次: one person's days out of a branch's turns, and what has changed since they last looked. Values in, values out. */

export const OWN_TURNS = ['works', 'other', 'closed'] as const;
type Session = Readonly<{ opens: string; closes: string }>;
/** A day of one person at a branch: works (the whole day, or one half), the other team's, or closed. Sessions only where they work. */
export type OwnDay = Readonly<{ date: string; turn: (typeof OWN_TURNS)[number]; half: Half | null; sessions: readonly Session[] }>;
/** `new`: not yet planned when they last looked; `was`: what it was then, if it was another. */
export type MarkedDay = OwnDay & Readonly<{ isNew: boolean; was: OwnDay | null }>;
/** A period of a branch that a published rota covers, with the hours as they are now. */
export type StoodPeriod = Readonly<{ date: string; half: Half | null; team: TurnDay; opening: Pick<Opening, 'personal' | 'corporate'> | undefined }>;

export function ownDays(periods: readonly StoodPeriod[], team: 'A' | 'B'): OwnDay[] {
  return [...new Set(periods.map((one) => one.date))].map((date) => {
    const here = periods.filter((one) => one.date === date);
    const own = here.filter((one) => one.team === team);
    const [first] = own;
    if (!first) return { date, turn: here.some((one) => one.team !== '') ? 'other' : 'closed', half: null, sessions: [] };
    return { date, turn: 'works', half: own.length === here.length ? null : first.half, sessions: doorsOf(first.opening) };
  });
}

/** Nothing is marked at the first look. */
export function markedDays(days: readonly OwnDay[], seen: readonly OwnDay[] | null): MarkedDay[] {
  return days.map((day) => {
    const before = seen?.find((one) => one.date === day.date);
    return { ...day, isNew: seen !== null && before === undefined, was: before && !isSame(before, day) ? before : null };
  });
}

function isSame(one: OwnDay, other: OwnDay): boolean {
  const hours = (day: OwnDay) => day.sessions.map(({ opens, closes }) => `${opens}-${closes}`).join(' ');
  return one.turn === other.turn && one.half === other.half && hours(one) === hours(other);
}

/** From when to when somebody is served: personal and corporate sessions as one. */
function doorsOf(opening: StoodPeriod['opening']): Session[] {
  const all = [...(opening?.personal ?? []), ...(opening?.corporate ?? [])].toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
  const doors: Session[] = [];
  for (const { opens, closes } of all) {
    const last = doors.at(-1);
    if (last && opens <= last.closes) doors.splice(-1, 1, { opens: last.opens, closes: closes > last.closes ? closes : last.closes });
    else doors.push({ opens, closes });
  }
  return doors;
}
