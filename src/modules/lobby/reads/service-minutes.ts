import { z } from 'zod';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';

const DAYS = 60;
/** 近期为重: a service of two weeks ago weighs half of one of today (DOMAIN 9.6). */
const HALF_LIFE_DAYS = 14;

/** For the night job: how long each service took at a counter of this branch lately, from the tickets alone, and from those of the old queue machine. */
export const serviceMinutes = read({
  name: 'lobby.serviceMinutes',
  may: can.forecastWaits,
  input: z.object({ branch: id, date: z.iso.date() }),
  run: async ({ tx, input: { branch, date } }) => ({
    services: await tx.many<{ code: string; samples: number; mean: number; p80: number }>(sql`
      select service_code as code, count(*)::int as samples, (sum(minutes * weight) / sum(weight))::real as mean, (percentile_cont(0.8) within group (order by minutes))::real as p80
      from (
        select service_code, extract(epoch from ended_at - serving_at) / 60 as minutes, power(0.5, (${date}::date - on_date) / ${HALF_LIFE_DAYS}::real) as weight
        from lobby.ticket where branch_id = ${branch} and on_date <= ${date} and on_date > ${date}::date - ${DAYS}::int
          and state = 'served' and serving_at is not null and ended_at > serving_at
        union all select service_code, minutes, power(0.5, (${date}::date - on_date) / ${HALF_LIFE_DAYS}::real) from lobby.past_number
        where branch_id = ${branch} and on_date <= ${date} and on_date > ${date}::date - ${DAYS}::int and service_code is not null and minutes is not null
      ) served group by service_code order by service_code`),
  }),
});
