import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { CREDITS } from '../rules.ts';
import { inForce } from '../in-force.ts';
import { creditMinutes } from '../rules.ts';

/** 分区等候: a visitor goes to another zone of the hall (to the machines, to the quiet room). */
export const placeVisit = act({
  name: 'lobby.placeVisit',
  may: can.countHall,
  input: z.object({ branch: id, visit: id, zone: z.enum(['waiting', 'smart', 'vip']) }),
  run: async ({ tx, input }) => {
    const changed = await tx.run(sql`update lobby.visit set zone = ${input.zone} where branch_id = ${input.branch} and id = ${input.visit} and state = 'inside'`);
    if (changed === 0) throw new Refusal('lobby.visitUnknown', { status: 404 });
    const told = { visit: input.visit, zone: input.zone };
    return { answer: told, trace: { object: `visit/${input.visit}`, facts: told }, announces: [{ topic: 'lobby.hallChanged', facts: told }] };
  },
});

/** 绿色通道: the class of care of a visitor, seen late; the ticket moves forward by its credit, and the trail shows who said so. */
export const giveCredit = act({
  name: 'lobby.giveCredit',
  may: can.countHall,
  input: z.object({ branch: id, visit: id, credit: z.enum(CREDITS) }),
  run: async ({ tx, asking, input }) => {
    const { calls } = await inForce(tx, input.branch, asking.now);
    const before = await tx.maybe<{ credit: (typeof CREDITS)[number] }>(sql`
      select credit from lobby.visit where branch_id = ${input.branch} and id = ${input.visit} and state <> 'left' for update`);
    if (!before) throw new Refusal('lobby.visitUnknown', { status: 404 });
    const more = creditMinutes(input.credit, calls) - creditMinutes(before.credit, calls);
    await tx.run(sql`
      update lobby.ticket set credit = ${input.credit}, key_at = key_at - make_interval(mins => ${more}::int)
      where branch_id = ${input.branch} and visit_id = ${input.visit} and state not in ('served', 'left')`);
    await tx.run(sql`update lobby.visit set credit = ${input.credit} where branch_id = ${input.branch} and id = ${input.visit}`);
    const told = { visit: input.visit, credit: input.credit };
    return { answer: told, trace: { object: `visit/${input.visit}`, facts: { ...told, before: before.credit } }, announces: [{ topic: 'lobby.creditGiven', facts: told }] };
  },
});
