import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

type AreaCounted = { code: string; name: string; from: string; to: string };

/** Each area that was ever counted, with its first and its last counted day. */
export const areasCounted = read({
  name: 'risk.areasCounted',
  may: can.importCases,
  input: z.object({}),
  run: async ({ tx }) => ({
    areas: await tx.many<AreaCounted>(sql`
      select area.code, area.name, min(count.day)::text as "from", max(count.day)::text as "to" from risk.area join risk.count on count.area_code = area.code
      group by area.code, area.name order by area.code`),
  }),
});
