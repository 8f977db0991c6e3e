import { z } from 'zod';
import { allBranches, allRegions } from '#modules/branches/index.ts';
import { settings } from '#modules/lobby/index.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingAtEach } from '#platform/settings.ts';
import { can } from '../can.ts';

export const maskRulesShape = z.object({
  regions: z.array(z.object({ id, name: z.string(), nameEn: z.string() })),
  branches: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string(), region: id, isOn: z.boolean() })),
});

/** Where in one's reach the mask rule holds today. */
export const maskRules = read({
  name: 'twin.maskRules',
  may: can.turnMaskRules,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const { reach } = asking.actor;
    const mine = (await allBranches(tx)).filter((branch) => reach === 'all' || reach.includes(branch.id));
    const isOn = await settingAtEach(tx, settings.maskOffAtCounters, mine.map((one) => one.id), asking.now);
    return {
      regions: (await allRegions(tx)).filter((region) => mine.some((branch) => branch.region_id === region.id)).map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en })),
      branches: mine.map((one) => ({ id: one.id, code: one.code, name: one.name, nameEn: one.name_en, region: one.region_id, isOn: isOn.get(one.id) ?? settings.maskOffAtCounters.fallback })),
    };
  },
});
