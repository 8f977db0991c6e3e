import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { branchesToPlan } from '../ground.ts';

const area = z.object({ name: line(80), lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90), residents: z.int().min(0).max(10_000_000), elders: z.int().min(0).default(0) }).strict()
  .refine((one) => one.elders <= one.residents, 'moreEldersThanResidents');

export const MOST_AREAS = 5_000;

/** Says where people of a region live and how many they are, in WGS-84; what was said before is replaced as a whole. */
export const setAreas = act({
  name: 'rotation.setAreas',
  may: can.setAreas,
  input: z.object({ region: id, areas: z.array(area).max(MOST_AREAS) }),
  run: async ({ tx, asking, input }) => {
    const there = await tx.maybe<{ id: string }>(sql`select id from app.place where id = ${input.region} and kind = 'region'`);
    if (!there) throw new Refusal('rotation.placeUnknown', { status: 404 });
    await branchesToPlan(tx, asking, input.region);
    await tx.run(sql`delete from rotation.area where place_id = ${input.region}`);
    const rows = JSON.stringify(input.areas.map((one) => ({ id: newId(), ...one })));
    await tx.run(sql`
      insert into rotation.area (place_id, id, name, lng, lat, residents, elders)
      select ${input.region}, id, name, lng, lat, residents, elders
      from jsonb_to_recordset(${rows}::jsonb) as one (id uuid, name text, lng double precision, lat double precision, residents int, elders int)`);
    return { answer: { areas: input.areas.length }, trace: { object: `region/${input.region}`, facts: { areas: input.areas.length } } };
  },
});
