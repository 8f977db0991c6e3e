import { z } from 'zod';
import { metresBetween } from '#kernel/distance.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { allBranches, type BranchRow } from '#modules/branches/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { can } from '../can.ts';
import { expiry, needOf, proposalFor, STANDS, type Shelf } from '../rules-supplies.ts';
import { limitsOf, shelvesOf } from '../supplies.ts';

const named = { name: z.string(), nameEn: z.string() };
const other = z.object({ id, ...named });
const proposed = z.object({ branch: other, quantity: z.number(), metres: z.number().nullable() });
export const itemShape = z.object({
  code: z.string(), ...named, unit: z.string(), unitEn: z.string(), mustHave: z.boolean(), durable: z.boolean(), quantity: z.number(), use: z.number(), days: z.number().nullable(), stand: z.enum(STANDS),
  need: z.number(), batches: z.array(z.object({ batch: z.string(), expiresOn: z.string().nullable(), quantity: z.number(), expiry: z.enum(['good', 'soon', 'past']), why: z.string().nullable() })),
  proposal: z.object({ transfers: z.array(proposed), order: z.number() }).nullable(),
});
export const transferShape = z.object({
  id, item: z.string(), ...named, unit: z.string(), unitEn: z.string(), from: other.nullable(), to: other, quantity: z.number(), state: z.enum(['asked', 'sent', 'received', 'declined', 'withdrawn']), sent: z.number().nullable(), received: z.number().nullable(),
  askedAt: z.coerce.date(), askedBy: z.string(), sentAt: z.coerce.date().nullable(), sentBy: z.string().nullable(), receivedAt: z.coerce.date().nullable(), receivedBy: z.string().nullable(), why: z.string().nullable(),
});
export const suppliesShape = z.object({
  date: z.string(), at: z.coerce.date(), zone: z.string(), basis: z.object({ staff: z.number(), visitors: z.number(), disinfections: z.number(), days: z.number() }),
  limits: z.object({ reserveDays: z.number(), alarmDays: z.number(), stopDays: z.number() }), items: z.array(itemShape), transfers: z.array(transferShape),
});
export type Supplies = z.output<typeof suppliesShape>;

/** 备货: each item with its batches, the days it lasts, and where more could come from. */
export const suppliesNow = read({
  name: 'protection.supplies',
  may: can.seeSupplies,
  input: z.object({ branch: id }),
  run: ({ tx, asking, input }) => suppliesOf(tx, input.branch, asking.now),
});

export async function suppliesOf(tx: Tx, branch: string, now: Date): Promise<Supplies> {
  const { shelves, basis } = await shelvesOf(tx, branch, now);
  const limits = await limitsOf(tx, branch, now);
  const all = new Map((await allBranches(tx)).map((one) => [one.id, one]));
  const here = all.get(branch);
  const date = businessDate(now, here?.time_zone ?? 'Asia/Shanghai');
  const lots = await tx.many<{ item: string; batch: string; expiresOn: string | null; quantity: number; why: string | null }>(sql`
    select item_code as item, batch, expires_on as "expiresOn", quantity, short_why as why from protection.stock where branch_id = ${branch} and quantity <> 0 order by item_code, expires_on nulls last, batch`);
  const elsewhere = here ? await shelvesElsewhere(tx, here, all) : new Map<string, Shelf[]>();
  return {
    date, at: now, zone: here?.time_zone ?? 'Asia/Shanghai', basis, limits: limits.cover,
    items: shelves.map(({ item, quantity, use, days, stand }) => {
      const need = needOf(item, quantity, use, limits.cover);
      const short = (stand === 'low' || stand === 'out') && need > 0;
      const proposal = short ? proposalFor(need, elsewhere.get(item.code) ?? [], limits.cover.reserveDays) : null;
      return {
        code: item.code, name: item.name, nameEn: item.nameEn, unit: item.unit, unitEn: item.unitEn, mustHave: item.mustHave, durable: item.leastCount !== null, quantity, use, days, stand, need,
        batches: lots.filter((lot) => lot.item === item.code).map(({ item: _, ...lot }) => ({ ...lot, expiry: expiry(lot.expiresOn, date, addDays(date, limits.expirySoonDays)) })),
        proposal: proposal && { order: proposal.order, transfers: proposal.transfers.map((one) => ({ ...one, branch: branchShown(one.branch, all) })) },
      };
    }),
    transfers: await transfersOf(tx, branch, all),
  };
}

