import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { servicesAt, type Service } from '#modules/services/index.ts';
import { base64, id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { settings } from '../settings.ts';
import { readLog, type KnownErrands, type QueueLog } from './read-log.ts';

/** Some nine megabytes, as base64 inside JSON. */
const MOST_CHARACTERS = 12_000_000;
export const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };
export const handedIn = z.object({ branch: id, content: base64(MOST_CHARACTERS).meta({ description: 'the log, base64' }) });

/** How machines name the groups; a bank's own names are its services and letters. */
const GROUP_WORDS: Readonly<Record<string, readonly string[]>> = {
  personal: ['personal', '个人', '个人业务', '对私', '对私业务', '零售'], corporate: ['corporate', '对公', '对公业务', '公司', '公司业务', '企业'], wealth: ['wealth', '理财', '理财业务'],
};

export type DayOfLog = Readonly<{ date: string; numbers: number; /** new; lived through in Kaimen; brought in already */ state: 'new' | 'own' | 'there' }>;
export type PastPlan = Readonly<{ log: QueueLog; days: readonly DayOfLog[]; services: readonly Service[] }>;

/** The log beside what the branch knows: a day that it lived through with Kaimen, or that was brought in before, stays as it is. */
export async function planOf(tx: Tx, asking: Asking, branch: string, bytes: Buffer): Promise<PastPlan> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const today = businessDate(asking.now, zone);
  const services = await servicesAt(tx, branch, today);
  const log = await readLog(bytes, errandsOf(services, await settings.ticketPrefixes.at(tx, branch, asking.now)), today);
  const counts = new Map<string, number>();
  for (const { date } of log.numbers) counts.set(date, (counts.get(date) ?? 0) + 1);
  const dates = [...counts.keys()].toSorted();
  const own = await tx.many<{ date: string; state: 'own' | 'there' }>(sql`
    select day::text as date, case when exists (select from lobby.ticket where branch_id = ${branch} and on_date = day) then 'own' else 'there' end as state
    from unnest(${dates}::date[]) as day
    where exists (select from lobby.ticket where branch_id = ${branch} and on_date = day) or exists (select from lobby.past_day where branch_id = ${branch} and on_date = day)`);
  const known = new Map(own.map((one) => [one.date, one.state]));
  return { log, services, days: dates.map((date) => ({ date, numbers: counts.get(date) ?? 0, state: known.get(date) ?? 'new' })) };
}

function errandsOf(services: readonly Service[], prefixes: Readonly<Record<string, string>>): KnownErrands {
  const errands = new Map<string, { group: string; service: string | null }>();
  for (const [group, prefix] of Object.entries(prefixes)) errands.set(prefix.toLowerCase(), { group, service: null });
  for (const [group, words] of Object.entries(GROUP_WORDS)) for (const word of words) errands.set(word, { group, service: null });
  for (const { code, name, nameEn, group } of services) for (const said of [code, name, nameEn]) errands.set(said.toLowerCase(), { group, service: code });
  return errands;
}
