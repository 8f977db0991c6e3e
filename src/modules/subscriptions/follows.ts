import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { digestOf } from './links.ts';
import { settings } from './settings.ts';
import type { SubscriberRow } from './tables.ts';

/** Adds branches, not past the most that one phone may follow; how many are new. The subscriber's row is locked by the caller. */
export async function followMore(tx: Tx, asking: Asking, subscriber: string, branches: readonly string[]): Promise<number> {
  const added = await tx.run(sql`
    insert into subscriptions.follow (branch_id, subscriber_id, since) select branch, ${subscriber}, ${asking.now} from unnest(${branches}::uuid[]) as branch
    on conflict (branch_id, subscriber_id) do nothing`);
  const most = await settings.mostBranches.at(tx, NETWORK, asking.now);
  if ((await followedBy(tx, subscriber)).length > most) throw new Refusal('subscriptions.tooMany', { status: 422, params: { most } });
  return added;
}

export async function followedBy(tx: Tx, subscriber: string): Promise<string[]> {
  const rows = await tx.many<{ branch: string }>(sql`select branch_id as branch from subscriptions.follow where subscriber_id = ${subscriber} order by since, branch_id`);
  return rows.map((row) => row.branch);
}

/** Who stands behind the short address of a text, kept from anybody else's change until this one is done. */
export async function behind(tx: Tx, asking: Asking, link: string): Promise<SubscriberRow> {
  const row = await tx.maybe<SubscriberRow>(sql`
    select * from subscriptions.subscriber where link_digest = ${digestOf(asking.house.secrets, link)} and lapses_at > ${asking.now} for update`);
  if (!row) throw new Refusal('subscriptions.linkUnknown', { status: 404 });
  return row;
}

/** Number, links and branches are gone; what was still to be told is not told. */
export async function erase(tx: Tx, asking: Asking, subscribers: readonly string[]): Promise<void> {
  await tx.run(sql`update subscriptions.notice set state = 'left', settled_at = ${asking.now} where subscriber_id = any (${subscribers}::uuid[]) and state = 'waiting'`);
  await tx.run(sql`delete from subscriptions.follow where subscriber_id = any (${subscribers}::uuid[])`);
  await tx.run(sql`delete from subscriptions.subscriber where id = any (${subscribers}::uuid[])`);
}

/** For other modules: how many phones follow a branch. */
export async function followersOf(tx: Tx, branch: string): Promise<number> {
  return (await tx.one<{ count: number }>(sql`select count(*)::int as count from subscriptions.follow where branch_id = ${branch}`)).count;
}
