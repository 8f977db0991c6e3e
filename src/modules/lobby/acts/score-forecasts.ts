import { z } from 'zod';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import type { Method } from '../estimate/forecast-line.ts';
import { scoreOf } from '../estimate/scored.ts';
import { forgetPastDays } from '../reads/memory.ts';
import { noteCalled } from './note-called.ts';

type Row = { method: Method; p10: number; p50: number; p80: number; p90: number; waited: number | null };

/** 夜间评分: a day's forecasts against what came true, by method. Who left is counted apart. May run twice. */
export const scoreForecasts = act({
  name: 'lobby.scoreForecasts',
  may: can.forecastWaits,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    await noteCalled(tx, branch, date);
    forgetPastDays();
    const rows = await tx.many<Row>(sql`
      select method, p10_minutes as p10, p50_minutes as p50, p80_minutes as p80, p90_minutes as p90, waited_minutes as waited
      from lobby.forecast where branch_id = ${branch} and on_date = ${date} and outcome is not null`);
    const methods = [...new Set(rows.map((row) => row.method))];
    for (const method of methods) {
      const own = rows.filter((row) => row.method === method);
      const result = scoreOf(own.flatMap(({ waited, ...band }) => (waited === null ? [] : [{ band, waited }])));
      if (!result) continue;
      await tx.run(sql`
        insert into lobby.forecast_score (branch_id, on_date, method, forecast_count, left_count, mae_minutes, bias_minutes, within10, coverage80, kept90, scored_at)
        values (${branch}, ${date}, ${method}, ${result.n}, ${own.length - result.n}, ${result.mae}, ${result.bias}, ${result.within10}, ${result.coverage80}, ${result.kept90}, ${asking.now})
        on conflict (branch_id, on_date, method) do update set forecast_count = excluded.forecast_count, left_count = excluded.left_count, mae_minutes = excluded.mae_minutes,
          bias_minutes = excluded.bias_minutes, within10 = excluded.within10, coverage80 = excluded.coverage80, kept90 = excluded.kept90, scored_at = excluded.scored_at`);
    }
    const told = { date, forecasts: rows.length, methods: methods.length };
    return { answer: told, trace: { object: `branch/${branch}`, facts: told } };
  },
});
