import type { Agent, PlanLine, Risk } from './plan.ts';
import { dutiesOf, type PlaceKnown, type WorkDay } from './rules-duties.ts';

/** 改计划: what a person types into the table of lines, read into a plan, and what would change by it. */

export const LEVELS = ['low', 'medium', 'high'] as const;
/** The two times that hang on the day's own hours, in the words of the page. */
export type MomentNames = Readonly<{ opening: string; closing: string }>;
/** One line as it is typed. */
export type Draft = Readonly<{ texts: Readonly<Record<Risk, string>>; every: Readonly<Record<Risk, number | null>>; agent: Agent | null; strength: number | null; minutes: number }>;

const LEAST_EVERY = 20;

export function sayTimes(at: readonly string[], names: MomentNames): string {
  return at.map((one) => (one === 'opening' || one === 'closing' ? names[one] : one)).join(' ');
}

/** '开门 11:30 14:30 关门' in order of the day, each once; undefined where something does not read. */
export function readTimes(text: string, names: MomentNames): string[] | undefined {
  const read = text.trim().split(/[\s,，、;；]+/).filter(Boolean).map((word) => {
    if (word === names.opening) return 'opening';
    if (word === names.closing) return 'closing';
    const [, hours = '', minutes = ''] = /^(\d{1,2})[:：](\d{2})$/.exec(word) ?? [];
    return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined;
  });
  if (read.some((one) => one === undefined)) return undefined;
  const place = (one: string): string => (one === 'opening' ? '00' : one === 'closing' ? '99' : one);
  return [...new Set(read.flatMap((one) => one ?? []))].sort((a, b) => place(a).localeCompare(place(b), 'en'));
}

export function draftOf(line: PlanLine, names: MomentNames): Draft {
  const of = <T>(make: (level: Risk) => T): Record<Risk, T> => ({ low: make('low'), medium: make('medium'), high: make('high') });
  return { texts: of((level) => sayTimes(line[level].at, names)), every: of((level) => line[level].everyMinutes), agent: line.agent, strength: line.strength, minutes: line.minutes };
}

/** The line as drafted; undefined while something of it does not read. */
export function lineFrom(line: PlanLine, draft: Draft, names: MomentNames): PlanLine | undefined {
  const [low, medium, high] = LEVELS.map((level) => readTimes(draft.texts[level], names));
  const every = LEVELS.every((level) => draft.every[level] === null || draft.every[level] >= LEAST_EVERY);
  if (!low || !medium || !high || !every || (line.kind === 'disinfection' && (draft.agent === null || draft.strength === null))) return undefined;
  const timing = (at: string[], level: Risk) => ({ at, everyMinutes: draft.every[level] });
  return { ...line, agent: draft.agent, strength: draft.strength, minutes: draft.minutes, low: timing(low, 'low'), medium: timing(medium, 'medium'), high: timing(high, 'high') };
}

export type Load = Readonly<Record<Risk, number>>;
/** How many duties this plan makes in a whole day at each level. */
export function loadOf(plan: readonly PlanLine[], places: readonly PlaceKnown[], day: WorkDay | undefined): Load {
  const at = (level: Risk) => (day ? dutiesOf({ plan, places, day, risks: [{ from: new Date(0), level }], windows: NO_WINDOWS }).length : 0);
  return { low: at('low'), medium: at('medium'), high: at('high') };
}

/** How long a duty stays open has no part in how many there are. */
const NO_WINDOWS = { beforeOpening: 0, afterClosing: 0, lead: 0, grace: 0, missedAfter: 0, escalateAfter: 0 };

export type Change = Readonly<{ before: PlanLine; after: PlanLine; levels: readonly Risk[]; how: boolean }>;
/** The lines of which something changes: the levels whose times do, and whether agent, strength or minutes do. */
export function changesOf(before: readonly PlanLine[], after: readonly PlanLine[]): Change[] {
  return before.flatMap((line, nth) => {
    const next = after[nth];
    if (!next) return [];
    const levels = LEVELS.filter((level) => JSON.stringify([line[level].at, line[level].everyMinutes]) !== JSON.stringify([next[level].at, next[level].everyMinutes]));
    const how = line.agent !== next.agent || line.strength !== next.strength || line.minutes !== next.minutes;
    return levels.length > 0 || how ? [{ before: line, after: next, levels, how }] : [];
  });
}
