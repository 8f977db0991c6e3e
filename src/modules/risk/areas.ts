import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { AreaRow } from './tables.ts';

export const areaCode = z.string().regex(/^[1-9]\d{5}$/);

export async function areaOf(tx: Tx, code: string): Promise<AreaRow> {
  const area = await tx.maybe<AreaRow>(sql`select code, name, time_zone from risk.area where code = ${code}`);
  if (!area) throw new Refusal('risk.areaUnknown', { status: 404 });
  return area;
}
