import { planOf } from '#modules/branches/index.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { InForce } from '../in-force.ts';

export type SeatNow = Readonly<{ code: string; zone: string; x: number; y: number; visit: string | null; number: string | null }>;

/** The spaced seats of the floor plan and who sits there: a visitor inside who has not been called yet. */
export async function seatsNow(tx: Tx, branch: string, rules: Pick<InForce, 'today'>): Promise<{ plan: Awaited<ReturnType<typeof planOf>>; seats: readonly SeatNow[] }> {
  const plan = await planOf(tx, branch);
  if (!plan) return { plan, seats: [] };
  const taken = new Map((await tx.many<{ code: string; visit: string; number: string | null }>(sql`
    select seat.code, seat.visit_id as visit, ticket.number from lobby.seat
      join lobby.visit on visit.branch_id = seat.branch_id and visit.id = seat.visit_id and visit.state = 'inside'
      left join lobby.ticket on ticket.branch_id = seat.branch_id and ticket.visit_id = seat.visit_id and ticket.state not in ('served', 'left')
    where seat.branch_id = ${branch} and seat.on_date = ${rules.today} and coalesce(ticket.state, 'waiting') in ('waiting', 'parked', 'missed')`)).map((one) => [one.code, one]));
  return { plan, seats: plan.plan.seats.map((one) => ({ ...one, visit: taken.get(one.code)?.visit ?? null, number: taken.get(one.code)?.number ?? null })) };
}

export async function seatOf(tx: Tx, branch: string, visit: string): Promise<string | null> {
  return (await tx.maybe<{ code: string }>(sql`select code from lobby.seat where branch_id = ${branch} and visit_id = ${visit}`))?.code ?? null;
}
