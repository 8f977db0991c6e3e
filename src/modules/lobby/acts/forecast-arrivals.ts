import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { expectWalkIns } from '#modules/appointments/index.ts';
import { openingOf } from '#modules/hours/index.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { expectDay } from '../arrivals/expect-day.ts';
import { can } from '../can.ts';
import { arrivalsBefore, minutesOfGroups, walkInShares } from '../reads/arrivals.ts';

/** As far as times are given away. */
export const BOOKED_DAYS_AHEAD = 7;

/** 客流预测: what a coming day is expected to bring, hour by hour and group by group; and what yesterday's forecasts came to. May run twice. */
export const forecastArrivals = act({
  name: 'lobby.forecastArrivals',
  may: can.forecastWaits,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input: { branch, date } }) => {
    const opening = await openingOf(tx, branch, date);
    const history = opening.mode === 'closed' ? new Map() : await arrivalsBefore(tx, branch, date);
    const minutes = await minutesOfGroups(tx, branch, date);
    const walkIn = await walkInShares(tx, branch, date);
    const hours: { group: string; hour: number; minutes: number }[] = [];
    const told: { group: string; hour: number; count: number }[] = [];
    let expectedInAll = 0;
    for (const [group, days] of history) {
      const expected = expectDay(days, date) ?? [];
      for (const [hour, count] of expected.entries()) {
        expectedInAll += count;
        hours.push({ group, hour, minutes: Math.max(0, count) * (minutes.get(group) ?? 0) * (walkIn.get(group) ?? 1) });
        told.push({ group, hour, count });
      }
    }
    await tx.run(sql`
      insert into lobby.arrival_forecast (branch_id, on_date, service_group, hour, expected, made_at)
      select ${branch}, ${date}, "group", hour, count, ${asking.now} from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as one ("group" text, hour int, count real)
      on conflict (branch_id, on_date, service_group, hour) do update set expected = excluded.expected, made_at = excluded.made_at where arrival_forecast.came_count is null`);
    // Proposed times lie where walk-ins leave the counters free.
    await expectWalkIns.within(tx, asking, { branch, date, hours });
    await tx.run(sql`
      update lobby.arrival_forecast f set came_count = (
        select count(*) from lobby.ticket t where t.branch_id = f.branch_id and t.on_date = f.on_date and t.service_group = f.service_group
          and extract(hour from t.taken_at at time zone ${opening.zone}) = f.hour)
      where f.branch_id = ${branch} and f.on_date < ${businessDate(asking.now, opening.zone)} and f.came_count is null`);
    const facts = { date, groups: history.size, expected: Math.round(expectedInAll) };
    return { answer: facts, trace: { object: `branch/${branch}`, facts }, announces: [{ topic: 'lobby.arrivalsForecast', facts }] };
  },
});
