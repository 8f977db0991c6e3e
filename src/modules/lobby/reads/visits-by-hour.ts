import { sql, type Tx } from '#platform/sql.ts';

export type VisitsByHour = Readonly<{
  days: number;
  hours: readonly Readonly<{ hour: number; others: number; elders: number }>[];
  services: readonly Readonly<{ service: string; others: number; elders: number }>[];
}>;

/** Who came at which hour and for what, over whole days: counts only, for forecasts and the twin. Elders are counted as visitors, never by what they were turned to. */
export async function visitsByHour(tx: Tx, branch: string, from: string, until: string): Promise<VisitsByHour> {
  const { days } = await tx.one<{ days: number }>(sql`select count(distinct on_date)::int as days from lobby.visit where branch_id = ${branch} and on_date between ${from} and ${until}`);
  const hours = await tx.many<VisitsByHour['hours'][number]>(sql`
    select extract(hour from visit.arrived_at at time zone place.time_zone)::int as hour,
      count(*) filter (where visit.credit <> 'elderly')::int as others, count(*) filter (where visit.credit = 'elderly')::int as elders
    from lobby.visit join app.place place on place.id = visit.branch_id
    where visit.branch_id = ${branch} and visit.on_date between ${from} and ${until} group by 1 order by 1`);
  const services = await tx.many<VisitsByHour['services'][number]>(sql`
    select service_code as service, count(*) filter (where credit <> 'elderly')::int as others, count(*) filter (where credit = 'elderly')::int as elders
    from lobby.ticket where branch_id = ${branch} and on_date between ${from} and ${until} group by 1 order by 1`);
  return { days, hours, services };
}
