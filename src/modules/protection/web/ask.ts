import { type Answer, caller } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const call = caller<typeof contract>();
export const w = words({ zh, en });

export type Rounds = Answer<typeof contract, 'GET /api/branches/:branch/rounds'>;
export type Duty = Rounds['duties'][number];
export type PlaceNow = Rounds['places'][number];
export type Line = Rounds['lines'][number];

export const lineName = (line: Pick<Line, 'zh' | 'en'> | undefined): string => (line ? pickText(line.zh, line.en) : '');

/** '含氯消毒液 500 mg/L · 作用 30 分钟' */
export function howOf(line: Pick<Line, 'kind' | 'agent' | 'strength' | 'minutes'>): string {
  if (line.kind === 'ventilation') return w.airFor(line.minutes);
  if (line.agent === null || line.strength === null) return '';
  return [`${w.agents[line.agent]} ${line.strength} ${w.unitOf(line.agent)}`, ...(line.minutes > 0 ? [w.contact(line.minutes)] : [])].join(' · ');
}

/** The zone-wide place of a zone: its label covers what stands there. */
export function zonePlaceOf(places: readonly PlaceNow[], zone: string): PlaceNow | undefined {
  return places.find((place) => place.zone === zone && place.class === 'zone') ?? places.find((place) => place.zone === zone);
}

export function zoneName(places: readonly PlaceNow[], zone: string): string {
  const place = places.find((one) => one.zone === zone && one.class === 'zone');
  return place ? pickText(place.name, place.nameEn) : w.zones[zone] ?? zone;
}

export function timeOf(at: string, zone: string): string {
  return clock(at, zone);
}

/** Worst first: what a mark for several duties shows. */
export const URGENCY: Readonly<Record<Duty['state'], number>> = { missed: 0, late: 1, due: 2, doneLate: 3, done: 4, coming: 5 };
export const MEANING = { missed: 'act', late: 'act', due: 'watch', doneLate: 'open', done: 'open', coming: 'closed' } as const;
export const RISK_MEANING = { low: 'open', medium: 'watch', high: 'act' } as const;
