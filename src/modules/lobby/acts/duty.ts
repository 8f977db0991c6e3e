import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';

const input = z.object({ branch: id, counter: z.coerce.number().int().min(1).max(999) });

/** 上岗: a counter is staffed from now on; who sat there before has risen. */
export const sitDown = act({
  name: 'lobby.sitDown',
  may: can.staffCounter,
  input,
  run: async ({ tx, asking, input: { branch, counter } }) => {
    const { today, counters } = await inForce(tx, branch, asking.now);
    if (!counters.some((one) => one.number === counter)) throw new Refusal('lobby.counterUnknown', { status: 404 });
    const already = await tx.maybe<{ staff_id: string }>(sql`
      select staff_id from lobby.duty where branch_id = ${branch} and on_date = ${today} and counter_number = ${counter} and rose_at is null for update`);
    if (already?.staff_id !== asking.actor.id) {
      await tx.run(sql`
        update lobby.duty set rose_at = ${asking.now}
        where branch_id = ${branch} and on_date = ${today} and rose_at is null and (counter_number = ${counter} or staff_id = ${asking.actor.id})`);
      await tx.run(sql`
        insert into lobby.duty (branch_id, id, on_date, counter_number, staff_id, sat_at) values (${branch}, ${newId()}, ${today}, ${counter}, ${asking.actor.id}, ${asking.now})`);
    }
    return { answer: { counter, staffed: true }, trace: { object: `counter/${counter}`, facts: { staffed: true } }, announces: [{ topic: 'lobby.counterChanged', facts: { counter } }] };
  },
});

/** 离岗: the counter closes; a customer who is still there is finished first. */
export const standUp = act({
  name: 'lobby.standUp',
  may: can.staffCounter,
  input,
  run: async ({ tx, asking, input: { branch, counter } }) => {
    const { today } = await inForce(tx, branch, asking.now);
    const busy = await tx.maybe<{ number: string }>(sql`
      select number from lobby.ticket where branch_id = ${branch} and on_date = ${today} and counter_number = ${counter} and state in ('called', 'serving')`);
    if (busy) throw new Refusal('lobby.counterBusy', { params: { number: busy.number } });
    await tx.run(sql`update lobby.duty set rose_at = ${asking.now} where branch_id = ${branch} and on_date = ${today} and counter_number = ${counter} and rose_at is null`);
    return { answer: { counter, staffed: false }, trace: { object: `counter/${counter}`, facts: { staffed: false } }, announces: [{ topic: 'lobby.counterChanged', facts: { counter } }] };
  },
});
