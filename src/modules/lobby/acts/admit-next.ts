import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import { outsideLine } from '../reads/lines.ts';

/** 放行: the next one from outside comes in, in calling order, as soon as there is a place. `visit` names one out of turn (a person in need). */
export const admitNext = act({
  name: 'lobby.admitNext',
  may: can.countHall,
  input: z.object({ branch: id, visit: id.optional() }),
  run: async ({ tx, asking, input }) => {
    const rules = await inForce(tx, input.branch, asking.now);
    await tx.run(sql`select lobby.open_day(${input.branch}, ${rules.today}, ${rules.cap})`);
    const line = await outsideLine(tx, input.branch, asking.now, rules);
    const next = input.visit === undefined ? line[0] : line.find((one) => one.visit === input.visit);
    if (!next) throw new Refusal(input.visit === undefined ? 'lobby.nobodyOutside' : 'lobby.visitUnknown', { status: input.visit === undefined ? 409 : 404 });
    const deed = newId();
    const { admitted } = await tx.one<{ admitted: boolean }>(sql`
      select lobby.admit_visit(${input.branch}, ${next.visit}, ${rules.today}, ${rules.cap}, ${asking.now}, ${asking.actor.id}, ${deed}) as admitted`);
    if (!admitted) throw new Refusal('lobby.hallFull', { params: { cap: rules.cap } });
    const told = { visit: next.visit, ticket: next.ticket, number: next.number };
    return { answer: { ...told, deed }, trace: { object: `visit/${next.visit}`, facts: told }, announces: [{ topic: 'lobby.admitted', facts: told }] };
  },
});
