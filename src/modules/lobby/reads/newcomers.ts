import { sql, type Tx } from '#platform/sql.ts';
import type { InForce } from '../in-force.ts';

/** 现在取号约等多久: what is written down for somebody who would join a line now. */
export type Newcomer = Readonly<{ group: string; at: Date; p50: number; p80: number; low: number; high: number; shown: boolean }>;

/** A range this old is nobody's any more. */
const STALE_MINUTES = 10;

export async function newcomersOf(tx: Tx, branch: string, { today }: Pick<InForce, 'today'>, now: Date): Promise<readonly Newcomer[]> {
  return tx.many<Newcomer>(sql`
    select service_group as "group", at, p50_minutes as p50, p80_minutes as p80, low_minutes as low, high_minutes as high, shown from lobby.newcomer_forecast
    where branch_id = ${branch} and on_date = ${today} and at > ${new Date(now.getTime() - STALE_MINUTES * 60_000)}`);
}
