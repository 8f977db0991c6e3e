import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { branchOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { PLACE_CLASSES } from '../plan.ts';
import type { PlaceRow } from '../tables.ts';
import { asShown } from './rounds.ts';

export const placesShape = z.object({
  branch: z.object({ name: z.string(), nameEn: z.string(), code: z.string() }),
  places: z.array(z.object({ id, code: z.string(), class: z.enum(PLACE_CLASSES), zone: z.string(), name: z.string(), nameEn: z.string(), electronic: z.boolean() })),
});
export type Places = z.output<typeof placesShape>;

/** 点位: what is looked after, in the order of a walk; the labels are printed from it. */
export const placesOfBranch = read({
  name: 'protection.places',
  may: can.seePlaces,
  input: z.object({ branch: id }),
  run: async ({ tx, input: { branch } }) => {
    const { name, name_en: nameEn, code } = await branchOf(tx, branch);
    const rows = await tx.many<PlaceRow>(sql`
      select branch_id, id, code, class, zone_kind, source_id, name, name_en, electronic, position from protection.place where branch_id = ${branch} and removed_at is null order by position, id`);
    return { branch: { name, nameEn, code }, places: rows.map(asShown) };
  },
});
