import { sql, type Tx } from '#platform/sql.ts';
import type { Learnt } from '../estimate/learn.ts';
import type { Lived, OfToday } from '../estimate/moment.ts';

const MEMORY_DAYS = 90;
const MEMORY_MOMENTS = 4_000;
const DURATION_DAYS = 30;
const DURATIONS = 200;

type Row = { day: number; minute: number; ahead: number; counters: number; called: number; called30: number; called60: number; near: number; waited: number | null };

const MOMENT = sql`(on_date - date '2020-01-01') as day, minute_of_day as minute, ahead_count as ahead, counter_count as counters, called_count as called,
  called30_count as called30, called60_count as called60, near_minutes as near, waited_minutes as waited`;

/** The memory of a line as it lies in the tables. */
export async function memoryOf(tx: Tx, branch: string, group: string, today: string): Promise<{ past: readonly Lived[]; today: readonly OfToday[] }> {
  return { past: await pastDaysOf(tx, branch, group, today), today: await todayOf(tx, branch, today, group) };
}

/** What past days were does not change in the course of a day: read once for each line, and again after a night's scoring and learning. */
const pastDays = new Map<string, readonly Lived[]>();
const MOST_LINES = 300;

export function forgetPastDays(): void {
  pastDays.clear();
}

async function pastDaysOf(tx: Tx, branch: string, group: string, today: string): Promise<readonly Lived[]> {
  const key = `${branch} ${group} ${today}`;
  const remembered = pastDays.get(key);
  if (remembered) return remembered;
  const past = await tx.many<Row & { waited: number }>(sql`
    select ${MOMENT} from lobby.forecast where branch_id = ${branch} and service_group = ${group} and waited_minutes is not null
      and on_date < ${today} and on_date >= ${today}::date - ${MEMORY_DAYS}::int
    order by on_date desc, at desc limit ${MEMORY_MOMENTS}`);
  if (pastDays.size >= MOST_LINES) pastDays.clear();
  pastDays.set(key, past);
  return past;
}

/** Today's forecasts as moments, in time; those who left are nobody's lesson. */
export async function todayOf(tx: Tx, branch: string, today: string, group?: string): Promise<OfToday[]> {
  const rows = await tx.many<Row>(sql`
    select ${MOMENT} from lobby.forecast where branch_id = ${branch} and on_date = ${today} and outcome is distinct from 'left'
      ${group === undefined ? sql`` : sql`and service_group = ${group}`}
    order by at, ahead_count`);
  return rows.map(({ waited, ...row }) => ({ ...row, calledAt: waited === null ? undefined : row.minute + waited }));
}

/** How long services took here lately, for each service. */
export async function durationsHere(tx: Tx, branch: string, today: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await tx.many<{ service: string; minutes: number[] }>(sql`
    select service_code as service, array_agg(minutes) as minutes from (
      select service_code, minutes, row_number() over (partition by service_code order by on_date desc, ended desc) as nth from (
        select service_code, extract(epoch from ended_at - serving_at)::real / 60 as minutes, on_date, extract(epoch from ended_at) as ended
        from lobby.ticket where branch_id = ${branch} and on_date >= ${today}::date - ${DURATION_DAYS}::int and state = 'served' and serving_at is not null and ended_at > serving_at
        union all select service_code, minutes, on_date, minute from lobby.past_number
        where branch_id = ${branch} and on_date >= ${today}::date - ${DURATION_DAYS}::int and service_code is not null and minutes is not null
      ) known
    ) lately where nth <= ${DURATIONS} group by service_code`);
  return new Map(rows.map((row) => [row.service, row.minutes]));
}

/** The share of numbers that left before their turn, over the last days. */
export async function leavingShare(tx: Tx, branch: string, today: string): Promise<number> {
  const { share } = await tx.one<{ share: number }>(sql`
    select coalesce(avg((state = 'left' and called_at is null)::int), 0)::real as share from lobby.ticket
    where branch_id = ${branch} and on_date < ${today} and on_date >= ${today}::date - ${DURATION_DAYS}::int`);
  return Math.min(MOST_LEAVING, share);
}

/** More than this says that a day was broken off, not that people leave. */
const MOST_LEAVING = 0.3;

let known: { id: string; learnt: Learnt } | undefined;

/** What was learnt last; read once for each night. */
export async function latestModel(tx: Tx): Promise<Learnt | undefined> {
  const latest = await tx.maybe<{ id: string }>(sql`select id from lobby.forecast_model order by learnt_at desc limit 1`);
  if (!latest) return undefined;
  if (known?.id === latest.id) return known.learnt;
  const { model } = await tx.one<{ model: Learnt }>(sql`select model from lobby.forecast_model where id = ${latest.id}`);
  known = { id: latest.id, learnt: model };
  return model;
}
