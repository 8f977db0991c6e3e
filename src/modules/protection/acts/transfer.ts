import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act, type Announcement } from '#platform/act.ts';
import { day, id, line } from '#platform/contract.ts';
import { constraintOf } from '#platform/db.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { itemOf, moved, putIn, takeOut, type Part } from '../supplies.ts';

type TransferRow = { id: string; from_place: string | null; to_place: string; item_code: string; asked_count: number; state: string; parts: Part[] | null };

/** A deed of one branch speaks only at that branch; a job lets the other end hear of it. */
function news(branch: string, row: Pick<TransferRow, 'id' | 'from_place' | 'to_place'>): Announcement {
  const other = row.from_place === branch ? row.to_place : row.from_place;
  return { topic: 'protection.transferChanged', facts: { transfer: row.id, ...(other !== null && { other }) } };
}

/** The other end of a transfer: its pages look again. */
export const hearOfTransfer = act({
  name: 'protection.hearOfTransfer',
  may: can.noteShelves,
  input: z.object({ branch: id, transfer: id }),
  run: async ({ input: { transfer } }) => ({ answer: {}, trace: { object: `transfer/${transfer}` }, announces: [{ topic: 'protection.transferHeard', facts: { transfer } }] }),
});

/** 请调: asks another branch, or head office when nobody can spare any. */
export const askTransfer = act({
  name: 'protection.askTransfer',
  may: can.askTransfer,
  input: z.object({ branch: id, from: id.nullable(), item: z.string().max(40), quantity: z.int().min(1).max(1_000_000) }),
  run: async ({ tx, asking, input }) => {
    const { code } = await itemOf(tx, input.item);
    if (input.from === input.branch || (input.from !== null && !(await asking.house.places.isBranch(input.from)))) throw new Refusal('protection.senderUnknown', { status: 404 });
    const transfer = newId();
    await tx.run(sql`
      insert into protection.transfer (id, from_place, to_place, item_code, asked_count, state, asked_by, asked_at)
      values (${transfer}, ${input.from}, ${input.branch}, ${code}, ${input.quantity}, 'asked', ${asking.actor.id}, ${asking.now})`);
    return { answer: { transfer }, trace: { object: `transfer/${transfer}`, facts: { item: code, quantity: input.quantity } }, announces: [news(input.branch, { id: transfer, from_place: input.from, to_place: input.branch })] };
  },
});

/** 调出签字: it leaves the sender's cupboard, and the transfer says which batches. */
export const sendTransfer = act({
  name: 'protection.sendTransfer',
  may: can.signTransfer,
  input: z.object({ branch: id, transfer: id, quantity: z.int().min(1).max(1_000_000) }),
  run: async ({ tx, asking, input }) => {
    const row = await claimed(tx, sql`update protection.transfer set state = 'sent', parts = '[]', sent_by = ${asking.actor.id}, sent_at = ${asking.now}
      where id = ${input.transfer} and from_place = ${input.branch} and state = 'asked' returning *`);
    const item = await itemOf(tx, row.item_code);
    const parts = await takeOut(tx, input.branch, item, input.quantity, businessDate(asking.now, await asking.house.places.zoneOf(input.branch)));
    await tx.run(sql`update protection.transfer set parts = ${JSON.stringify(parts)}::jsonb where id = ${row.id}`);
    await moved(tx, asking, input.branch, 'send', parts.map((part) => ({ item: item.code, batch: part.batch, quantity: -part.quantity })), { transfer: row.id });
    return { answer: { transfer: row.id, parts }, trace: { object: `transfer/${row.id}`, facts: { quantity: -input.quantity } }, announces: [news(input.branch, row), { topic: 'protection.stockChanged', facts: { item: item.code } }] };
  },
});

/** 调入签字: counted on arrival, by somebody else than the sender; what is missing on the way is seen by both ends. An order comes with its batch. */
export const receiveTransfer = act({
  name: 'protection.receiveTransfer',
  may: can.signTransfer,
  input: z.object({ branch: id, transfer: id, quantity: z.int().min(0).max(1_000_000), batch: z.string().trim().max(40).default(''), expiresOn: day.nullable().default(null) }),
  run: async ({ tx, asking, input }) => {
    const row = await claimed(tx, sql`update protection.transfer set state = 'received', received_by = ${asking.actor.id}, received_at = ${asking.now}, received_count = ${input.quantity}
      where id = ${input.transfer} and to_place = ${input.branch} and (state = 'sent' or (state = 'asked' and from_place is null)) returning *`)
      .catch((error: unknown) => { throw constraintOf(error) === 'transfer_two_people' ? new Refusal('protection.needsOtherPerson', { status: 403 }) : error; });
    const sent = row.parts ?? [{ batch: input.batch, expires: input.expiresOn, quantity: input.quantity }];
    const parts = arrived(sent, input.quantity);
    await putIn(tx, input.branch, parts.map((part) => ({ ...part, item: row.item_code })));
    await moved(tx, asking, input.branch, 'take', parts.map((part) => ({ item: row.item_code, batch: part.batch, quantity: part.quantity })), { transfer: row.id });
    const lost = sent.reduce((sum, part) => sum + part.quantity, 0) - input.quantity;
    return { answer: { transfer: row.id, lost }, trace: { object: `transfer/${row.id}`, facts: { quantity: input.quantity, lost } }, announces: [news(input.branch, row), { topic: 'protection.stockChanged', facts: { item: row.item_code } }] };
  },
});

/** 不调: the other end says no, with a reason, and the asker looks elsewhere. */
export const declineTransfer = act({
  name: 'protection.declineTransfer',
  may: can.signTransfer,
  input: z.object({ branch: id, transfer: id, why: line(200) }),
  run: async ({ tx, asking, input }) => {
    const row = await claimed(tx, sql`update protection.transfer set state = case when from_place = ${input.branch} then 'declined' else 'withdrawn' end, ended_by = ${asking.actor.id}, ended_at = ${asking.now}, why = ${input.why}
      where id = ${input.transfer} and (from_place = ${input.branch} or to_place = ${input.branch}) and state = 'asked' returning *`);
    return { answer: { transfer: row.id }, trace: { object: `transfer/${row.id}`, facts: { ended: true } }, announces: [news(input.branch, row)] };
  },
});

async function claimed(tx: Tx, update: ReturnType<typeof sql<TransferRow>>): Promise<TransferRow> {
  const row = await tx.maybe<TransferRow>(update);
  if (!row) throw new Refusal('protection.transferMoved');
  return row;
}

/** Counted fewer than were sent: the last batches are short. Counted more: the last one has more. */
function arrived(sent: readonly Part[], counted: number): Part[] {
  let open = counted;
  const parts = sent.map((part, index) => {
    const quantity = index === sent.length - 1 ? open : Math.min(open, part.quantity);
    open -= quantity;
    return { ...part, quantity };
  });
  return parts.filter((part) => part.quantity > 0);
}
