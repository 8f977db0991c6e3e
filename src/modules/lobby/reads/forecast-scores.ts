import { sql, type Tx } from '#platform/sql.ts';

export type ForecastDay = Readonly<{ date: string; count: number; left: number; mae: number; bias: number; within10: number; coverage80: number }>;

/** 预计与实际, day by day over the last two weeks: how wrong a branch's wait estimates were, in which direction, and how often the band held. */
export async function forecastScores(tx: Tx, branch: string, before: string): Promise<ForecastDay[]> {
  return tx.many<ForecastDay>(sql`
    select on_date::text as date, sum(forecast_count)::int as count, sum(left_count)::int as left,
      (sum(mae_minutes * forecast_count) / sum(forecast_count))::real as mae, (sum(bias_minutes * forecast_count) / sum(forecast_count))::real as bias,
      (sum(within10 * forecast_count) / sum(forecast_count))::real as within10, (sum(coverage80 * forecast_count) / sum(forecast_count))::real as coverage80
    from lobby.forecast_score where branch_id = ${branch} and on_date < ${before} and on_date >= ${before}::date - 14 and forecast_count > 0
    group by on_date order by on_date`);
}
