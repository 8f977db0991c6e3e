import { Refusal } from '#kernel/refusal.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { judge } from './acts/judge.ts';
import type { Plan } from './cases.ts';

const AT_ONCE = 5_000;

/** Who writes counts at the same time waits, and then finds another state than was shown. */
export async function onlyWriter(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('risk.importCases'))`);
}

/** All rows of a plan or none, in the transaction of whoever writes; then the counts speak. */
export async function writeCounts(tx: Tx, asking: Asking, { list, added, changed }: Plan, by: string): Promise<void> {
  if (added.length + changed.length === 0) {
    if (list.rows.length === 0) throw new Refusal('risk.nothingToTake', { status: 422 });
    return;
  }
  const names = new Map(list.rows.map((row) => [row.area, row.name]));
  await tx.run(sql`
    insert into risk.area (code, name) select code, name from jsonb_to_recordset(${JSON.stringify([...names].map(([code, name]) => ({ code, name })))}::jsonb) as one (code text, name text)
    on conflict (code) do update set name = excluded.name where area.name <> excluded.name`);
  const rows = [...added, ...changed];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(({ area, day, total }) => ({ area, day, total }));
    await tx.run(sql`
      insert into risk.count (area_code, day, confirmed, noted_at, noted_by)
      select area, day, total, ${asking.now}, ${by} from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as one (area text, day date, total int)
      on conflict (area_code, day) do update set confirmed = excluded.confirmed, noted_at = excluded.noted_at, noted_by = excluded.noted_by`);
  }
  await judge.within(tx, asking, {});
}
