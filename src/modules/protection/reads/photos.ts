import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

/** One picture of a walk. It may show people, so that every reading is on the trail. */
export const roundPhoto = read({
  name: 'protection.roundPhoto',
  may: can.seePhoto,
  input: z.object({ branch: id, walk: id }),
  object: (input) => `walk/${input.walk}`,
  run: async ({ tx, asking, input: { branch, walk } }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const row = await tx.maybe<{ sealed: string }>(sql`select sealed from protection.photo where branch_id = ${branch} and walk_id = ${walk} and expires_on > ${today}`);
    if (!row) throw new Refusal('protection.photoGone', { status: 404 });
    return Buffer.from(asking.house.secrets.open('round photo', row.sealed), 'base64');
  },
});

/** Branches with pictures whose day has come. */
export const branchesWithOldPhotos = read({
  name: 'protection.branchesWithOldPhotos',
  may: can.watch,
  input: z.object({}),
  run: async ({ tx, asking }) => (await tx.many<{ branch: string }>(sql`select distinct branch_id as branch from protection.photo where expires_on <= ${asking.now.toISOString().slice(0, 10)}`)).map((row) => row.branch),
});
