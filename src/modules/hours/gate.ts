import { sql, type Tx } from '#platform/sql.ts';
import { settings } from './settings.ts';

/** Which of these days of a branch that has a gate may not be shown open yet: nobody has signed it. */
export async function unsignedDays(tx: Tx, branch: string, dates: readonly string[]): Promise<ReadonlySet<string>> {
  const signed = await tx.many<{ date: string }>(sql`select on_date as date from hours.gate_day where place_id = ${branch} and on_date = any (${dates}::date[])`);
  return new Set(dates.filter((date) => !signed.some((one) => one.date === date)));
}

export async function awaitsGate(tx: Tx, branch: string, date: string, now: Date): Promise<boolean> {
  return (await settings.gateNeeded.at(tx, branch, now)) && (await unsignedDays(tx, branch, [date])).has(date);
}
