import { weekdayOf } from '#kernel/time.ts';
import type { DayKind } from './wall.ts';

/** One marked day of the calendar: what the network, a region or a branch says it is (节假日、调休). */
export type MarkedDay = Readonly<{ level: 'network' | 'region' | 'branch'; day: string; kind: DayKind; name: string; nameEn: string }>;

const CLOSENESS = { branch: 0, region: 1, network: 2 } as const;

/** What kind of day it is, by the closest level that says something; else by the weekday. */
export function markOf(date: string, marks: readonly MarkedDay[]): MarkedDay | undefined {
  return marks.filter((mark) => mark.day === date).sort((a, b) => CLOSENESS[a.level] - CLOSENESS[b.level])[0];
}

export function kindOf(date: string, mark: Pick<MarkedDay, 'kind'> | undefined): DayKind {
  return mark?.kind ?? (weekdayOf(date) >= 6 ? 'weekend' : 'workday');
}
