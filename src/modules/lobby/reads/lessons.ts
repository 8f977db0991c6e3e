import { z } from 'zod';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Lesson } from '../estimate/learn.ts';
import { latestModel } from './memory.ts';
import type { CameTrue } from '../estimate/scored.ts';

const LESSON_DAYS = 60;
const MOST_LESSONS = 60_000;
const BAND_DAYS = 3;

/** For the night job: what came true in all branches, as it was seen then; and how the learnt bands of the last days did. Nothing personal. */
export const lessons = read({
  name: 'lobby.lessons',
  may: can.seeLessons,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input: { now } }): Promise<{ lessons: Lesson[]; bands: CameTrue[]; stretch: number | undefined }> => {
    const rows = await tx.many<{ sight: number[]; near: number; waited: number }>(sql`
      select sight, near_minutes as near, waited_minutes as waited from lobby.forecast
      where waited_minutes is not null and at > ${daysBefore(now, LESSON_DAYS)} order by at desc limit ${MOST_LESSONS}`);
    const bands = await tx.many<{ p10: number; p50: number; p80: number; p90: number; waited: number }>(sql`
      select p10_minutes as p10, p50_minutes as p50, p80_minutes as p80, p90_minutes as p90, waited_minutes as waited from lobby.forecast
      where waited_minutes is not null and method = 'learnt' and at > ${daysBefore(now, BAND_DAYS)} limit ${MOST_LESSONS}`);
    return {
      lessons: rows.map(({ sight, near, waited }) => ({ sight: { values: Float64Array.from(sight), near }, waited })),
      stretch: (await latestModel(tx))?.stretch,
      bands: bands.map(({ waited, ...band }) => ({ band, waited })),
    };
  },
});

/** For the night job: branches and past days with forecasts that are not yet scored. */
export const unscored = read({
  name: 'lobby.unscored',
  may: can.seeLessons,
  input: z.object({ now: z.coerce.date() }),
  run: async ({ tx, input: { now } }) => tx.many<{ branch: string; date: string }>(sql`
    select distinct f.branch_id as branch, f.on_date as date from lobby.forecast f join app.place place on place.id = f.branch_id
    where f.on_date < (${now}::timestamptz at time zone place.time_zone)::date and f.at > ${daysBefore(now, LESSON_DAYS)}
      and not exists (select from lobby.forecast_score s where s.branch_id = f.branch_id and s.on_date = f.on_date)
    order by f.on_date limit 5000`),
});

/** For the minute job: branches where somebody waits, or could take a number, whose estimate is missing or older than this. */
export const awaitingForecast = read({
  name: 'lobby.awaitingForecast',
  may: can.seeLessons,
  input: z.object({ now: z.coerce.date(), branch: z.uuid().optional() }),
  run: async ({ tx, input: { now, branch } }) => {
    const here = (column: string) => (branch === undefined ? sql`` : sql`and ${sql.ref(column)} = ${branch}`);
    const fresh = new Date(now.getTime() - FRESH_MINUTES * 60_000);
    return tx.many<{ branch: string }>(sql`
      select t.branch_id as branch from lobby.ticket t
      where t.state = 'waiting' and t.taken_at > ${daysBefore(now, 1)} ${here('t.branch_id')}
        and not exists (select from lobby.forecast f where f.branch_id = t.branch_id and f.ticket_id = t.id and f.at > ${fresh})
      union select d.branch_id from lobby.duty d
      where d.rose_at is null and d.sat_at > ${daysBefore(now, 1)} ${here('d.branch_id')}
        and not exists (select from lobby.newcomer_forecast n where n.branch_id = d.branch_id and n.at > ${fresh})`);
  },
});

const FRESH_MINUTES = 1;

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
