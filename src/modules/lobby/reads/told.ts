import { sql, type Tx } from '#platform/sql.ts';
import type { Range } from '../estimate/shown.ts';

/** What stands written about a wait: the only source of anything that is shown. */
export type Told = Readonly<{ low: number; high: number; p50: number; p80: number; at: Date; shown: boolean }>;

export async function toldOf(tx: Tx, branch: string, ticket: string): Promise<Told | undefined> {
  return tx.maybe<Told>(sql`
    select low_minutes as low, high_minutes as high, p50_minutes as p50, p80_minutes as p80, at, shown from lobby.forecast
    where branch_id = ${branch} and ticket_id = ${ticket} order by at desc limit 1`);
}

/** What each waiting number was told last. */
export async function lastTold(tx: Tx, branch: string, today: string): Promise<ReadonlyMap<string, { at: Date; range: Range }>> {
  const rows = await tx.many<{ ticket: string; at: Date; low: number; high: number }>(sql`
    select distinct on (ticket_id) ticket_id as ticket, at, low_minutes as low, high_minutes as high from lobby.forecast
    where branch_id = ${branch} and on_date = ${today} and outcome is null order by ticket_id, at desc`);
  return new Map(rows.map(({ ticket, at, low, high }) => [ticket, { at, range: { low, high } }]));
}
