import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** Pictures whose day has come are deleted; the rounds that they belong to stay. */
export const purgePhotos = act({
  name: 'protection.purgePhotos',
  may: can.purgePhotos,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const purged = await tx.run(sql`delete from protection.photo where branch_id = ${branch} and expires_on <= ${today}`);
    return { answer: { purged }, trace: { object: `branch/${branch}`, facts: { purged } } };
  },
});
