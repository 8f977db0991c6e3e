import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { codeFrom } from '#kernel/label-code.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { Asking } from '#platform/house.ts';
import { countersOf, machinesOf, zonesOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { PLACE_CLASSES, ZONE_KINDS } from '../plan.ts';
import { placesFrom, type NewPlace } from '../rules-places.ts';

/** 划分点位: every zone, counter and machine of the premises gets a place, with the touch points that go with it. What has one keeps it. */
export const layOutPlaces = act({
  name: 'protection.layOutPlaces',
  may: can.layOutPlaces,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const wanted = placesFrom({ zones: await zonesOf(tx, branch), counters: await countersOf(tx, branch), machines: await machinesOf(tx, branch) });
    const added = await stored(tx, asking, branch, wanted);
    return { answer: { added }, trace: { object: `branch/${branch}`, facts: { added } }, announces: [{ topic: 'protection.placesChanged' }] };
  },
});

/** A spot that the premises do not name: a handrail, a children's corner. */
export const addPlace = act({
  name: 'protection.addPlace',
  may: can.changePlaces,
  input: z.object({ branch: id, class: z.enum(PLACE_CLASSES), zone: z.enum(ZONE_KINDS), name: line(60), nameEn: line(80), electronic: z.boolean().default(false) }),
  run: async ({ tx, asking, input: { branch, zone, ...place } }) => {
    const added = await stored(tx, asking, branch, [{ ...place, zone, source: null }]);
    return { answer: { added }, trace: { object: `branch/${branch}`, facts: { added, class: place.class } }, announces: [{ topic: 'protection.placesChanged' }] };
  },
});

/** No longer looked after. Its records stay; its label opens a sentence that says so. */
export const removePlace = act({
  name: 'protection.removePlace',
  may: can.changePlaces,
  input: z.object({ branch: id, place: id }),
  run: async ({ tx, asking, input: { branch, place } }) => {
    const removed = await tx.run(sql`
      update protection.place set removed_at = ${asking.now}, removed_by = ${asking.actor.id} where branch_id = ${branch} and id = ${place} and removed_at is null`);
    if (removed === 0) throw new Refusal('protection.placeUnknown', { status: 404 });
    return { answer: { place }, trace: { object: `place/${place}` }, announces: [{ topic: 'protection.placesChanged' }] };
  },
});

/** Taken out by mistake: the label on the wall is good again. */
export const restorePlace = act({
  name: 'protection.restorePlace',
  may: can.changePlaces,
  input: z.object({ branch: id, place: id }),
  run: async ({ tx, input: { branch, place } }) => {
    const restored = await tx.run(sql`update protection.place set removed_at = null, removed_by = null where branch_id = ${branch} and id = ${place} and removed_at is not null`);
    if (restored === 0) throw new Refusal('protection.placeUnknown', { status: 404 });
    return { answer: { place }, trace: { object: `place/${place}` }, announces: [{ topic: 'protection.placesChanged' }] };
  },
});

async function stored(tx: Tx, asking: Asking, branch: string, wanted: readonly NewPlace[]): Promise<number> {
  const rows = wanted.map((place) => ({ ...place, id: newId(), code: codeFrom(asking.random) }));
  return tx.run(sql`
    insert into protection.place (branch_id, id, code, class, zone_kind, source_id, name, name_en, electronic, position, added_at, added_by)
    select ${branch}, id, code, class, zone, source, name, "nameEn", electronic,
      row_number() over (order by at) + (select coalesce(max(position), 0) from protection.place where branch_id = ${branch}), ${asking.now}, ${asking.actor.id}
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (id uuid, code text, class text, zone text, source uuid, name text, "nameEn" text, electronic boolean)) with ordinality
      as place (id, code, class, zone, source, name, "nameEn", electronic, at)
    on conflict (branch_id, class, source_id) where source_id is not null and removed_at is null do nothing`);
}