async function shelvesElsewhere(tx: Tx, here: BranchRow, all: ReadonlyMap<string, BranchRow>): Promise<Map<string, Shelf[]>> {
  const rows = await tx.many<{ branch: string; item: string; quantity: number; dailyUse: number }>(sql`
    select place_id as branch, item_code as item, quantity, daily_use as "dailyUse" from protection.shelf where place_id <> ${here.id} and quantity > 0`);
  const shelves = new Map<string, Shelf[]>();
  for (const { item, ...row } of rows) {
    const there = all.get(row.branch);
    shelves.set(item, [...(shelves.get(item) ?? []), { ...row, metres: there ? metresBetween(here, there) : null }]);
  }
  return shelves;
}

async function transfersOf(tx: Tx, branch: string, all: ReadonlyMap<string, BranchRow>): Promise<Supplies['transfers']> {
  type Row = Omit<Supplies['transfers'][number], 'from' | 'to'> & { from: string | null; to: string };
  const rows = await tx.many<Row>(sql`
    select transfer.id, item_code as item, item.name, item.name_en as "nameEn", item.unit, item.unit_en as "unitEn", from_place as from, to_place as to, asked_count as quantity, state,
      (select sum((part ->> 'quantity')::int)::int from jsonb_array_elements(parts) part) as sent, received_count as received, asked_at as "askedAt", asked_by as "askedBy", sent_at as "sentAt", sent_by as "sentBy",
      received_at as "receivedAt", received_by as "receivedBy", why
    from protection.transfer join protection.item on item.code = transfer.item_code
    where from_place = ${branch} or to_place = ${branch} order by (state in ('asked', 'sent')) desc, coalesce(received_at, ended_at, sent_at, asked_at) desc limit 40`);
  const names = await namesOf(tx, rows.flatMap((row) => [row.askedBy, row.sentBy, row.receivedBy].filter((one) => one !== null)));
  return rows.map((row) => ({
    ...row, from: row.from === null ? null : branchShown(row.from, all), to: branchShown(row.to, all), askedBy: names.get(row.askedBy) ?? '',
    sentBy: row.sentBy === null ? null : names.get(row.sentBy) ?? '', receivedBy: row.receivedBy === null ? null : names.get(row.receivedBy) ?? '',
  }));
}

function branchShown(branch: string, all: ReadonlyMap<string, BranchRow>) {
  const row = all.get(branch);
  return { id: branch, name: row?.name ?? '', nameEn: row?.name_en ?? '' };
}

export const movementsShape = z.object({
  movements: z.array(z.object({ id, item: z.string(), ...named, unit: z.string(), unitEn: z.string(), batch: z.string(), kind: z.enum(['receive', 'issue', 'count', 'write_off', 'correct', 'send', 'take']), quantity: z.number(), at: z.coerce.date(), by: z.string(), note: z.string().nullable() })),
});

/** 出入库流水: the newest first. */
export const movementsOfBranch = read({
  name: 'protection.movements',
  may: can.seeSupplies,
  input: z.object({ branch: id, item: z.string().max(40).optional() }),
  run: async ({ tx, input: { branch, item } }) => {
    const rows = await tx.many<Omit<z.output<typeof movementsShape>['movements'][number], 'by'> & { by_actor: string }>(sql`
      select movement.id, item_code as item, item.name, item.name_en as "nameEn", item.unit, item.unit_en as "unitEn", batch, kind, quantity, at, by_actor, note
      from protection.movement join protection.item on item.code = movement.item_code
      where branch_id = ${branch} and (${item ?? null}::text is null or item_code = ${item ?? null}) order by at desc, movement.id desc limit 200`);
    const names = await namesOf(tx, [...new Set(rows.map((row) => row.by_actor))]);
    return { movements: rows.map(({ by_actor, ...row }) => ({ ...row, by: names.get(by_actor) ?? '' })) };
  },
});
