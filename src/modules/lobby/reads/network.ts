import { sql, type Tx } from '#platform/sql.ts';

export type HallSummary = Readonly<{ inside: number; outside: number; cap: number | null; entered: number; waiting: number; longestMinutes: number; staffed: number }>;

/** Many halls at one look, each on its own business date: one statement, for the overview of a region. */
export async function hallsOf(tx: Tx, dates: ReadonlyMap<string, string>, now: Date): Promise<Map<string, HallSummary>> {
  const rows = await tx.many<HallSummary & { branch: string }>(sql`
    select place.branch,
      coalesce(hall.inside_count, 0) as inside, coalesce(hall.outside_count, 0) as outside, hall.cap_count as cap, coalesce(hall.entered_count, 0) as entered,
      coalesce(line.waiting, 0)::int as waiting, coalesce(line.longest, 0)::int as "longestMinutes", coalesce(desk.staffed, 0)::int as staffed
    from unnest(${[...dates.keys()]}::uuid[], ${[...dates.values()]}::date[]) as place (branch, today)
    left join lobby.hall on hall.branch_id = place.branch and hall.on_date = place.today
    left join (
      select branch_id, on_date, count(*) as waiting, greatest(0, floor(extract(epoch from ${now}::timestamptz - min(waits_from)) / 60)) as longest
      from lobby.ticket where state = 'waiting' and on_date = any (${[...new Set(dates.values())]}::date[]) group by branch_id, on_date) line
      on line.branch_id = place.branch and line.on_date = place.today
    left join (
      select branch_id, on_date, count(*) as staffed from lobby.duty
      where rose_at is null and on_date = any (${[...new Set(dates.values())]}::date[]) group by branch_id, on_date) desk
      on desk.branch_id = place.branch and desk.on_date = place.today`);
  return new Map(rows.map(({ branch, ...hall }) => [branch, hall]));
}

/** Since when each counter has had nobody: the end of its last customer, or since somebody sat down there. */
export async function idleSince(tx: Tx, branch: string, date: string): Promise<Map<number, Date>> {
  const rows = await tx.many<{ counter: number; since: Date }>(sql`
    select counter, max(at) as since from (
      select counter_number as counter, ended_at as at from lobby.ticket where branch_id = ${branch} and on_date = ${date} and counter_number is not null and ended_at is not null
      union all
      select counter_number, sat_at from lobby.duty where branch_id = ${branch} and on_date = ${date} and rose_at is null) seen
    group by counter`);
  return new Map(rows.map((row) => [row.counter, row.since]));
}
