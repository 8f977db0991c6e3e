import { sql, type Tx } from '#platform/sql.ts';

export type PeopleOfDay = Readonly<{ date: string; visitors: number; atCounters: number }>;

/** How many people came through the door and how many sat at counters on each day that the hall was open. */
export async function peopleByDay(tx: Tx, branch: string, from: string, until: string): Promise<PeopleOfDay[]> {
  return tx.many<PeopleOfDay>(sql`
    select hall.on_date as date, hall.entered_count as visitors,
      (select count(distinct staff_id)::int from lobby.duty where duty.branch_id = hall.branch_id and duty.on_date = hall.on_date) as "atCounters"
    from lobby.hall where hall.branch_id = ${branch} and hall.on_date between ${from} and ${until} and hall.entered_count > 0 order by hall.on_date`);
}
