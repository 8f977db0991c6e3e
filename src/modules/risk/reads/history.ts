import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, daysBetween } from '#kernel/time.ts';
import { day } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { areaCode, areaOf } from '../areas.ts';
import { can } from '../can.ts';
import { verdictOn } from '../rules.ts';
import { settings } from '../settings.ts';
import { rulesOn, totalsOf } from '../standing.ts';
import type { StandingRow } from '../tables.ts';

const MOST_DAYS = 400;

/** Each day of an area as its counts and the rule of that day say, and the levels that really stood. A day that was not counted is there, without data. */
export const history = read({
  name: 'risk.history',
  may: can.see,
  input: z.object({ area: areaCode, to: day.optional() }),
  run: async ({ tx, asking, input: { area, to } }) => {
    const { code, name } = await areaOf(tx, area);
    const totals = (await totalsOf(tx, [area])).get(area) ?? [];
    const last = to ?? totals.at(-1)?.day;
    const first = totals[0]?.day;
    const length = first && last && first <= last ? Math.min(MOST_DAYS, daysBetween(first, last) + 1) : 0;
    const days = Array.from({ length }, (_, nth) => addDays(last ?? '', nth - length + 1));
    const rules = await rulesOn(tx, days);
    const byDay = new Map(totals.map((one) => [one.day, one.total]));
    const standings = await tx.many<StandingRow>(sql`select * from risk.standing where area_code = ${area} order by from_at desc, id desc limit 100`);
    return {
      area: { code, name }, zone: await asking.house.places.zoneOf(NETWORK),
      days: days.map((one) => {
        const [total, yesterday] = [byDay.get(one), byDay.get(addDays(one, -1))];
        const rule = rules.get(one) ?? settings.rule.fallback;
        return { day: one, total: total ?? null, risen: total === undefined || yesterday === undefined ? null : total - yesterday, ...verdictOn(totals, one, rule) };
      }),
      standings: standings.map((row) => ({ at: row.from_at.toISOString(), level: row.level, judged: row.judged, countedTo: row.counted_to, fresh: row.fresh, until: row.until_on, reason: row.reason })),
    };
  },
});
