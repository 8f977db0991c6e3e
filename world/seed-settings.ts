import { addDays, businessDate } from '#kernel/time.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { changeBranchSetting, changeNetworkSetting } from '#modules/branches/index.ts';
import { BANK, REGIONS } from './bank.ts';
import { SETTINGS } from './settings.ts';

/** The limits of the sample bank, each at its level and from its date. */
export async function seedSettings(tx: Tx, asking: Asking, places: ReadonlyMap<string, string>): Promise<void> {
  const today = businessDate(asking.now, BANK.timeZone);
  for (const { at, name, value, inDays, source } of SETTINGS) {
    const change = { name, value, source, fromOn: addDays(today, inDays) };
    const place = places.get(at);
    if (place === undefined) await changeNetworkSetting.within(tx, asking, change);
    else if (REGIONS.some(({ code }) => code === at)) await changeNetworkSetting.within(tx, asking, { ...change, region: place });
    else await changeBranchSetting.within(tx, asking, { ...change, branch: place });
  }
}
