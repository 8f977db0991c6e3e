import { sql, type Tx } from '#platform/sql.ts';
import { lightOf, type HallLight } from '../rules-hall.ts';
import { settings } from '../settings.ts';

export type Crowd = Readonly<{ light: HallLight; waiting: number }>;
type Row = { branch: string; inside: number; cap: number; waiting: number; share: number | null };

/** How full some halls are, for customers who ask where to go: the light and how many wait. A hall that nobody has entered today has none. */
export async function crowdOf(tx: Tx, dates: ReadonlyMap<string, string>, now: Date): Promise<Map<string, Crowd>> {
  const rows = await tx.many<Row>(sql`
    select hall.branch_id as branch, hall.inside_count as inside, hall.cap_count as cap, line.waiting,
      (app.setting_of(${settings.hallAlarmShare.name}, hall.branch_id, ${now}) #>> '{}')::float8 as share
    from unnest(${[...dates.keys()]}::uuid[], ${[...dates.values()]}::date[]) as place (branch, today)
    join lobby.hall on hall.branch_id = place.branch and hall.on_date = place.today
    cross join lateral (
      select count(*)::int as waiting from lobby.ticket where branch_id = place.branch and on_date = place.today and state = 'waiting') line`);
  return new Map(rows.map((row) => [row.branch, { light: lightOf(row.inside, row.cap, row.share ?? settings.hallAlarmShare.fallback), waiting: row.waiting }]));
}
