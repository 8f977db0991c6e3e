import { sql, type Tx } from '#platform/sql.ts';
import type { InForce } from '../in-force.ts';
import { inCallingOrder, type Waiting } from '../rules.ts';
import { isDueInside } from '../rules-hall.ts';
import type { TicketRow } from '../tables.ts';
import { lastTold } from './told.ts';

export type InLine = Waiting & Readonly<{ row: TicketRow }>;

/** All who wait for a call today, in calling order. */
export async function waitingLine(tx: Tx, branch: string, now: Date, rules: InForce): Promise<{ line: InLine[]; bookedInRow: number }> {
  const rows = await tx.many<TicketRow>(sql`select * from lobby.ticket where branch_id = ${branch} and on_date = ${rules.today} and state = 'waiting'`);
  const bookedInRow = await bookedInRowOf(tx, branch, rules.today);
  return { line: inCallingOrder(rows.map(asWaiting), { now, bookedInRow }, rules.calls), bookedInRow };
}

export async function bookedInRowOf(tx: Tx, branch: string, date: string): Promise<number> {
  const turn = await tx.maybe<{ booked_in_row: number }>(sql`select booked_in_row from lobby.turn where branch_id = ${branch} and on_date = ${date}`);
  return turn?.booked_in_row ?? 0;
}

export function asWaiting(row: TicketRow): InLine {
  return {
    id: row.id, serviceGroup: row.service_group, maskOff: row.mask_off, credit: row.credit, outside: row.place === 'outside', origin: row.origin,
    keyAt: row.key_at, waitsFrom: row.waits_from, counterWanted: row.counter_wanted ?? undefined, notBefore: row.not_before ?? undefined, row,
  };
}

/** `comeIn`: their turn is near enough, or nothing is known about it; `inMinutes`: until then, as far as it is written down. */
export type Outside = Readonly<{ visit: string; ticket: string | null; number: string | null; arrivedAt: Date; credit: string; comeIn: boolean; inMinutes: number | null }>;

/** Who waits outside, in the order in which they come in: those with a number in calling order, then the others as they came. */
export async function outsideLine(tx: Tx, branch: string, now: Date, rules: InForce): Promise<Outside[]> {
  const visits = await tx.many<{ id: string; arrived_at: Date; credit: string }>(sql`
    select id, arrived_at, credit from lobby.visit where branch_id = ${branch} and on_date = ${rules.today} and state = 'outside' order by arrived_at, id`);
  if (visits.length === 0) return [];
  const { line } = await waitingLine(tx, branch, now, rules);
  const told = await lastTold(tx, branch, rules.today);
  const place = new Map(line.map((one, at) => [one.row.visit_id, { at, row: one.row }]));
  return visits
    .map((visit) => ({ visit, known: place.get(visit.id) }))
    .sort((a, b) => (a.known?.at ?? Infinity) - (b.known?.at ?? Infinity) || 0)
    .map(({ visit, known }) => {
      const last = known && told.get(known.row.id);
      const near = last && { low: last.range.low, minutesAgo: (now.getTime() - last.at.getTime()) / 60_000 };
      return {
        visit: visit.id, ticket: known?.row.id ?? null, number: known?.row.number ?? null, arrivedAt: visit.arrived_at, credit: visit.credit,
        comeIn: isDueInside(near, rules.settings.callInMinutes), inMinutes: near ? Math.max(0, Math.round(near.low - near.minutesAgo - rules.settings.callInMinutes)) : null,
      };
    });
}
