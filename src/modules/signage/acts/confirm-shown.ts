import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { branchOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';

/** A screen says that an urgent message stands on it. Only the message in force counts, each revision once for each screen. */
export const confirmShown = act({
  name: 'signage.confirmShown',
  may: can.confirmShown,
  input: z.object({ branch: id, item: id, revision: z.int32().min(1) }),
  run: async ({ tx, asking, input: { branch, item, revision } }) => {
    const place = await branchOf(tx, branch);
    const device = asking.actor.id;
    const stands = await tx.maybe<{ id: string }>(sql`
      select id from signage.item where id = ${item} and revision = ${revision} and withdrawn_at is null and urgent_until > ${asking.now}
        and place_id = any (${[NETWORK, place.region_id, branch, device]}::uuid[])`);
    if (!stands) throw new Refusal('signage.notUrgentNow', { status: 409 });
    await tx.run(sql`
      insert into signage.shown (branch_id, item_id, device_id, revision, shown_at) values (${branch}, ${item}, ${device}, ${revision}, ${asking.now})
      on conflict (branch_id, item_id, device_id) do update set revision = excluded.revision, shown_at = excluded.shown_at where shown.revision < excluded.revision`);
    return { answer: { item }, trace: { object: `item/${item}`, facts: { device, revision } } };
  },
});
