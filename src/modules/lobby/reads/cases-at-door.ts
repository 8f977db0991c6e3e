import { sql, type Tx } from '#platform/sql.ts';
import { inForce } from '../in-force.ts';

/** A count and no more: whoever opens the cases themselves is recorded as having read them. */
export type CasesAtDoor = Readonly<{ open: number; secondDueAt: Date | null }>;

export async function casesAtDoor(tx: Tx, branch: string, now: Date): Promise<CasesAtDoor> {
  const { today, settings } = await inForce(tx, branch, now);
  const row = await tx.one<{ open: number; first: Date | null }>(sql`
    select count(*)::int as open, min(c.opened_at) filter (where r.verdict = 'measure_again') as first
    from screening.abnormal_case c join screening.registration r on r.branch_id = c.branch_id and r.id = c.registration_id
    where c.branch_id = ${branch} and c.closed_at is null and r.on_date = ${today}`);
  return { open: row.open, secondDueAt: row.first && new Date(row.first.getTime() + settings.restBeforeSecondMinutes * 60_000) };
}
