import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { seatsNow } from '../reads/seats.ts';
import { seatFor } from '../rules-seats.ts';

/** 分散等候: shows a visitor inside to a spaced seat: the one named, or the best one. Two who are shown to one seat at once: the second hears so, or gets the next best. */
export const seatVisit = act({
  name: 'lobby.seatVisit',
  may: can.countHall,
  input: z.object({ branch: id, visit: id, seat: z.string().regex(/^[A-Z]\d{1,2}$/).optional() }),
  run: async ({ tx, asking, input: { branch, visit, seat: wanted } }) => {
    const rules = await inForce(tx, branch, asking.now);
    const isInside = await tx.maybe<object>(sql`select from lobby.visit where branch_id = ${branch} and id = ${visit} and on_date = ${rules.today} and state = 'inside' for update`);
    if (!isInside) throw new Refusal('lobby.visitUnknown', { status: 404 });
    // One after the other: who comes second sees where the first one sits.
    await tx.run(sql`select from lobby.hall where branch_id = ${branch} and on_date = ${rules.today} for update`);
    const { plan, seats } = await seatsNow(tx, branch, rules);
    if (!plan) throw new Refusal('lobby.noPlan', { status: 409 });
    const free = seats.map((one) => ({ ...one, taken: one.visit !== null && one.visit !== visit }));
    const seat = wanted === undefined ? seatFor(free, plan.plan.counters) : free.find((one) => one.code === wanted);
    if (!seat) throw wanted === undefined ? new Refusal('lobby.seatsFull', { status: 409 }) : new Refusal('lobby.seatUnknown', { status: 404 });
    if (seat.taken) throw new Refusal('lobby.seatTaken', { status: 409, params: { seat: seat.code } });
    await take(tx, { branch, visit, seat: seat.code, today: rules.today, now: asking.now });
    const told = { visit, seat: seat.code };
    return { answer: told, trace: { object: `visit/${visit}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
  },
});

async function take(tx: Tx, { branch, visit, seat, today, now }: { branch: string; visit: string; seat: string; today: string; now: Date }): Promise<void> {
  await tx.run(sql`delete from lobby.seat where branch_id = ${branch} and visit_id = ${visit} and code <> ${seat}`);
  await tx.run(sql`
    insert into lobby.seat (branch_id, code, on_date, visit_id, since) values (${branch}, ${seat}, ${today}, ${visit}, ${now})
    on conflict (branch_id, code) do update set on_date = excluded.on_date, visit_id = excluded.visit_id, since = excluded.since`);
}
