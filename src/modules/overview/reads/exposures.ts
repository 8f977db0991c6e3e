import { z } from 'zod';
import { addDays, businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { branchesInReach, allRegions } from '#modules/branches/index.ts';
import { exposureOfBranches, type PeriodExposure } from '#modules/lobby/index.ts';
import { can } from '../can.ts';

const SHOWN_DAYS = 14;

const period = z.object({
  openDays: z.number(), visitors: z.number(), perVisitorMinutes: z.number().nullable(), perVisitorBefore: z.number().nullable(), atHundredMinutes: z.number().nullable(), atHundredBefore: z.number().nullable(),
  minutesAboveCap: z.number(), longContacts: z.number(), fullest: z.number().nullable(), uncounted: z.number(), days: z.array(z.number().nullable()).readonly(),
}) satisfies z.ZodType<PeriodExposure>;

export const exposuresShape = z.object({
  /** the days that are shown, all of them over */
  dates: z.array(z.string()),
  regions: z.array(z.object({ id, name: z.string(), nameEn: z.string() })),
  branches: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string(), region: id }).extend(period.shape)),
});

const NOBODY: PeriodExposure = { openDays: 0, visitors: 0, perVisitorMinutes: null, perVisitorBefore: null, atHundredMinutes: null, atHundredBefore: null, minutesAboveCap: 0, longContacts: 0, fullest: null, uncounted: 0, days: [] };

/** 各网点的接触暴露: all branches of one's reach over the last days that are over, beside as many days before. A query over all branches, in three statements however many there are. */
export const exposures = read({
  name: 'overview.exposures',
  may: can.network,
  input: z.object({ days: z.coerce.number().int().min(7).max(60).optional() }),
  run: async ({ tx, asking, input }) => {
    const mine = await branchesInReach(tx, asking.actor);
    const regions = (await allRegions(tx)).filter((region) => mine.some((branch) => branch.region_id === region.id));
    const shown = input.days ?? SHOWN_DAYS;
    // Where it is still yesterday, that day is not over: the same days for all.
    const today = mine.map((branch) => businessDate(asking.now, branch.time_zone)).toSorted((a, b) => a.localeCompare(b))[0];
    const dates = today === undefined ? [] : Array.from({ length: shown }, (_, at) => addDays(today, at - shown));
    const figures = await exposureOfBranches(tx, dates);
    const nobody = { ...NOBODY, days: dates.map(() => null) };
    return {
      dates, regions: regions.map((region) => ({ id: region.id, name: region.name, nameEn: region.name_en })),
      branches: mine.map((branch) => ({ id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en, region: branch.region_id, ...(figures.get(branch.id) ?? nobody) })),
    };
  },
});
