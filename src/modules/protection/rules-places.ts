import type { PlaceClass } from './plan.ts';
import { stepOf } from './rules-walk.ts';

/** Which spots of a branch are looked after, from its premises alone. */

export type NewPlace = Readonly<{ class: PlaceClass; zone: string; source: string | null; name: string; nameEn: string; electronic: boolean }>;
type Named = Readonly<{ id: string; name: string; name_en: string }>;
export type Premises = Readonly<{
  zones: readonly (Named & Readonly<{ kind: string; seats: number }>)[];
  counters: readonly (Named & Readonly<{ zone_id: string | null }>)[];
  machines: readonly (Named & Readonly<{ zone_id: string | null }>)[];
}>;

/** Zones with a door that everybody touches. */
const WITH_HANDLES = new Set(['door', 'self_service', 'vip']);

/** 区域、柜台、机具、座椅、门把手: in the order of a walk, each with the zone whose label covers it. */
export function placesFrom({ zones, counters, machines }: Premises): NewPlace[] {
  const kindOf = new Map(zones.map((zone) => [zone.id, zone.kind]));
  const zoneOf = (one: { zone_id: string | null }, otherwise: string): string => (one.zone_id === null ? undefined : kindOf.get(one.zone_id)) ?? otherwise;
  const found: NewPlace[] = [
    ...zones.map((zone) => place('zone', zone.kind, zone, zone.name, zone.name_en)),
    ...zones.filter((zone) => zone.seats > 0).map((zone) => place('seats', zone.kind, zone, `${zone.name}座椅`, `Seats, ${zone.name_en}`)),
    ...zones.filter((zone) => WITH_HANDLES.has(zone.kind)).map((zone) => place('handles', zone.kind, zone, `${zone.name}门把手`, `Door handles, ${zone.name_en}`)),
    ...counters.map((counter) => place('counter', zoneOf(counter, 'cash'), counter, `${counter.name}柜面`, `${counter.name_en} top`)),
    ...machines.map((machine) => ({ ...place('machine', zoneOf(machine, 'machines'), machine, machine.name, machine.name_en), electronic: true })),
  ];
  return found.sort((a, b) => stepOf(a.zone) - stepOf(b.zone));
}

function place(kind: PlaceClass, zone: string, source: Named, name: string, nameEn: string): NewPlace {
  return { class: kind, zone, source: source.id, name, nameEn, electronic: false };
}
