import { sql, type Tx } from '#platform/sql.ts';

/** Numbers that were called meanwhile, or will not be: their forecasts have come true, or never will. */
export async function noteCalled(tx: Tx, branch: string, today: string): Promise<void> {
  await tx.run(sql`
    update lobby.forecast f set outcome = 'called', waited_minutes = extract(epoch from call.at - f.at)::real / 60
    from (
      select open.id, min(e.at) as at from lobby.forecast open
      join lobby.ticket_event e on e.branch_id = open.branch_id and e.ticket_id = open.ticket_id and e.deed = 'called' and e.undone_at is null and e.at >= open.at
      where open.branch_id = ${branch} and open.on_date <= ${today} and open.outcome is null group by open.id
    ) call
    where f.branch_id = ${branch} and f.id = call.id`);
  await tx.run(sql`
    update lobby.forecast f set outcome = 'left' from lobby.ticket t
    where f.branch_id = ${branch} and f.on_date <= ${today} and f.outcome is null and t.branch_id = f.branch_id and t.id = f.ticket_id and t.state = 'left'`);
}
