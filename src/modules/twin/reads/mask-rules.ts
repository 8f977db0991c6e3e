import { z } from 'zod';
import { businessDate, instantOf } from '#kernel/time.ts';
import { branchesInReach, allRegions } from '#modules/branches/index.ts';
import { settings } from '#modules/lobby/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { daysOfChange, settingAtEach } from '#platform/settings.ts';
import { can } from '../can.ts';

export const maskRulesShape = z.object({
  regions: z.array(z.object({ id, name: z.string(), nameEn: z.string() })),
  branches: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string(), region: id, isOn: z.boolean(), turnsOn: z.string().nullable() })),
});

/** As many dated changes ahead are looked at: more than anybody plans. */
const AHEAD = 12;

/** Where in one's reach the mask rule holds today, and from which day it will be otherwise (`turnsOn`), as far as that is decided. */
export const maskRules = read({
  name: 'twin.maskRules',
  may: can.turnMaskRules,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const mine = await branchesInReach(tx, asking.actor);
    const [ids, zone] = [mine.map((one) => one.id), mine[0]?.time_zone ?? 'Asia/Shanghai'];
    const stands = async (at: Date) => settingAtEach(tx, settings.maskOffAtCounters, ids, at);
    const isOn = await stands(asking.now);
    const turns = new Map<string, string>();
    for (const day of await daysOfChange(tx, settings.maskOffAtCounters, businessDate(asking.now, zone), AHEAD)) {
      const then = await stands(instantOf(day, '12:00', zone));
      for (const one of ids) if (!turns.has(one) && then.get(one) !== isOn.get(one)) turns.set(one, day);
    }
    return {
      regions: (await allRegions(tx)).filter((region) => mine.some((branch) => branch.region_id === region.id)).map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en })),
      branches: mine.map((one) => ({ id: one.id, code: one.code, name: one.name, nameEn: one.name_en, region: one.region_id, isOn: isOn.get(one.id) ?? settings.maskOffAtCounters.fallback, turnsOn: turns.get(one.id) ?? null })),
    };
  },
});
