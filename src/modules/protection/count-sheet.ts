import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { base64, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { cellsIn, guarded, workbookOf } from '#modules/imports/index.ts';
import { can } from './can.ts';
import { COUNT_FAULTS, COUNT_STANDINGS, countRows, type Book, type CountRow } from './rules-count.ts';
import { itemsInUse, moved } from './supplies.ts';

/** A count sheet is a page or two; a file travels as base64 inside JSON. */
export const MOST_CHARACTERS = 700_000;
const content = base64(MOST_CHARACTERS).meta({ description: 'the file, base64' });

export const countedShape = z.object({
  rows: z.array(z.object({ row: z.number(), item: z.string(), name: z.string(), batch: z.string(), expiresOn: z.string().nullable(), book: z.number(), counted: z.number().nullable(), standing: z.enum(COUNT_STANDINGS), fault: z.enum(COUNT_FAULTS).nullable() })),
  token: z.string(),
});

/** 盘点表: the book's batches with an empty column for what is counted; an item without any has a line of its own. */
export const countSheet = read({
  name: 'protection.countSheet',
  may: can.seeSupplies,
  input: z.object({ branch: id }),
  run: async ({ tx, input }) => {
    const [book, items] = [await bookOf(tx, input.branch), await itemsInUse(tx)];
    const lines = items.flatMap((item) => {
      const lots = book.filter((lot) => lot.item === item.code);
      const plain = [item.code, `${item.name} ${item.nameEn}`, `${item.unit} ${item.unitEn}`];
      return lots.length === 0 ? [[...plain, '', '', '0', '']] : lots.map((lot) => [...plain, lot.batch, lot.expiresOn ?? '', String(lot.quantity), '']);
    });
    const head = ['编码 code', '物资 item', '单位 unit', '批号 batch', '有效期 expires (2026-12-31)', '账面数 book', '实盘数 counted'];
    return workbookOf('盘点 count', [head, ...lines].map((line) => line.map(guarded)));
  },
});

/** What the sheet would change; nothing is written. The token stands for the sheet and for the book as it was. */
export const previewCount = read({
  name: 'protection.previewCount',
  may: can.keepSupplies,
  input: z.object({ branch: id, content }),
  run: ({ tx, input }) => previewed(tx, input.branch, input.content),
});

/** 盘点入账: all rows of the sheet together, or none: a row in doubt, or a book that moved since the preview, stops it. */
export const confirmCount = act({
  name: 'protection.confirmCount',
  may: can.keepSupplies,
  input: z.object({ branch: id, content, token: z.string().length(64) }),
  run: async ({ tx, asking, input }) => {
    await tx.run(sql`select from protection.stock where branch_id = ${input.branch} order by item_code, batch for update`);
    const { rows, token } = await previewed(tx, input.branch, input.content);
    if (token !== input.token) throw new Refusal('protection.countStale');
    if (rows.some((row) => row.standing === 'bad')) throw new Refusal('protection.countHasFaults', { status: 422 });
    const counted = rows.flatMap((row) => (row.counted !== null && (row.standing === 'changed' || (row.standing === 'new' && row.counted > 0)) ? [{ ...row, counted: row.counted }] : []));
    if (counted.length === 0) throw new Refusal('protection.countChangesNothing');
    await tx.run(sql`
      insert into protection.stock (branch_id, item_code, batch, expires_on, quantity)
      select ${input.branch}, item, batch, "expiresOn", counted from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as row (item text, batch text, "expiresOn" date, counted int)
      on conflict (branch_id, item_code, batch) do update set quantity = excluded.quantity, short_by = null, short_why = null`);
    await moved(tx, asking, input.branch, 'count', counted.map((row) => ({ item: row.item, batch: row.batch, quantity: row.counted - row.book })));
    return { answer: { counted: counted.length }, trace: { object: `branch/${input.branch}`, facts: { counted: counted.length } }, announces: [{ topic: 'protection.stockChanged', facts: { counted: counted.length } }] };
  },
});

async function previewed(tx: Tx, branch: string, file: string): Promise<{ rows: CountRow[]; token: string }> {
  const book = await bookOf(tx, branch);
  const items = new Map((await itemsInUse(tx)).map((item) => [item.code, item.name]));
  const rows = countRows(await cellsIn(Buffer.from(file, 'base64')), book, items);
  if (!rows || rows.length === 0) throw new Refusal('protection.notACountSheet', { status: 422 });
  return { rows, token: createHash('sha256').update(JSON.stringify([rows, book])).digest('hex') };
}

async function bookOf(tx: Tx, branch: string): Promise<Book[]> {
  return tx.many<Book>(sql`
    select item_code as item, item.name, batch, expires_on as "expiresOn", quantity from protection.stock join protection.item on item.code = stock.item_code
    where branch_id = ${branch} order by item.position, expires_on nulls last, batch`);
}
