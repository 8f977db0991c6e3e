import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { areaCode, areaOf } from '../areas.ts';
import { judge } from './judge.ts';

/** Says in which area a region or a branch lies, or that it lies in none; what hangs on the level follows at once. */
export const linkArea = act({
  name: 'risk.linkArea',
  may: can.link,
  input: z.object({ place: id, area: areaCode.nullable() }),
  run: async ({ tx, asking, input: { place, area } }) => {
    const there = await tx.maybe<{ kind: string }>(sql`select kind from app.place where id = ${place} and kind in ('region', 'branch')`);
    if (!there) throw new Refusal('risk.placeUnknown', { status: 404 });
    if (area === null) await tx.run(sql`delete from risk.place_area where place_id = ${place}`);
    else {
      await areaOf(tx, area);
      await tx.run(sql`
        insert into risk.place_area (place_id, area_code, set_by, set_at) values (${place}, ${area}, ${asking.actor.id}, ${asking.now})
        on conflict (place_id) do update set area_code = excluded.area_code, set_by = excluded.set_by, set_at = excluded.set_at`);
    }
    await judge.within(tx, asking, {});
    const branches = await tx.many<{ id: string }>(sql`select id from app.place where kind = 'branch' and (id = ${place} or parent_id = ${place})`);
    return { answer: { place, area }, trace: { object: `place/${place}`, facts: { area } }, announces: branches.map((one) => ({ topic: 'risk.levelChanged', branch: one.id, facts: { area } })) };
  },
});
