import { sql, type Tx } from '#platform/sql.ts';

export type Arrivals = Readonly<{ at: Date; count: number }>;

/** Booked and not yet there: how many are expected in each quarter of an hour of a day. */
export async function bookedArrivals(tx: Tx, branch: string, date: string): Promise<Arrivals[]> {
  return tx.many<Arrivals>(sql`
    select to_timestamp(floor(extract(epoch from starts_at) / 900) * 900) as at, count(*)::int as count
    from appointments.booking where branch_id = ${branch} and business_on = ${date} and state = 'confirmed'
    group by 1 order by 1`);
}
