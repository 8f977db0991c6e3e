import { addDays } from '#kernel/time.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { inForce } from '../in-force.ts';
import { isSeldomTaken, type Accepted } from '../rules-suggestion.ts';

/** So many days back counts what was taken of what was offered. */
export const LEARN_DAYS = 28;

export type Acceptance = Accepted & Readonly<{ service: string; name: string; nameEn: string; /** it stands last for this errand */ isLast: boolean }>;

/** 迎客建议用得怎样: what was offered at the greeting lately and what was taken, by errand. Who needs care is in no row of it. */
export async function acceptanceOf(tx: Tx, branch: string, now: Date): Promise<Acceptance[]> {
  const { services, today } = await inForce(tx, branch, now);
  const rows = await tx.many<Accepted & { service: string }>(sql`
    select service_code as service, kind, count(*)::int as offered, count(*) filter (where taken = kind)::int as taken
    from lobby.suggestion, unnest(offered) as kind
    where branch_id = ${branch} and undone_at is null and on_date >= ${addDays(today, -LEARN_DAYS)} and kind not in ('ticket', 'green')
    group by service_code, kind order by count(*) desc, service_code, kind`);
  return rows.map((row) => {
    const known = services.find((one) => one.code === row.service);
    return { ...row, name: known?.name ?? row.service, nameEn: known?.nameEn ?? row.service, isLast: isSeldomTaken(row) };
  });
}
