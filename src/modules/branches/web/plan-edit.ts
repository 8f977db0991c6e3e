import { type Answer } from '#ui/call.ts';
import type { contract } from '../contract.ts';
import { held, type Spot } from '../rules-floor-plan.ts';

export type Drawing = Answer<typeof contract, 'GET /api/branches/:branch/floor-plan'>;
export type Plan = Drawing['plan'];
/** What can be taken hold of: by its kind and what names it. */
export type Grip = Readonly<{ kind: 'zone' | 'seat' | 'counter' | 'machine' | 'door' | 'corner'; name: string }>;

export function spotOf(plan: Plan, { kind, name }: Grip): Spot | undefined {
  if (kind === 'door') return plan.door;
  if (kind === 'zone') return plan.zones.find((one) => one.zone === name);
  if (kind === 'seat') return plan.seats.find((one) => one.code === name);
  if (kind === 'counter') return plan.counters.find((one) => String(one.number) === name);
  if (kind === 'machine') return plan.machines.find((one) => one.id === name);
  const zone = plan.zones.find((one) => one.zone === name);
  return zone && { x: zone.x + zone.width, y: zone.y + zone.depth };
}

/** The plan with this thing moved; a zone takes its seats along. */
export function moved(plan: Plan, { kind, name }: Grip, to: Spot): Plan {
  const at = held(plan, { x: Math.round(to.x * 10) / 10, y: Math.round(to.y * 10) / 10 });
  switch (kind) {
    case 'door': return { ...plan, door: at };
    case 'seat': return { ...plan, seats: plan.seats.map((one) => (one.code === name ? { ...one, ...at } : one)) };
    case 'counter': return { ...plan, counters: plan.counters.map((one) => (String(one.number) === name ? { ...one, ...at } : one)) };
    case 'machine': return { ...plan, machines: plan.machines.map((one) => (one.id === name ? { ...one, ...at } : one)) };
    case 'corner': return { ...plan, zones: plan.zones.map((one) => (one.zone === name ? { ...one, width: Math.max(0.5, round(at.x - one.x)), depth: Math.max(0.5, round(at.y - one.y)) } : one)) };
    case 'zone': {
      const zone = plan.zones.find((one) => one.zone === name);
      if (!zone) return plan;
      const by = { x: at.x - zone.x, y: at.y - zone.y };
      return {
        ...plan, zones: plan.zones.map((one) => (one.zone === name ? { ...one, ...at } : one)),
        seats: plan.seats.map((one) => (one.zone === name ? { ...one, ...held(plan, { x: one.x + by.x, y: one.y + by.y }) } : one)),
      };
    }
    default: return kind satisfies never;
  }
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
