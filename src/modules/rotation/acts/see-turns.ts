import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { ownAt } from '../reads/own-turns.ts';

/** 知道了: what one's own turns at a branch are from now on compared with. What changed while it was being read is not taken as seen. */
export const seeTurns = act({
  name: 'rotation.seeTurns',
  may: can.seeOwn,
  input: z.object({ branch: id, shown: z.string().length(64) }),
  run: async ({ tx, asking, input: { branch, shown } }) => {
    const own = await ownAt(tx, asking, branch);
    if (!own) throw new Refusal('rotation.notInTeam', { status: 404 });
    if (own.shown !== shown) throw new Refusal('rotation.turnsMoved');
    const days = own.days.map(({ isNew: _, was: __, ...day }) => day);
    await tx.run(sql`
      insert into rotation.turns_seen (branch_id, staff_id, days, seen_at) values (${branch}, ${asking.actor.id}::uuid, ${JSON.stringify(days)}::jsonb, ${asking.now})
      on conflict (branch_id, staff_id) do update set days = excluded.days, seen_at = excluded.seen_at`);
    const changed = own.days.filter((day) => day.isNew || day.was !== null).length;
    return { answer: { seen: days.length }, trace: { object: `turns/${asking.actor.id}`, facts: { days: days.length, changed } } };
  },
});
