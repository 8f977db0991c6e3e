import type { Db, Sight } from '#platform/db.ts';
import { NETWORK } from '#kernel/id.ts';
import type { House } from '#platform/house.ts';
import { hotLine } from '#platform/hot.ts';
import { sql } from '#platform/sql.ts';

/** Thrown by the database itself when something of the sample bank is tried where a real bank lives. */
export const NOT_A_SAMPLE = 'this is not a sample bank';

/**
 * The same house, but each transaction that may change something first asks, inside itself, whether this database holds a
 * sample bank and whether the branch is a sample branch. Whatever the simulated day does, it cannot do to a real bank.
 */
export function sampleOnly(house: House): House {
  const { db } = house;
  const guarded: Db = {
    ...db,
    change: (sight, work) => db.change(sight, async (tx) => {
      await tx.run(sql.raw(guardOf(sight)));
      return work(tx);
    }),
    single: (sight, statement) => db.single(sight, `${guardOf(sight)}; ${statement}`),
  };
  return { ...house, db: guarded, hot: hotLine(guarded, house.metrics, house.bell) };
}

/** A DO block: it returns no rows, so it may stand before any statement. Ids in `sight` were checked by the platform. */
function guardOf({ branch, branches }: Sight): string {
  const named = [...(branch === undefined || branch === NETWORK ? [] : [branch]), ...(Array.isArray(branches) ? branches as string[] : [])];
  const foreign = named.length === 0 ? 'false' : `exists (select from unnest(array[${named.map((id) => `'${id}'`).join(',')}]::uuid[]) as named(id)
    where not exists (select from branches.branch where branch.id = named.id and branch.origin = 'sample'))`;
  return `do $$ begin if not exists (select from app.bank where kind = 'sample') or ${foreign} then
    raise exception '${NOT_A_SAMPLE}'; end if; end $$`;
}
