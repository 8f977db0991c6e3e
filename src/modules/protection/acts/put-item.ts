import { z } from 'zod';
import { act } from '#platform/act.ts';
import { line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

const rate = z.number().min(0).max(1000);

/** 物资目录: the bank's own list of items, and how much of each goes in a day. */
export const putItem = act({
  name: 'protection.putItem',
  may: can.putItem,
  input: z.object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), name: line(60), nameEn: line(80), unit: line(10), unitEn: line(20), mustHave: z.boolean(), leastCount: z.int().min(1).max(1000).nullable(),
    perStaff: rate, perVisitor: rate, perDisinfection: rate, position: z.int().min(0).max(1000),
  }),
  run: async ({ tx, input }) => {
    await tx.run(sql`
      insert into protection.item (code, name, name_en, unit, unit_en, must_have, least_count, per_staff, per_visitor, per_disinfection, position)
      values (${input.code}, ${input.name}, ${input.nameEn}, ${input.unit}, ${input.unitEn}, ${input.mustHave}, ${input.leastCount}, ${input.perStaff}, ${input.perVisitor}, ${input.perDisinfection}, ${input.position})
      on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, unit = excluded.unit, unit_en = excluded.unit_en, must_have = excluded.must_have, least_count = excluded.least_count,
        per_staff = excluded.per_staff, per_visitor = excluded.per_visitor, per_disinfection = excluded.per_disinfection, position = excluded.position, withdrawn_at = null`);
    return { answer: { code: input.code }, trace: { object: `item/${input.code}`, facts: { mustHave: input.mustHave } }, announces: [{ topic: 'protection.itemsChanged' }] };
  },
});
