import { NETWORK } from '#kernel/id.ts';
import type { Db } from './db.ts';
import { sql } from './sql.ts';

export type Places = Readonly<{
  isBranch: (id: string) => Promise<boolean>;
  zoneOf: (branch: string) => Promise<string>;
}>;

/** Branches never disappear, so a branch once seen is remembered; an unknown one is asked for each time. */
export function places(db: Db): Places {
  const zones = new Map<string, string>();
  const zoneOf = async (id: string): Promise<string | undefined> => {
    const known = zones.get(id);
    if (known !== undefined) return known;
    const row = await db.look({ branch: NETWORK }, (tx) =>
      tx.maybe<{ time_zone: string }>(sql`select time_zone from app.place where id = ${id} and kind = 'branch'`));
    if (row) zones.set(id, row.time_zone);
    return row?.time_zone;
  };
  return {
    isBranch: async (id) => (await zoneOf(id)) !== undefined,
    zoneOf: async (id) => (await zoneOf(id)) ?? 'Asia/Shanghai',
  };
}
