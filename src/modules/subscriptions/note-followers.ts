import { sql, type Tx } from '#platform/sql.ts';

/** Everybody who followed a branch when it changed has the change to hear of, once, when it is due. How many they are. */
export async function noteFollowers(tx: Tx, { at, version, since, dueAt }: Readonly<{ at: string; version: number; since: Date | string; dueAt: Date }>): Promise<number> {
  return tx.run(sql`
    insert into subscriptions.notice (branch_id, version, subscriber_id, due_at)
    select branch_id, ${version}, subscriber_id, ${dueAt} from subscriptions.follow where branch_id = ${at} and since <= ${since}
    on conflict (branch_id, version, subscriber_id) do nothing`);
}
