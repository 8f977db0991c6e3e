/** 分散等候: where to show the next visitor. Pure; the lobby desk shows it, the deed takes it, the same function. */

type Spot = Readonly<{ x: number; y: number }>;
export type FreeSeat = Spot & Readonly<{ code: string; taken: boolean }>;

/**
 * The free seat that is farthest from everybody who sits; of seats that are equally far, the one nearest to where the visitor will be called.
 * Undefined when every seat is taken: then nobody is squeezed in, they wait outside or stand at the guide.
 */
export function seatFor(seats: readonly FreeSeat[], called: readonly Spot[]): FreeSeat | undefined {
  const sitting = seats.filter((one) => one.taken);
  const nearest = (seat: Spot, others: readonly Spot[]) => others.reduce((least, other) => Math.min(least, Math.hypot(seat.x - other.x, seat.y - other.y)), Infinity);
  let best: { seat: FreeSeat; alone: number; way: number } | undefined;
  for (const seat of seats) {
    if (seat.taken) continue;
    // Farther than this is as good as far: then the way counts.
    const alone = Math.min(FAR_METRES, nearest(seat, sitting));
    const way = called.length === 0 ? 0 : nearest(seat, called);
    if (best === undefined || alone > best.alone + HAIR || (alone > best.alone - HAIR && way < best.way)) best = { seat, alone, way };
  }
  return best?.seat;
}

const FAR_METRES = 3;
const HAIR = 0.05;
