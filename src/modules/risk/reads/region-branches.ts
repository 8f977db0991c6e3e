import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { allBranches } from '#modules/branches/index.ts';
import { can } from '../can.ts';

/** The branches of a region, each with the area that it lies in by its own word: a region can span several. */
export const regionBranches = read({
  name: 'risk.regionBranches',
  may: can.see,
  input: z.object({ region: id }),
  run: async ({ tx, input: { region } }) => {
    const branches = (await allBranches(tx)).filter((one) => one.region_id === region);
    const own = new Map((await tx.many<{ place: string; area: string }>(sql`
      select place_id as place, area_code as area from risk.place_area where place_id = any (${branches.map((one) => one.id)}::uuid[])`)).map((one) => [one.place, one.area]));
    return { branches: branches.map((one) => ({ id: one.id, code: one.code, name: one.name, nameEn: one.name_en, area: own.get(one.id) ?? null })) };
  },
});
