import { addDays } from '#kernel/time.ts';
import { openingsBetween } from '#modules/hours/index.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { limits as stored } from '../limits.ts';
import { datesFrom, DAYS, isServed, periodsOf } from '../periods.ts';
import type { StoodPeriod } from '../rules-own.ts';
import type { TurnDay } from '../teams.ts';

/** 谁上班: the published rotas' turns of a branch for so many days, the newest publication for a day; '' where hours changed since close it. */
export async function turnsFrom(tx: Tx, branch: string, today: string, count: number): Promise<StoodPeriod[]> {
  const rows = await tx.many<{ from: string; limits: unknown; days: TurnDay[] }>(sql`
    select rota.from_on::text as from, rota.limits, turn.days
    from rotation.turn join rotation.rota on rota.id = turn.rota_id
    where turn.branch_id = ${branch} and turn.days is not null and rota.published_at is not null and rota.withdrawn_at is null
      and rota.from_on > ${addDays(today, -DAYS)} and rota.from_on < ${addDays(today, count)}
    order by rota.published_at desc`);
  const dates = Array.from({ length: count }, (_, nth) => addDays(today, nth));
  const openings = new Map((await openingsBetween(tx, branch, today, count)).map((one) => [one.date, one]));
  return dates.flatMap((date) => {
    const row = rows.find(({ from }) => from <= date && date < addDays(from, DAYS));
    if (!row) return [];
    const limits = stored.parse(row.limits);
    const opening = openings.get(date);
    return periodsOf(datesFrom(row.from), limits).flatMap((period, p) => (period.date === date ? [{ ...period, opening, team: isServed(opening, period.half, limits.noon) ? (row.days[p] ?? '') : '' as const }] : []));
  });
}
