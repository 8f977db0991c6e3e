import { sql, type Tx } from '#platform/sql.ts';

type Counts = Readonly<{ others: number; elders: number; /** by the old queue machine, which does not say who is old */ unknown: number }>;
export type VisitsByHour = Readonly<{
  days: number;
  hours: readonly Readonly<{ hour: number } & Counts>[];
  services: readonly Readonly<{ service: string } & Counts>[];
}>;

/** Who came at which hour and for what, over whole days: counts only, for forecasts and the twin. Elders are counted as visitors, never by what they were turned to. */
export async function visitsByHour(tx: Tx, branch: string, from: string, until: string): Promise<VisitsByHour> {
  const { days } = await tx.one<{ days: number }>(sql`
    select count(*)::int as days from (
      select on_date from lobby.visit where branch_id = ${branch} and on_date between ${from} and ${until} union select on_date from lobby.past_day where branch_id = ${branch} and on_date between ${from} and ${until}
    ) known`);
  const hours = await tx.many<VisitsByHour['hours'][number]>(sql`
    select hour, sum(others)::int as others, sum(elders)::int as elders, sum(unknown)::int as unknown from (
      select extract(hour from visit.arrived_at at time zone place.time_zone)::int as hour, (visit.credit <> 'elderly')::int as others, (visit.credit = 'elderly')::int as elders, 0 as unknown
      from lobby.visit join app.place place on place.id = visit.branch_id
      where visit.branch_id = ${branch} and visit.on_date between ${from} and ${until}
      union all select floor(minute / 60)::int, 0, 0, 1 from lobby.past_number where branch_id = ${branch} and on_date between ${from} and ${until}
    ) came group by 1 order by 1`);
  const services = await tx.many<VisitsByHour['services'][number]>(sql`
    select service, sum(others)::int as others, sum(elders)::int as elders, sum(unknown)::int as unknown from (
      select service_code as service, (credit <> 'elderly')::int as others, (credit = 'elderly')::int as elders, 0 as unknown from lobby.ticket where branch_id = ${branch} and on_date between ${from} and ${until}
      union all select service_code, 0, 0, 1 from lobby.past_number where branch_id = ${branch} and on_date between ${from} and ${until} and service_code is not null
    ) asked group by 1 order by 1`);
  return { days, hours, services };
}
