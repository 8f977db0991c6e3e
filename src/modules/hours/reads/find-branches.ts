import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { searchable } from '../feed.ts';
import type { Card } from '../feed-shape.ts';
import { waysNow } from '../ways.ts';
import { doorAt, servesPeople, wallNow } from '../wall.ts';

const MOST = 60;

/** Which branch is open now or next [A2]: by name, district, pinyin or first letters; those that are open first. Nearest ones: openNear. */
export const findBranches = read({
  name: 'hours.findBranches',
  may: can.look,
  input: z.object({ q: z.string().trim().max(60).optional(), open: z.enum(['now', 'today']).optional() }),
  run: async ({ tx, asking, input }) => {
    const wanted = `%${searchable(input.q ?? '')}%`;
    const rows = await tx.many<{ card: Card; version: number }>(sql`select card, version from hours.board where version > 0 and search like ${wanted} order by code limit 500`);
    const found = rows.map(({ card, version }) => shown(card, version, asking.now)).filter((one) => fits(one, input.open)).sort((a, b) => rank(a) - rank(b));
    const ways = await waysNow(tx, asking.now);
    return { at: asking.now.toISOString(), ways, branches: found.slice(0, MOST), more: Math.max(0, found.length - MOST) };
  },
});

function shown({ days, ...card }: Card, version: number, now: Date) {
  const wall = wallNow(now, card.timeZone);
  const today = days.find((day) => day.date === wall.date) ?? null;
  return { ...card, version, today, door: doorAt(days, wall.date, wall.clock) };
}

type Shown = ReturnType<typeof shown>;

function fits({ door, today }: Shown, open: 'now' | 'today' | undefined): boolean {
  if (open === 'now') return door.state === 'open';
  return open !== 'today' || (today !== null && servesPeople(today.mode) && (door.state === 'open' || (door.state === 'opens' && door.on === today.date)));
}

/** Open now, then open later today, then the rest. */
function rank({ door, today }: Shown): number {
  if (door.state === 'open') return 0;
  return door.state === 'opens' && door.on === today?.date ? 1 : 2;
}
