import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes } from '#kernel/time.ts';
import { cancel } from '#modules/appointments/index.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import type { DeferralRow } from '../tables.ts';

/** 撤销改约: the visitor stays after all. The booking is given back, the visit goes on, and what was chosen counts as not chosen. */
export const undoDeferral = act({
  name: 'lobby.undoDeferral',
  may: can.suggest,
  input: z.object({ branch: id, deferral: id }),
  run: async ({ tx, asking, input }) => {
    const { settings, cap } = await inForce(tx, input.branch, asking.now);
    const of = await tx.maybe<DeferralRow>(sql`select * from lobby.deferral where branch_id = ${input.branch} and id = ${input.deferral} for update`);
    if (!of || of.undone_at !== null) throw new Refusal('lobby.nothingToUndo', { status: 404 });
    if (of.by_actor !== asking.actor.id) throw new Refusal('lobby.undoNotYours', { status: 403 });
    const minutes = settings.deferralUndoMinutes;
    if (asking.now > addMinutes(of.at, minutes)) throw new Refusal('lobby.deferralUndoTooLate', { params: { minutes } });
    await tx.run(sql`select 1 from lobby.visit where branch_id = ${of.branch_id} and id = ${of.visit_id} for update`);
    await cancel.within(tx, asking, { branch: of.branch_id, booking: of.booking_id });
    const place = await backAgain(tx, asking, of, cap);
    await tx.run(sql`update lobby.deferral set undone_at = ${asking.now}, undone_by = ${asking.actor.id} where branch_id = ${of.branch_id} and id = ${of.id}`);
    await tx.run(sql`update lobby.suggestion set undone_at = ${asking.now} where branch_id = ${of.branch_id} and id = ${of.suggestion_id}`);
    const told = { deferral: of.id, visit: of.visit_id, booking: of.booking_id, place };
    return { answer: { visit: of.visit_id, place }, trace: { object: `visit/${of.visit_id}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
  },
});

/** To where the visitor stood; whose place in the hall was taken meanwhile waits outside, like everybody else. */
async function backAgain(tx: Tx, asking: Asking, of: DeferralRow, cap: number): Promise<'inside' | 'outside'> {
  const { branch_id: branch, visit_id: visit, on_date: date } = of;
  const isInside = of.was_place === 'inside' && (await tx.run(sql`
    update lobby.hall set inside_count = inside_count + 1, cap_count = ${cap} where branch_id = ${branch} and on_date = ${date} and inside_count < ${cap}`)) === 1;
  const back = isInside ? sql`state = 'inside', left_at = null` : sql`state = 'outside', left_at = null, entered_at = null`;
  const found = await tx.run(sql`update lobby.visit set ${back} where branch_id = ${branch} and id = ${visit} and state = 'left' and left_at = ${of.at}`);
  if (found === 0) throw new Refusal('lobby.visitUnknown', { status: 404 });
  if (isInside) {
    await tx.run(sql`
      insert into lobby.hall_event (branch_id, id, on_date, at, deed, change, visit_id, by_actor, undoes)
      values (${branch}, ${newId()}, ${date}, ${asking.now}, 'undone', 1, ${visit}, ${asking.actor.id}, ${of.left_event})`);
    return 'inside';
  }
  await tx.run(sql`
    update lobby.hall set outside_count = outside_count + 1, entered_count = entered_count - ${of.was_place === 'inside' ? 1 : 0}
    where branch_id = ${branch} and on_date = ${date}`);
  return 'outside';
}
