import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Outcome } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { TicketAnswer } from '../answers.ts';
import type { InForce } from '../in-force.ts';
import { mayUndo } from '../rules.ts';
import type { HallEventRow } from '../tables.ts';

/** Taps at the door that can be taken back: who was counted out comes back in, who was let in waits outside again. */
const BACK = { counted_out: 'in', left: 'in', admitted: 'out' } as const;

/** Undoes a tap that changed the number of people in the hall; refused when it is another's, too old, done already, or overtaken. */
export async function undoHall(tx: Tx, asking: Asking, branch: string, deed: string, rules: InForce): Promise<Outcome<{ tickets: TicketAnswer[] }>> {
  const event = await tx.maybe<HallEventRow>(sql`select * from lobby.hall_event where branch_id = ${branch} and id = ${deed}`);
  const way = event && event.deed in BACK ? BACK[event.deed as keyof typeof BACK] : undefined; // a key of the table above
  if (!event || !way) throw new Refusal('lobby.nothingToUndo', { status: 404 });
  if (event.by_actor !== asking.actor.id) throw new Refusal('lobby.undoNotYours', { status: 403 });
  if (!mayUndo(event.at, asking.now, rules.calls)) throw new Refusal('lobby.undoTooLate', { params: { seconds: rules.calls.undoSeconds } });
  const noted = await tx.run(sql`
    insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor, undoes)
    values (${branch}, ${newId()}, ${event.on_date}, ${asking.now}, 'undone', ${-event.change}, ${event.visit_id}, ${asking.actor.id}, ${event.id})
    on conflict (branch_id, undoes) where undoes is not null do nothing`);
  if (noted === 0) throw new Refusal('lobby.nothingToUndo', { status: 404 });
  await (way === 'in' ? backIn(tx, event, rules) : backOut(tx, event));
  const told = { deed, back: way };
  return { answer: { tickets: [] }, trace: { object: `hall/${event.on_date}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
}

async function backIn(tx: Tx, event: HallEventRow, rules: InForce): Promise<void> {
  if (event.visit_id !== null) {
    await tx.run(sql`
      update lobby.visit set state = 'inside', left_at = null
      where branch_id = ${event.branch_id} and id = ${event.visit_id} and state = 'left' and left_at = ${event.at}`);
  }
  const room = await tx.run(sql`
    update lobby.hall set inside_count = inside_count + 1, cap_count = ${rules.cap}
    where branch_id = ${event.branch_id} and on_date = ${event.on_date} and inside_count < ${rules.cap}`);
  if (room === 0) throw new Refusal('lobby.hallFull', { params: { cap: rules.cap } });
}

/** Only while the person still waits: a number that was called meanwhile stands at a counter. */
async function backOut(tx: Tx, event: HallEventRow): Promise<void> {
  const overtaken = await tx.maybe<{ number: string }>(sql`
    select number from lobby.ticket where branch_id = ${event.branch_id} and visit_id = ${event.visit_id} and state not in ('waiting', 'parked', 'missed')`);
  if (overtaken) throw new Refusal('lobby.undoOvertaken', { params: { number: overtaken.number } });
  await tx.run(sql`update lobby.ticket set place = 'outside' where branch_id = ${event.branch_id} and visit_id = ${event.visit_id} and state not in ('served', 'left')`);
  const back = await tx.run(sql`
    update lobby.visit set state = 'outside', entered_at = null where branch_id = ${event.branch_id} and id = ${event.visit_id} and state = 'inside' and entered_at = ${event.at}`);
  if (back === 0) throw new Refusal('lobby.visitUnknown', { status: 404 });
  await tx.run(sql`
    update lobby.hall set inside_count = inside_count - 1, entered_count = entered_count - 1, outside_count = outside_count + 1
    where branch_id = ${event.branch_id} and on_date = ${event.on_date}`);
}
