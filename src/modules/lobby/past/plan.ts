import { createHash } from 'node:crypto';
import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { servicesAt, type Service } from '#modules/services/index.ts';
import { base64, id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { settings } from '../settings.ts';
import { fileOf, readLog, type KnownErrands, type LogNumber, type QueueLog } from './read-log.ts';

/** Some nine megabytes, as base64 inside JSON. */
const MOST_CHARACTERS = 12_000_000;
export const limit = { bodyLimitBytes: MOST_CHARACTERS + 64 * 1024 };
export const handedIn = z.object({ branch: id, content: base64(MOST_CHARACTERS).meta({ description: 'the log, base64' }) });

/** How machines name the groups; a bank's own names are its services and letters. */
const GROUP_WORDS: Readonly<Record<string, readonly string[]>> = {
  personal: ['personal', '个人', '个人业务', '对私', '对私业务', '零售'], corporate: ['corporate', '对公', '对公业务', '公司', '公司业务', '企业'], wealth: ['wealth', '理财', '理财业务'],
};

export type DayOfLog = Readonly<{ date: string; numbers: number; /** new; lived through in Kaimen; brought in already; there, and given rows that were mended */ state: 'new' | 'own' | 'there' | 'mended' }>;
/** A row that was mended belongs to the log (`past`) that it was left out of. */
export type MendedNumber = LogNumber & Readonly<{ past: string; row: number }>;
export type PastPlan = Readonly<{ digest: string; log: QueueLog; fresh: readonly LogNumber[]; mended: readonly MendedNumber[]; days: readonly DayOfLog[]; services: readonly Service[] }>;

/**
 * The log beside what the branch knows: a day that it lived through with Kaimen, or that was brought in before, stays as it is. Only rows
 * that were given back and mended come to a day of the log that they were left out of, each once.
 */
export async function planOf(tx: Tx, asking: Asking, branch: string, bytes: Buffer): Promise<PastPlan> {
  const { time_zone: zone } = await branchOf(tx, branch);
  const today = businessDate(asking.now, zone);
  const services = await servicesAt(tx, branch, today);
  const originals = await originalsOf(tx, branch);
  const log = await readLog(bytes, { errands: errandsOf(services, await settings.ticketPrefixes.at(tx, branch, asking.now)), files: new Set(originals.keys()), today });
  const counts = perDay(log.numbers);
  const known = await knownDays(tx, branch, [...counts.keys()]);
  const fresh = log.numbers.filter((one) => !one.mark && !known.has(one.date));
  const mended = await notYetThere(tx, branch, log.numbers.flatMap((one) => mendedIn(one, originals, known.get(one.date))));
  const added = perDay(mended);
  const days = [...counts.keys()].toSorted().map((date): DayOfLog => {
    const more = added.get(date);
    return { date, numbers: (known.has(date) ? more : undefined) ?? counts.get(date) ?? 0, state: more === undefined ? known.get(date)?.state ?? 'new' : 'mended' };
  });
  return { digest: createHash('sha256').update(bytes).digest('hex'), log, fresh, mended, days, services };
}

function perDay(numbers: readonly Pick<LogNumber, 'date'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { date } of numbers) counts.set(date, (counts.get(date) ?? 0) + 1);
  return counts;
}

/** The logs that stand, by their file. The same file may stand twice: what was still to come at first was brought in later. */
async function originalsOf(tx: Tx, branch: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const originals = new Map<string, string[]>();
  for (const { past, digest } of await tx.many<{ past: string; digest: string }>(sql`
    select id as past, digest from lobby.past where branch_id = ${branch} and withdrawn_at is null order by brought_at desc`)) originals.set(fileOf(digest), [...(originals.get(fileOf(digest)) ?? []), past]);
  return originals;
}

type KnownDay = Readonly<{ state: 'own' | 'there'; past: string | null }>;

async function knownDays(tx: Tx, branch: string, dates: readonly string[]): Promise<ReadonlyMap<string, KnownDay>> {
  const rows = await tx.many<KnownDay & { date: string }>(sql`
    select one::text as date, past.past_id as past, case when own.on_date is null then 'there' else 'own' end as state
    from unnest(${[...dates]}::date[]) as one
    left join lobby.past_day past on past.branch_id = ${branch} and past.on_date = one
    left join (select distinct on_date from lobby.ticket where branch_id = ${branch} and on_date = any (${[...dates]}::date[])) own on own.on_date = one
    where past.past_id is not null or own.on_date is not null`);
  return new Map(rows.map(({ date, ...day }) => [date, day]));
}

/** A day of another log, or one that the branch lived through, takes no row of this one. */
function mendedIn(one: LogNumber, originals: ReadonlyMap<string, readonly string[]>, day: KnownDay | undefined): MendedNumber[] {
  const pasts = one.mark && originals.get(one.mark.file);
  const past = pasts?.find((known) => !day || (day.state === 'there' && day.past === known));
  return one.mark && past !== undefined ? [{ ...one, past, row: one.mark.row }] : [];
}

async function notYetThere(tx: Tx, branch: string, mended: readonly MendedNumber[]): Promise<MendedNumber[]> {
  const seen = new Set(mended.length === 0 ? [] : (await tx.many<{ past: string; row: number }>(sql`
    select day.past_id as past, one.nth as row from lobby.past_number one join lobby.past_day day on day.branch_id = one.branch_id and day.on_date = one.on_date
    where day.branch_id = ${branch} and day.past_id = any (${[...new Set(mended.map((one) => one.past))]}::uuid[])`)).map(keyOf));
  return mended.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}

function keyOf({ past, row }: Pick<MendedNumber, 'past' | 'row'>): string {
  return `${past} ${row}`;
}

function errandsOf(services: readonly Service[], prefixes: Readonly<Record<string, string>>): KnownErrands {
  const errands = new Map<string, { group: string; service: string | null }>();
  for (const [group, prefix] of Object.entries(prefixes)) errands.set(prefix.toLowerCase(), { group, service: null });
  for (const [group, words] of Object.entries(GROUP_WORDS)) for (const word of words) errands.set(word, { group, service: null });
  for (const { code, name, nameEn, group } of services) for (const said of [code, name, nameEn]) errands.set(said.toLowerCase(), { group, service: code });
  return errands;
}
