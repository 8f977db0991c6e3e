import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { itemsInUse, moved } from '../supplies.ts';

const MOST_LINES = 200;
const countedLine = z.object({ item: z.string().max(40), batch: z.string().trim().max(40).regex(/^[^\p{Cc}]*$/u), counted: z.int().min(0).max(1_000_000) });

type Stand = { item: string; batch: string; counted: number; book: number; later: number; superseded: boolean };

/**
 * 现场清点: what lies on the shelf at a moment. What moved since then is added on top, and a later count stands, so that counts may come in
 * any order: the shelf ends the same.
 */
export const countShelves = act({
  name: 'protection.countShelves',
  may: can.keepSupplies,
  input: z.object({ branch: id, lines: z.array(countedLine).min(1).max(MOST_LINES).refine((lines) => new Set(lines.map((one) => `${one.item} ${one.batch}`)).size === lines.length, 'twice') }),
  run: async ({ tx, asking, input: { branch, lines } }) => {
    const known = new Set((await itemsInUse(tx)).map((one) => one.code));
    if (!lines.every((one) => known.has(one.item))) throw new Refusal('protection.itemUnknown', { status: 404 });
    const asked = JSON.stringify(lines);
    await tx.run(sql`
      insert into protection.stock (branch_id, item_code, batch, quantity) select ${branch}, item, batch, 0 from jsonb_to_recordset(${asked}::jsonb) as line (item text, batch text) on conflict do nothing`);
    await tx.run(sql`select from protection.stock where branch_id = ${branch} order by item_code, batch for update`);
    const stands = await tx.many<Stand>(sql`
      select line.item, line.batch, line.counted, stock.quantity as book, coalesce(sum(movement.quantity), 0)::int as later, coalesce(bool_or(movement.kind = 'count'), false) as superseded
      from jsonb_to_recordset(${asked}::jsonb) as line (item text, batch text, counted int)
      join protection.stock on stock.branch_id = ${branch} and stock.item_code = line.item and stock.batch = line.batch
      left join protection.movement on movement.branch_id = ${branch} and movement.item_code = line.item and movement.batch = line.batch and movement.at > ${asking.now}
      group by line.item, line.batch, line.counted, stock.quantity`);
    const counted = stands.map((one) => ({ item: one.item, batch: one.batch, quantity: one.superseded ? 0 : one.counted + one.later - one.book, after: one.superseded ? one.book : one.counted + one.later }));
    if (counted.some((one) => one.quantity !== 0 && one.after < 0)) throw new Refusal('protection.countBelowLater');
    await tx.run(sql`
      update protection.stock set quantity = stock.quantity + line.quantity, short_by = null, short_why = null
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as line (item text, batch text, quantity int)
      where stock.branch_id = ${branch} and stock.item_code = line.item and stock.batch = line.batch and line.quantity <> 0`);
    await moved(tx, asking, branch, 'count', counted.map(({ item, batch, quantity }) => ({ item, batch, quantity })));
    const changed = counted.filter((one) => one.quantity !== 0).length;
    return { answer: { counted: lines.length, changed }, trace: { object: `branch/${branch}`, facts: { counted: lines.length, changed } }, announces: [{ topic: 'protection.stockChanged', facts: { counted: lines.length } }] };
  },
});
