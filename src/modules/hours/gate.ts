import { sql, type Tx } from '#platform/sql.ts';
import { settings } from './settings.ts';

/** Which of these days may not be shown open yet: the branch has a gate, and nobody has signed it. Empty where there is no gate. */
export async function daysAwaitingGate(tx: Tx, branch: string, dates: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  if (!(await settings.gateNeeded.at(tx, branch, now))) return new Set();
  const signed = await tx.many<{ date: string }>(sql`select on_date as date from hours.gate_day where place_id = ${branch} and on_date = any (${dates}::date[])`);
  return new Set(dates.filter((date) => !signed.some((one) => one.date === date)));
}

export async function awaitsGate(tx: Tx, branch: string, date: string, now: Date): Promise<boolean> {
  return (await daysAwaitingGate(tx, branch, [date], now)).has(date);
}
