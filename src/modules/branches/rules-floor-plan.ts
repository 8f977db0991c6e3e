/** 平面图: where things stand in the hall, in metres from its upper left corner. Pure; the page that draws it and the server that keeps it run the same. */

export type Spot = Readonly<{ x: number; y: number }>;
export type Seat = Spot & Readonly<{ code: string; zone: string }>;
export type Area = Spot & Readonly<{ zone: string; width: number; depth: number }>;
export type Plan = Readonly<{
  width: number;
  depth: number;
  door: Spot;
  /** one rectangle for each zone that is drawn, by the zone's id */
  zones: Area[];
  seats: Seat[];
  counters: (Spot & Readonly<{ number: number }>)[];
  machines: (Spot & Readonly<{ id: string; booth: boolean }>)[];
}>;

export const distanceOf = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Seats that stand nearer to each other than this many metres, as pairs of their codes. */
export function tooNear(seats: readonly Seat[], metres: number): (readonly [string, string])[] {
  return seats.flatMap((one, nth) => seats.slice(nth + 1).filter((other) => distanceOf(one, other) < metres - TOLERANCE).map((other) => [one.code, other.code] as const));
}

/** a hair of a centimetre: rounding is nobody's fault */
const TOLERANCE = 0.005;
const ROW_SHARE = Math.sqrt(3) / 2;

/** As many seats as fit into a zone at this distance: rows one behind the other, every other row moved by half, which holds the most. */
export function spacedSeats(area: Area, metres: number, codes: () => string): Seat[] {
  return spotsIn(area, metres).map((spot) => ({ code: codes(), zone: area.zone, ...spot }));
}

function spotsIn(area: Area, metres: number): Spot[] {
  const margin = Math.min(EDGE, area.width / 4, area.depth / 4);
  const [wide, deep] = [area.width - 2 * margin, area.depth - 2 * margin];
  const spots: Spot[] = [];
  for (let row = 0; row * metres * ROW_SHARE <= deep + TOLERANCE; row += 1) {
    const shift = row % 2 === 0 ? 0 : metres / 2;
    for (let at = shift; at <= wide + TOLERANCE; at += metres) spots.push({ x: round(area.x + margin + at), y: round(area.y + margin + row * metres * ROW_SHARE) });
  }
  const isSpaced = spots.every((one, nth) => spots.slice(nth + 1).every((other) => distanceOf(one, other) >= metres - TOLERANCE));
  return isSpaced ? spots : spotsIn(area, metres + ROUNDING);
}

/** from a seat to the edge of its zone */
const EDGE = 0.4;
/** two rounded corners may lose this much between them */
const ROUNDING = 0.02;

/** Codes that are not in use: A1, A2 … A99, B1 … */
export function freshCodes(taken: readonly string[]): () => string {
  const used = new Set(taken);
  let next = 0;
  return () => {
    for (;;) {
      const code = `${String.fromCodePoint(65 + (Math.floor(next / 99) % 26))}${(next % 99) + 1}`;
      next += 1;
      if (!used.has(code)) { used.add(code); return code; }
    }
  };
}

/** To a tenth of a metre, and inside the hall. */
export function held(plan: Pick<Plan, 'width' | 'depth'>, { x, y }: Spot): Spot {
  return { x: round(Math.min(plan.width, Math.max(0, x))), y: round(Math.min(plan.depth, Math.max(0, y))) };
}

function round(metres: number): number {
  return Math.round(metres * 100) / 100;
}

type Premises = Readonly<{
  zones: readonly Readonly<{ id: string; kind: string; seats: number }>[];
  counters: readonly Readonly<{ number: number }>[];
  machines: readonly Readonly<{ id: string; booth: boolean; zone_id: string | null }>[];
}>;

/** A first drawing to move about: counters along the far wall, zones in rows below it, machines in their zone or else along the side, the door in front. */
export function firstPlan({ zones, counters, machines }: Premises, metres: number): Plan {
  const shown = zones.filter((one) => !['door', 'office', 'self_service'].includes(one.kind));
  const columns = Math.max(1, Math.min(3, Math.ceil(shown.length / 2)));
  const rows = Math.max(1, Math.ceil(shown.length / columns));
  const aside = machines.filter((one) => !shown.some((zone) => zone.id === one.zone_id));
  const strip = aside.length > 0 ? 1.4 : 0.2;
  const [width, depth] = [Math.max(12, columns * 5, counters.length * 1.6 + 1), Math.max(3 + rows * 4 + 1, 3.4 + aside.length)];
  const [wide, deep] = [(width - 0.2 - strip) / columns, 4];
  const areas = shown.map(({ id }, nth): Area => ({ zone: id, x: round(0.2 + (nth % columns) * wide), y: round(2.4 + Math.floor(nth / columns) * deep), width: round(wide - 0.3), depth: round(deep - 0.7) }));
  const codes = freshCodes([]);
  const seats = shown.flatMap((zone, nth) => {
    const area = areas[nth];
    return zone.kind === 'waiting' && area ? spacedSeats(area, metres, codes).slice(0, Math.max(zone.seats, 6)) : [];
  });
  return {
    width: round(width), depth: round(depth), door: { x: round(width / 2), y: round(depth) }, zones: areas, seats,
    counters: counters.map(({ number }, nth) => ({ number, x: round(0.8 + (nth * (width - 1.6)) / Math.max(1, counters.length - 1 || 1)), y: 0.6 })),
    machines: [
      ...areas.flatMap((area) => inRows(area, machines.filter((one) => one.zone_id === area.zone))),
      ...aside.map(({ id, booth }, nth) => ({ id, booth, x: round(width - 0.7), y: round(2.9 + nth) })),
    ],
  };
}

/** Machines in their zone, at a distance from each other where there is room for it. */
function inRows(area: Area, machines: Premises['machines']): Plan['machines'] {
  const columns = Math.max(1, Math.min(machines.length, Math.floor(area.width / MACHINE_METRES)));
  const rows = Math.max(1, Math.ceil(machines.length / columns));
  const middle = (nth: number, of: number, length: number): number => ((nth + 0.5) * length) / of;
  return machines.map(({ id, booth }, nth) => ({ id, booth, x: round(area.x + middle(nth % columns, columns, area.width)), y: round(area.y + middle(Math.floor(nth / columns), rows, area.depth)) }));
}

/** a machine and who stands before it */
const MACHINE_METRES = 1.5;
