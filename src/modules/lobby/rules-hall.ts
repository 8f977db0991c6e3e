/** 限流与接触暴露: how many may be inside, and how much of each other's company they had (FLOW 6). Pure. */

export type CapLimits = Readonly<{ areaM2: number | null; m2PerPerson: number; seats: number | null; manualCap: number | null; capWithoutArea: number; /** by the area's risk level; 1 where none is known */ share: number }>;

/** 限流人数: the smallest of floor area by distance, spaced seats and a cap set by hand, less where the area's risk is raised; never below one. */
export function capOf(limits: CapLimits): number {
  const byArea = limits.areaM2 === null ? Infinity : Math.floor(limits.areaM2 / limits.m2PerPerson);
  const cap = Math.min(byArea, limits.seats ?? Infinity, limits.manualCap ?? Infinity);
  return Math.max(1, Math.floor((Number.isFinite(cap) ? cap : limits.capWithoutArea) * limits.share));
}

/**
 * 叫进厅: whether somebody who waits outside should come in now. `low`: under how many minutes the wait stays in only two of ten cases; so that
 * called in at this moment, eight of ten are inside before their turn, and nobody much sooner (FLOW 6.3). Where nothing is written down, a free place decides.
 */
export function isDueInside(told: Readonly<{ low: number; minutesAgo: number }> | undefined, leadMinutes: number): boolean {
  return told === undefined || told.low - told.minutesAgo <= leadMinutes;
}

export type Step = Readonly<{ at: Date; change: number }>;
export type CurvePoint = Readonly<{ at: Date; inside: number }>;

/** The number of people inside over the day, from the door's events in any order. Never below zero. */
export function curveOf(steps: readonly Step[]): CurvePoint[] {
  let inside = 0;
  return [...steps].sort((a, b) => a.at.getTime() - b.at.getTime() || b.change - a.change).map((step) => {
    inside = Math.max(0, inside + step.change);
    return { at: step.at, inside };
  });
}

/** E = ∫ n(n−1) dt / N in minutes: the person-minutes that each visitor shared with others. */
export function exposureOf(curve: readonly CurvePoint[], visitors: number, until: Date): number {
  if (visitors === 0) return 0;
  const shared = curve.reduce((sum, point, at) => {
    const end = curve[at + 1]?.at ?? until;
    return sum + point.inside * (point.inside - 1) * Math.max(0, end.getTime() - point.at.getTime());
  }, 0);
  return shared / 60_000 / visitors;
}

export type TicketStep = Readonly<{ ticket: string; at: Date; to: string }>;
export type Wait = Readonly<{ ticket: string; minutes: number; served: boolean }>;

/** The wait of each ticket, from its events: from taking it until the call after which it was served, or until the person left. */
export function waitsOf(steps: readonly TicketStep[]): Wait[] {
  const byTicket = new Map<string, TicketStep[]>();
  for (const step of steps) byTicket.set(step.ticket, [...(byTicket.get(step.ticket) ?? []), step]);
  return [...byTicket].flatMap(([ticket, unsorted]) => {
    const own = unsorted.sort((a, b) => a.at.getTime() - b.at.getTime());
    const taken = own[0];
    const called = own.findLast((step) => step.to === 'called');
    const end = called ?? own.findLast((step) => step.to === 'left');
    if (taken === undefined || end === undefined) return [];
    const minutes = Math.max(0, (end.at.getTime() - taken.at.getTime()) / 60_000);
    return [{ ticket, minutes, served: called !== undefined && own.some((step) => step.to === 'serving' || step.to === 'served') }];
  });
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that the given share of all values does not exceed (nearest rank). */
export function percentileOf(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export type HallLight = 'open' | 'watch' | 'full';
/** 大堂灯: open, nearly full, full. */
export function lightOf(inside: number, cap: number, alarmShare: number): HallLight {
  if (inside >= cap) return 'full';
  return inside >= cap * alarmShare ? 'watch' : 'open';
}
