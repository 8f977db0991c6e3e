import { z } from 'zod';
import { maskPhone } from '#kernel/mask.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { MessageRow } from '../tables.ts';
import type { TemplateName } from '../templates.ts';

/** The branch's messages, newest first: what was sent about what, and whether it arrived. Numbers masked. */
export const messagesOfBranch = read({
  name: 'contact.messagesOfBranch',
  may: can.messagesOfBranch,
  input: z.object({
    branch: z.uuid(),
    state: z.enum(['queued', 'sent', 'delivered', 'failed']).optional(),
    before: z.coerce.date().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  run: async ({ tx, asking, input: { branch, state, before, limit } }) => {
    const rows = await tx.many<MessageRow>(sql`
      select * from contact.message
      where branch_id = ${branch} and (${state ?? null}::text is null or state = ${state ?? null})
        and (${before ?? null}::timestamptz is null or queued_at < ${before ?? null})
      order by queued_at desc, id desc limit ${limit + 1}`);
    const page = rows.slice(0, limit).map((row) => ({
      ...delivery(row),
      about: row.about,
      template: row.template,
      phone: row.phone_sealed === null ? '' : maskPhone(asking.house.secrets.open('phone', row.phone_sealed)),
    }));
    return { messages: page, more: rows.length > limit };
  },
});

/** For other modules: what the person behind `about` was sent, oldest first. */
export async function deliveriesAbout(tx: Tx, branch: string, about: string): Promise<(Delivery & { template: string })[]> {
  const rows = await tx.many<MessageRow>(sql`
    select * from contact.message where branch_id = ${branch} and about = ${about} order by queued_at, id limit 50`);
  return rows.map((row) => ({ ...delivery(row), template: row.template }));
}

/** For other modules: the last text about each of these things, by `about`. */
export async function latestDeliveries(tx: Tx, branch: string, abouts: readonly string[]): Promise<ReadonlyMap<string, Delivery & { template: string }>> {
  const rows = await tx.many<MessageRow>(sql`
    select distinct on (about) * from contact.message where branch_id = ${branch} and about = any (${abouts}::text[]) order by about, queued_at desc, id desc`);
  return new Map(rows.map((row) => [row.about, { ...delivery(row), template: row.template }]));
}

/** For other modules: what became of these texts of a branch, by their id. */
export async function deliveriesOf(tx: Tx, branch: string, messages: readonly string[]): Promise<ReadonlyMap<string, MessageRow['state']>> {
  const rows = await tx.many<Pick<MessageRow, 'id' | 'state'>>(sql`select id, state from contact.message where branch_id = ${branch} and id = any (${messages}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** For other modules: about which things a branch sent one of these texts since then. */
export async function toldSince(tx: Tx, branch: string, names: readonly TemplateName[], since: Date): Promise<string[]> {
  const rows = await tx.many<{ about: string }>(sql`
    select distinct about from contact.message where branch_id = ${branch} and queued_at >= ${since} and template = any (${names}::text[])`);
  return rows.map((row) => row.about);
}

export type Delivery = Readonly<{ id: string; state: MessageRow['state']; at: string; reason: string | null; tries: number }>;

function delivery(row: MessageRow): Delivery {
  const at = row.delivered_at ?? row.failed_at ?? row.sent_at ?? row.queued_at;
  return { id: row.id, state: row.state, at: at.toISOString(), reason: row.state === 'delivered' ? null : row.reason, tries: row.tries_count };
}
