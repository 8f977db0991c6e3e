import type { Kind, PlaceClass } from './plan.ts';
import type { Tally } from './rules-tally.ts';

/**
 * 三道关: what a visitor passes on the way to a counter, as measures that somebody owns and that leave a record.
 * Door, hall and counter are the order in which a visitor meets them; the 24-hour zone and the offices lie outside of it.
 */

export const GATES = ['door', 'hall', 'counter'] as const;
export type GateCode = (typeof GATES)[number];

/** Where the record of a measure is read: the visitor register, the day’s exposure, the hall itself, the rounds. */
export const EVIDENCE = ['register', 'exposure', 'hall', 'rounds'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** The roles that answer for a measure. */
export const OWNERS = ['lobby_manager', 'cleaner', 'teller'] as const;

export const MEASURES = ['screening', 'door-rounds', 'cap', 'seats', 'disinfection', 'ventilation', 'patrol', 'counter-check', 'counter-disinfection'] as const;
export type MeasureCode = (typeof MEASURES)[number];

/** `owner`: the role that answers for it. `kinds`: for measures made on rounds, which rounds at the places of this gate. */
export type Measure = Readonly<{ code: MeasureCode; gate: GateCode; owner: (typeof OWNERS)[number]; evidence: Evidence; kinds: readonly Kind[] }>;

export const THREE_GATES: readonly Measure[] = [
  { code: 'screening', gate: 'door', owner: 'lobby_manager', evidence: 'register', kinds: [] },
  { code: 'door-rounds', gate: 'door', owner: 'cleaner', evidence: 'rounds', kinds: ['disinfection', 'ventilation', 'patrol', 'check'] },
  { code: 'cap', gate: 'hall', owner: 'lobby_manager', evidence: 'exposure', kinds: [] },
  { code: 'seats', gate: 'hall', owner: 'lobby_manager', evidence: 'hall', kinds: [] },
  { code: 'disinfection', gate: 'hall', owner: 'cleaner', evidence: 'rounds', kinds: ['disinfection'] },
  { code: 'ventilation', gate: 'hall', owner: 'cleaner', evidence: 'rounds', kinds: ['ventilation'] },
  { code: 'patrol', gate: 'hall', owner: 'lobby_manager', evidence: 'rounds', kinds: ['patrol', 'check'] },
  { code: 'counter-check', gate: 'counter', owner: 'teller', evidence: 'rounds', kinds: ['check', 'patrol'] },
  { code: 'counter-disinfection', gate: 'counter', owner: 'cleaner', evidence: 'rounds', kinds: ['disinfection', 'ventilation'] },
];

const OUTSIDE = new Set(['self_service', 'office']);

/** At which gate a place is met; undefined for what no visitor passes on the way to a counter. */
export function gateOf(place: Readonly<{ class: PlaceClass; zone: string }>): GateCode | undefined {
  if (place.class === 'counter') return 'counter';
  if (OUTSIDE.has(place.zone)) return undefined;
  return place.zone === 'door' ? 'door' : 'hall';
}

export function measureOf(gate: GateCode, kind: Kind): MeasureCode | undefined {
  return THREE_GATES.find((one) => one.gate === gate && one.kinds.includes(kind))?.code;
}

export const STANDS_OF_GATE = ['open', 'watch', 'act', 'closed'] as const;
export type GateStand = (typeof STANDS_OF_GATE)[number];

/** `act`: something is late, missed, or over its limit; `watch`: something is due now or waits for a decision. */
export function standOfGate({ tally, people, beyond, waits }: Readonly<{ tally: Tally; people: boolean; beyond: boolean; waits: boolean }>): GateStand {
  if (!people) return 'closed';
  if (beyond || tally.late + tally.missed > 0) return 'act';
  return waits || tally.due > 0 ? 'watch' : 'open';
}
