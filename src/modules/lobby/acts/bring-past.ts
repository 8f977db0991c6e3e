import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { branchOf } from '#modules/branches/index.ts';
import { learnMinutes } from '#modules/services/index.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { handedIn, planOf, type MendedNumber } from '../past/plan.ts';
import { serviceMinutes } from '../reads/service-minutes.ts';
import { BOOKED_DAYS_AHEAD, forecastArrivals } from './forecast-arrivals.ts';

const ROWS_AT_ONCE = 10_000;

/**
 * 带入旧排队机记录: the days before Kaimen that a branch learns from, all good rows or none. A day that it lived through with Kaimen, or that was
 * brought in before, stays as it is, so that the same file again changes nothing; only rows that were left out of a log and mended since come to
 * its days. The coming days are forecast at once.
 */
export const bringPast = act({
  name: 'lobby.bringPast',
  may: can.bringPast,
  input: handedIn,
  run: async ({ tx, asking, input: { branch, content } }) => {
    const { digest, log, fresh, mended, days } = await planOf(tx, asking, branch, Buffer.from(content, 'base64'));
    const past = newId();
    await tx.run(sql`insert into lobby.past (branch_id, id, brought_at, brought_by, digest) values (${branch}, ${past}, ${asking.now}, ${asking.actor.id}, ${digest})`);
    // Of two who bring the same days at once, one brings them.
    const won = await claimDays(tx, branch, fresh.map((one) => ({ date: one.date, past })));
    const rows = fresh.filter((one) => won.has(one.date));
    await store(tx, branch, rows.map((one) => ({ ...one, past })));
    if (won.size === 0) await tx.run(sql`delete from lobby.past where branch_id = ${branch} and id = ${past}`);
    await claimDays(tx, branch, mended);
    const mendedCount = await store(tx, branch, mended);
    if (won.size + mendedCount > 0) await learnAnew(tx, asking, branch, []);
    const facts = { days: won.size, numbers: rows.length, mended: mendedCount, kept: days.filter((one) => one.state !== 'mended').length - won.size, aside: log.aside.length };
    return { answer: { past: won.size === 0 ? null : past, ...facts }, trace: { object: `past/${past}`, facts: { ...facts, file: digest } } };
  },
});

/** The days that nobody had yet. */
async function claimDays(tx: Tx, branch: string, wanted: readonly Readonly<{ date: string; past: string }>[]): Promise<ReadonlySet<string>> {
  return new Set((await tx.many<{ date: string }>(sql`
    insert into lobby.past_day (branch_id, on_date, past_id) select distinct on (day) ${branch}::uuid, day, past from unnest(${wanted.map((one) => one.date)}::date[], ${wanted.map((one) => one.past)}::uuid[]) as one (day, past)
    on conflict do nothing returning on_date::text as date`)).map((one) => one.date));
}

/** `nth` is the row in the file, by which a row that was mended is known again. A day that another log has meanwhile takes none. */
async function store(tx: Tx, branch: string, rows: readonly MendedNumber[]): Promise<number> {
  let stored = 0;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    stored += await tx.run(sql`
      insert into lobby.past_number (branch_id, on_date, nth, service_group, service_code, minute, waited_minutes, minutes)
      select day.branch_id, day.on_date, one.row, one."group", one.service, one.minute, one.waited, one.minutes
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE))}::jsonb) as one (past uuid, date date, row int, "group" text, service text, minute real, waited real, minutes real)
      join lobby.past_day day on day.branch_id = ${branch} and day.on_date = one.date and day.past_id = one.past
      on conflict do nothing`);
  }
  return stored;
}

/** What was brought in is taken back: the days go, and what they taught with them. Own days stay. */
export const withdrawPast = act({
  name: 'lobby.withdrawPast',
  may: can.bringPast,
  input: z.object({ branch: id, past: id }),
  run: async ({ tx, asking, input: { branch, past } }) => {
    const taken = await tx.run(sql`update lobby.past set withdrawn_at = ${asking.now}, withdrawn_by = ${asking.actor.id} where branch_id = ${branch} and id = ${past} and withdrawn_at is null`);
    if (taken === 0) throw new Refusal('lobby.pastUnknown', { status: 404 });
    const codes = (await tx.many<{ code: string }>(sql`
      select distinct one.service_code as code from lobby.past_number one join lobby.past_day day on day.branch_id = one.branch_id and day.on_date = one.on_date
      where day.branch_id = ${branch} and day.past_id = ${past} and one.service_code is not null`)).map((one) => one.code);
    const days = await tx.run(sql`delete from lobby.past_day where branch_id = ${branch} and past_id = ${past}`);
    await learnAnew(tx, asking, branch, codes);
    return { answer: { past, days }, trace: { object: `past/${past}`, facts: { days } } };
  },
});

/** The minutes as they are measured now, and the coming days forecast from the days that are known now. */
async function learnAnew(tx: Tx, asking: Asking, branch: string, perhapsGone: readonly string[]): Promise<void> {
  const today = businessDate(asking.now, (await branchOf(tx, branch)).time_zone);
  const { services } = await serviceMinutes.within(tx, asking, { branch, date: today });
  const gone = perhapsGone.filter((code) => !services.some((one) => one.code === code));
  if (services.length + gone.length > 0) await learnMinutes.within(tx, asking, { branch, date: today, services, gone });
  await tx.run(sql`delete from lobby.arrival_forecast where branch_id = ${branch} and on_date >= ${today} and came_count is null`);
  for (let ahead = 0; ahead <= BOOKED_DAYS_AHEAD; ahead += 1) await forecastArrivals.within(tx, asking, { branch, date: addDays(today, ahead) });
}
