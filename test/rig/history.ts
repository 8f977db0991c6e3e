import { sql, type Tx } from '#platform/sql.ts';

/** Four weeks behind a branch: on each weekday so many people of a service came in an hour, waited five minutes and were served in nine. */
export async function liveFourWeeks(tx: Tx, at: { branch: string; before: string; service?: string; group?: string }, people: Readonly<Record<number, number>>): Promise<void> {
  const days = sql`generate_series(${at.before}::date - 28, ${at.before}::date - 1, interval '1 day') d where extract(isodow from d) < 6`;
  const came = Object.entries(people).flatMap(([hour, count]) => Array.from({ length: count }, (_, n) => Number(hour) * 60 + Math.floor((n * 60) / count)));
  await tx.run(sql`insert into lobby.hall (branch_id, on_date, cap_count, entered_count) select ${at.branch}, d, 20, ${came.length} from ${days} on conflict do nothing`);
  await tx.run(sql`
    with people as (
      select d::date as on_date, minute, nth, gen_random_uuid() as visit, (d::date + make_interval(mins => minute)) at time zone 'Asia/Shanghai' as came
      from unnest(${came}::int[]) with ordinality as one (minute, nth), ${days}),
    visits as (
      insert into lobby.visit (branch_id, id, on_date, state, arrived_at, entered_at, left_at)
      select ${at.branch}, visit, on_date, 'left', came, came, came + interval '20 minutes' from people)
    insert into lobby.ticket (branch_id, id, on_date, visit_id, number, service_code, service_group, mask_off, origin, credit, taken_at, waits_from, key_at, state, place,
      called_at, serving_at, ended_at, secret_blind, secret_sealed)
    select ${at.branch}, gen_random_uuid(), on_date, visit, 'A' || nth, ${at.service ?? 'deposit'}, ${at.group ?? 'personal'}, false, 'walk_in', 'none', came, came, came, 'served', 'inside',
      came + interval '5 minutes', came + interval '5 minutes', came + interval '14 minutes', 'x', 'x' from people`);
}
