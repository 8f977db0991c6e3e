import { sql, type Tx } from '#platform/sql.ts';

/** Resident areas whose name begins so; no person is in them, so a customer may look for the one they live in. */
export async function areasNamed(tx: Tx, word: string, most: number): Promise<{ name: string; lng: number; lat: number }[]> {
  const beginning = `${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return tx.many(sql`select name, lng, lat from rotation.area where name like ${beginning} order by name, id limit ${most}`);
}
