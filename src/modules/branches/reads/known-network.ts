import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

type KnownRow = { code: string; name: string; address: string; phone: string; lng: number | null; lat: number | null };

/** What an import is compared with: the branches and regions that are there. */
export const knownNetwork = read({
  name: 'branches.knownNetwork',
  may: can.addBranch,
  input: z.object({}),
  run: async ({ tx }) => ({
    branches: await tx.many<KnownRow>(sql`select code, name, address, phone, lng, lat from branches.branch order by code`),
    regions: await tx.many<{ code: string; name: string; nameEn: string }>(sql`select code, name, name_en as "nameEn" from branches.region order by code`),
  }),
});

/** What a confirmation has already done, by its token: a repeated one is answered alike. */
export const importByToken = read({
  name: 'branches.importByToken',
  may: can.addBranch,
  input: z.object({ token: z.string().length(64) }),
  run: async ({ tx, input }) => ({
    done: (await tx.maybe<{ id: string; written: number }>(sql`select id, written_count as written from branches.import where token = ${input.token}`)) ?? null,
  }),
});
