import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { addDays, businessDate } from '#kernel/time.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql } from '#platform/sql.ts';
import { allRegions, branchesAmong } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { lateCounts } from '../late.ts';
import { verdictOn } from '../rules.ts';
import { settings } from '../settings.ts';
import { areasInUse, lastStandings, rulesOn, totalsOf } from '../standing.ts';
import { areasCounted } from './areas-counted.ts';

/** The regions with the area each lies in, what stands there and what the counts say; the rule; and the areas that were ever counted. */
export const desk = read({
  name: 'risk.desk',
  may: can.see,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const zone = await asking.house.places.zoneOf(NETWORK);
    const today = businessDate(asking.now, zone);
    const { lagDays, lateDays, whenUnknown } = await settingsAt(tx, { lagDays: settings.lagDays, lateDays: settings.lateDays, whenUnknown: settings.whenUnknown }, NETWORK, asking.now);
    const used = await areasInUse(tx);
    const codes = used.map((one) => one.code);
    const [standings, totals] = [await lastStandings(tx, codes), await totalsOf(tx, codes)];
    const counted = addDays(today, -lagDays);
    const rules = await rulesOn(tx, [counted, today]);
    const links = new Map((await tx.many<{ place: string; area: string }>(sql`select place_id as place, area_code as area from risk.place_area`)).map((one) => [one.place, one.area]));
    const own = (await branchesAmong(tx, [...links.keys()])).map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en, area: links.get(one.id) ?? null, region: one.region_id }));
    const planned = await tx.many<{ from: string; value: unknown; source: string | null }>(sql`
      select from_on as "from", value, source from app.setting where name = ${settings.rule.name} and place_id = ${NETWORK} order by from_on desc, set_at desc limit 20`);
    return {
      today, counted, whenUnknown, zone,
      rule: rules.get(today) ?? settings.rule.fallback,
      rules: planned.map(({ from, value, source }) => ({ from, source: source ?? '', ...settings.rule.value.parse(value) })),
      places: (await allRegions(tx)).map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en, area: links.get(one.id) ?? null, own: own.filter(({ region }) => region === one.id).map(({ region: _, ...branch }) => branch) })),
      inUse: used.map(({ code, name }) => {
        const [standing, own] = [standings.get(code), totals.get(code) ?? []];
        const said = verdictOn(own, counted, rules.get(counted) ?? settings.rule.fallback);
        return {
          code, name, level: standing?.level ?? null, since: standing?.from_at.toISOString() ?? null, judged: said.level, fresh: said.fresh, lastCounted: own.at(-1)?.day ?? null,
          byHand: standing?.until_on ? { until: standing.until_on, reason: standing.reason ?? '' } : null,
        };
      }),
      late: await lateCounts(tx, asking.now), lateDays,
      areas: (await areasCounted.within(tx, asking, {})).areas,
    };
  },
});
