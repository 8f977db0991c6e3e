import { createHash } from 'node:crypto';
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
import { handedIn, planOf } from '../past/plan.ts';
import { serviceMinutes } from '../reads/service-minutes.ts';
import { BOOKED_DAYS_AHEAD, forecastArrivals } from './forecast-arrivals.ts';

const ROWS_AT_ONCE = 10_000;

/**
 * 带入旧排队机记录: the days before Kaimen that a branch learns from, all good rows or none. A day that it lived through with Kaimen, or that was
 * brought in before, stays as it is, so that the same file again changes nothing. The coming days are forecast at once.
 */
export const bringPast = act({
  name: 'lobby.bringPast',
  may: can.bringPast,
  input: handedIn,
  run: async ({ tx, asking, input: { branch, content } }) => {
    const bytes = Buffer.from(content, 'base64');
    const { log, days } = await planOf(tx, asking, branch, bytes);
    const [past, digest] = [newId(), createHash('sha256').update(bytes).digest('hex')];
    const wanted = days.filter((one) => one.state === 'new').map((one) => one.date);
    await tx.run(sql`insert into lobby.past (branch_id, id, brought_at, brought_by, digest) values (${branch}, ${past}, ${asking.now}, ${asking.actor.id}, ${digest})`);
    // Of two who bring the same days at once, one brings them.
    const won = new Set((await tx.many<{ date: string }>(sql`
      insert into lobby.past_day (branch_id, on_date, past_id) select ${branch}, day, ${past} from unnest(${wanted}::date[]) as day
      on conflict do nothing returning on_date::text as date`)).map((one) => one.date));
    const rows = log.numbers.filter((one) => won.has(one.date));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE).map((one, nth) => ({ ...one, nth: at + nth }));
      await tx.run(sql`
        insert into lobby.past_number (branch_id, on_date, nth, service_group, service_code, minute, waited_minutes, minutes)
        select ${branch}, date, nth, "group", service, minute, waited, minutes
        from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as one (date date, nth int, "group" text, service text, minute real, waited real, minutes real)`);
    }
    if (won.size === 0) await tx.run(sql`delete from lobby.past where branch_id = ${branch} and id = ${past}`);
    else await learnAnew(tx, asking, branch, []);
    const facts = { days: won.size, numbers: rows.length, kept: days.length - won.size, aside: log.aside.length };
    return { answer: { past: won.size === 0 ? null : past, ...facts }, trace: { object: `past/${past}`, facts: { ...facts, file: digest } } };
  },
});

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
