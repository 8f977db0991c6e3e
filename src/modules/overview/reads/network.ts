import { z } from 'zod';
import { businessDate } from '#kernel/time.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { allRegions, branchesInReach } from '#modules/branches/index.ts';
import { NETWORK } from '#kernel/id.ts';
import { openingsOf, type Opening } from '#modules/hours/index.ts';
import { hallsOf, settings as lobbySettings } from '#modules/lobby/index.ts';
import { lateCounts } from '#modules/risk/index.ts';
import { can } from '../can.ts';
import { stateOf } from '../rules.ts';
import { settings } from '../settings.ts';
import { openForMinutes } from './open-for.ts';

export const networkShape = z.object({
  at: z.coerce.date(),
  /** areas with branches whose case counts are late */
  lateCounts: z.array(z.object({ name: z.string(), lastCounted: z.string() })),
  regions: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string() })),
  branches: z.array(z.object({
    id, code: z.string(), name: z.string(), nameEn: z.string(), address: z.string(), addressEn: z.string(), phone: z.string(), region: id, lng: z.number().nullable(), lat: z.number().nullable(),
    mode: z.string(), state: z.enum(['closed', 'open', 'busy', 'act']), hours: z.array(z.object({ opens: z.string(), closes: z.string() })), reasonZh: z.string(), reasonEn: z.string(),
    inside: z.number(), cap: z.number().nullable(), outside: z.number(), waiting: z.number(), longestMinutes: z.number(), staffed: z.number(), entered: z.number(),
  })),
});

/** 全辖网点: every branch of one's reach in one look. A query over all branches, in four statements however many there are. */
export const branchesNow = read({
  name: 'overview.network',
  may: can.network,
  input: z.object({ region: id.optional() }),
  run: async ({ tx, asking, input }) => {
    const mine = (await branchesInReach(tx, asking.actor)).filter((branch) => input.region === undefined || branch.region_id === input.region);
    const regions = (await allRegions(tx)).filter((region) => mine.some((branch) => branch.region_id === region.id));
    const dates = new Map(mine.map((branch) => [branch.id, businessDate(asking.now, branch.time_zone)]));
    const openings = await openingsToday(tx, dates);
    const halls = await hallsOf(tx, dates, asking.now);
    const limits = { ...(await settingsAt(tx, settings, NETWORK, asking.now)), maximumWaitMinutes: await lobbySettings.maximumWaitMinutes.at(tx, NETWORK, asking.now), alarmShare: await lobbySettings.hallAlarmShare.at(tx, NETWORK, asking.now) };
    return {
      at: asking.now,
      lateCounts: (await lateCounts(tx, asking.now)).map(({ name, lastCounted }) => ({ name, lastCounted })),
      regions: regions.map((region) => ({ id: region.id, code: region.code, name: region.name, nameEn: region.name_en })),
      branches: mine.map((branch) => {
        const opening = openings.get(branch.id);
        const hall = halls.get(branch.id);
        const openFor = opening && openForMinutes(opening, asking.now);
        const seen = { inside: hall?.inside ?? 0, cap: hall?.cap ?? null, outside: hall?.outside ?? 0, longestMinutes: hall?.longestMinutes ?? 0, staffed: hall?.staffed ?? 0 };
        return {
          id: branch.id, code: branch.code, name: branch.name, nameEn: branch.name_en, address: branch.address, addressEn: branch.address_en, phone: branch.phone, region: branch.region_id, lng: branch.lng, lat: branch.lat,
          mode: opening?.mode ?? 'closed', state: stateOf({ ...seen, isOpen: openFor !== undefined, openForMinutes: openFor }, limits), hours: opening?.personal ?? [], reasonZh: opening?.reason?.zh ?? '', reasonEn: opening?.reason?.en ?? '',
          ...seen, waiting: hall?.waiting ?? 0, entered: hall?.entered ?? 0,
        };
      }),
    };
  },
});

/** Today is not the same date everywhere; branches with the same date are asked together. */
async function openingsToday(tx: Tx, dates: ReadonlyMap<string, string>): Promise<Map<string, Opening>> {
  const openings = new Map<string, Opening>();
  for (const date of new Set(dates.values())) {
    const branches = [...dates].filter(([, own]) => own === date).map(([branch]) => branch);
    for (const [branch, opening] of await openingsOf(tx, branches, date)) openings.set(branch, opening);
  }
  return openings;
}
