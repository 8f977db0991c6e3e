import { sql, type Tx } from '#platform/sql.ts';

/** What stands written about a wait: the only source of anything that is shown. */
export type Told = Readonly<{ low: number; high: number; p50: number; p80: number; at: Date; shown: boolean }>;

export async function toldOf(tx: Tx, branch: string, ticket: string): Promise<Told | undefined> {
  return tx.maybe<Told>(sql`
    select low_minutes as low, high_minutes as high, p50_minutes as p50, p80_minutes as p80, at, shown from lobby.forecast
    where branch_id = ${branch} and ticket_id = ${ticket} order by at desc limit 1`);
}
