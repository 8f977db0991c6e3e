/** 巡检路线: where to go first, and what nobody has looked at this week. */

export type ToVisit = Readonly<{ place: string; zone: string; position: number; overdue: number; due: number; lastAt: Date | undefined }>;

/** The order of a branch as one walks through it, from the door to the 24-hour zone. */
export const WALK: readonly string[] = ['door', 'guide', 'waiting', 'machines', 'cash', 'non_cash', 'corporate', 'vip', 'convenience', 'office', 'self_service'];

export function stepOf(zone: string): number {
  const step = WALK.indexOf(zone);
  return step === -1 ? WALK.length : step;
}

/**
 * One walk through the zones that need somebody now: what is overdue decides which zones, the way through the branch decides the
 * order. A zone that was not visited this week is taken along, however quiet it is.
 */
export function walkOf(places: readonly ToVisit[], now: Date, weekDays = 7): { zone: string; overdue: number; due: number; forgotten: number }[] {
  const zones = new Map<string, ToVisit[]>();
  for (const place of places) zones.set(place.zone, [...(zones.get(place.zone) ?? []), place]);
  return [...zones]
    .map(([zone, own]) => ({ zone, overdue: sum(own, 'overdue'), due: sum(own, 'due'), forgotten: own.filter((place) => isForgotten(place, now, weekDays)).length }))
    .filter((stop) => stop.overdue + stop.due + stop.forgotten > 0)
    .sort((a, b) => stepOf(a.zone) - stepOf(b.zone));
}

/** 本周没去过: nobody has done anything at this place for so many days. */
export function isForgotten(place: Pick<ToVisit, 'lastAt'>, now: Date, weekDays = 7): boolean {
  return place.lastAt === undefined || now.getTime() - place.lastAt.getTime() > weekDays * 86_400_000;
}

function sum(places: readonly ToVisit[], field: 'overdue' | 'due'): number {
  return places.reduce((total, place) => total + place[field], 0);
}
