import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act, type Announcement } from '#platform/act.ts';
import { day, id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { itemOf, itemsInUse, moved, putIn, takeOut } from '../supplies.ts';

const item = z.string().max(40);
const quantity = z.int().min(1).max(1_000_000);
const batch = z.string().trim().max(40).regex(/^[^\p{Cc}]*$/u);
const note = z.string().trim().max(200).regex(/^[^\p{Cc}]*$/u).nullable().default(null);
const changed = (code: string): Announcement => ({ topic: 'protection.stockChanged', facts: { item: code } });

/** 入库. */
export const receiveStock = act({
  name: 'protection.receiveStock',
  may: can.keepSupplies,
  input: z.object({ branch: id, item, quantity, batch: batch.default(''), expiresOn: day.nullable().default(null), note }),
  run: async ({ tx, asking, input }) => {
    const { code } = await itemOf(tx, input.item);
    await putIn(tx, input.branch, [{ item: code, batch: input.batch, expires: input.expiresOn, quantity: input.quantity }]);
    await moved(tx, asking, input.branch, 'receive', [{ item: code, batch: input.batch, quantity: input.quantity }], { note: input.note });
    return { answer: { item: code, quantity: input.quantity }, trace: { object: `item/${code}`, facts: { quantity: input.quantity } }, announces: [changed(code)] };
  },
});

const lineOfDelivery = z.object({ item, quantity, batch: batch.default(''), expiresOn: day.nullable().default(null) });

/** 整单入库: all lines of a delivery note, together or not at all. */
export const receiveDelivery = act({
  name: 'protection.receiveDelivery',
  may: can.keepSupplies,
  input: z.object({ branch: id, lines: z.array(lineOfDelivery).min(1).max(200), note }),
  run: async ({ tx, asking, input: { branch, lines, note: said } }) => {
    const known = new Set((await itemsInUse(tx)).map((one) => one.code));
    if (!lines.every((one) => known.has(one.item))) throw new Refusal('protection.itemUnknown', { status: 404 });
    await putIn(tx, branch, lines.map(({ expiresOn, ...one }) => ({ ...one, expires: expiresOn })));
    await moved(tx, asking, branch, 'receive', lines, { note: said });
    return { answer: { lines: lines.length }, trace: { object: `branch/${branch}`, facts: { lines: lines.length } }, announces: [{ topic: 'protection.stockChanged', facts: { lines: lines.length } }] };
  },
});

/** 领用: what expires first goes first. Under many at once the stock never goes below zero. */
export const issueStock = act({
  name: 'protection.issueStock',
  may: can.keepSupplies,
  input: z.object({ branch: id, item, quantity, note }),
  run: async ({ tx, asking, input }) => {
    const known = await itemOf(tx, input.item);
    const parts = await takeOut(tx, input.branch, known, input.quantity, businessDate(asking.now, await asking.house.places.zoneOf(input.branch)));
    await moved(tx, asking, input.branch, 'issue', parts.map((part) => ({ item: known.code, batch: part.batch, quantity: -part.quantity })), { note: input.note });
    return { answer: { item: known.code, parts }, trace: { object: `item/${known.code}`, facts: { quantity: -input.quantity } }, announces: [changed(known.code)] };
  },
});

/** 报废: expired or spoilt; from the batch it stands in. */
export const writeOff = act({
  name: 'protection.writeOff',
  may: can.keepSupplies,
  input: z.object({ branch: id, item, batch, quantity, why: line(200) }),
  run: async ({ tx, asking, input }) => {
    const known = await itemOf(tx, input.item);
    const taken = await tx.run(sql`
      update protection.stock set quantity = quantity - ${input.quantity} where branch_id = ${input.branch} and item_code = ${known.code} and batch = ${input.batch} and quantity >= ${input.quantity}`);
    if (taken === 0) throw new Refusal('protection.batchNotThere');
    await moved(tx, asking, input.branch, 'write_off', [{ item: known.code, batch: input.batch, quantity: -input.quantity }], { note: input.why });
    return { answer: { item: known.code, quantity: input.quantity }, trace: { object: `item/${known.code}`, facts: { quantity: -input.quantity } }, announces: [changed(known.code)] };
  },
});

/** 更正: handed out before its receipt was entered. The head marks it, with a reason; until then the database refuses less than nothing. */
export const correctStock = act({
  name: 'protection.correctStock',
  may: can.correctStock,
  input: z.object({ branch: id, item, batch: batch.default(''), change: z.int().min(-1_000_000).max(1_000_000).refine((value) => value !== 0), why: line(200) }),
  run: async ({ tx, asking, input }) => {
    const { code } = await itemOf(tx, input.item);
    await tx.run(sql`
      insert into protection.stock (branch_id, item_code, batch, quantity, short_by, short_why) values (${input.branch}, ${code}, ${input.batch}, 0, null, null) on conflict do nothing`);
    const { quantity: now } = await tx.one<{ quantity: number }>(sql`
      update protection.stock set quantity = quantity + ${input.change},
        short_by = case when quantity + ${input.change} < 0 then ${asking.actor.id} end, short_why = case when quantity + ${input.change} < 0 then ${input.why} end
      where branch_id = ${input.branch} and item_code = ${code} and batch = ${input.batch} returning quantity`);
    await moved(tx, asking, input.branch, 'correct', [{ item: code, batch: input.batch, quantity: input.change }], { note: input.why });
    return { answer: { item: code, quantity: now }, trace: { object: `item/${code}`, facts: { change: input.change, below: now < 0 } }, announces: [changed(code)] };
  },
});
