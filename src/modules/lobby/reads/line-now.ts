import { openingOf } from '#modules/hours/index.ts';
import { plannedCounters } from '#modules/appointments/index.ts';
import { SERVICE_GROUPS } from '#modules/services/index.ts';
import { sql, type Tx } from '#platform/sql.ts';
import type { Moment } from '../estimate/moment.ts';
import { isTrusted } from '../estimate/shown.ts';
import type { Durations, WorkAhead } from '../estimate/work-ahead.ts';
import type { InForce } from '../in-force.ts';
import type { TicketRow } from '../tables.ts';

/** A line at this moment: one service group of a branch. */
export type LineNow = Readonly<{ branch: string; now: Date; rules: InForce; group: string; lately: ReadonlyMap<string, readonly number[]> }>;

/** What a service takes here: as it took lately, or as the catalogue says. */
export function durationHere({ rules, lately }: Pick<LineNow, 'rules' | 'lately'>, service: string): Durations {
  return { usual: rules.services.find((one) => one.code === service)?.minutes ?? UNKNOWN_SERVICE_MINUTES, lately: lately.get(service) ?? [] };
}

/** for a number whose service has left the catalogue meanwhile */
const UNKNOWN_SERVICE_MINUTES = 10;

/** Counters of the line now, and as the plan changes them later today. */
export async function countersFrom(tx: Tx, { branch, now, rules, group }: LineNow): Promise<WorkAhead['counters']> {
  const numbers = rules.counters.filter((counter) => counter.service_groups.includes(group)).map((counter) => counter.number);
  const { open } = await tx.one<{ open: number }>(sql`
    select count(distinct counter_number)::int as open from lobby.duty where branch_id = ${branch} and on_date = ${rules.today} and rose_at is null and counter_number = any (${numbers}::int[])`);
  const known = SERVICE_GROUPS.find((one) => one === group);
  const planned = known ? (await plannedCounters(tx, branch, await openingOf(tx, branch, rules.today), rules.today))(known) : [];
  const later = planned.filter((one) => one.startsAt > now).map((one) => ({ from: (one.startsAt.getTime() - now.getTime()) / 60_000, open: Math.round(one.counters) }));
  return [{ from: 0, open }, ...later.toSorted((a, b) => a.from - b.from)];
}

export async function runningOf(tx: Tx, line: LineNow): Promise<WorkAhead['running']> {
  const rows = await tx.many<Pick<TicketRow, 'service_code' | 'called_at' | 'serving_at'>>(sql`
    select service_code, called_at, serving_at from lobby.ticket
    where branch_id = ${line.branch} and on_date = ${line.rules.today} and state in ('called', 'serving') and service_group = ${line.group}`);
  return rows.map((row) => ({
    spent: Math.max(0, (line.now.getTime() - (row.serving_at ?? row.called_at ?? line.now).getTime()) / 60_000), service: durationHere(line, row.service_code),
  }));
}

export async function countsOf(tx: Tx, { branch, now, rules, group }: LineNow): Promise<Pick<Moment, 'called' | 'called30' | 'called60'>> {
  const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return tx.one<{ called: number; called30: number; called60: number }>(sql`
    select count(*) filter (where state <> 'waiting')::int as called, count(*) filter (where called_at > ${since(30)})::int as called30,
      count(*) filter (where called_at > ${since(60)})::int as called60
    from lobby.ticket where branch_id = ${branch} and on_date = ${rules.today} and service_group = ${group}`);
}

const JUDGED_DAYS = 7;

/** Whether the forecasts of the last week allow this branch to show a range at all. */
export async function mayBeShown(tx: Tx, branch: string, { today, settings }: InForce): Promise<boolean> {
  const lately = await tx.many<{ n: number; coverage80: number }>(sql`
    select forecast_count as n, coverage80 from lobby.forecast_score where branch_id = ${branch} and on_date < ${today} and on_date >= ${today}::date - ${JUDGED_DAYS}::int`);
  return isTrusted(lately, { coverage: settings.estimateLeastCoverage, forecasts: settings.estimateLeastForecasts });
}
