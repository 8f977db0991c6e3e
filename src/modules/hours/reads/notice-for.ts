import { z } from 'zod';
import { metresBetween } from '#kernel/distance.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { allBranches, branchOf, nearestBranches, type BranchRow } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { openingsOf } from '../opening.ts';
import { day } from '../plan.ts';
import { settings } from '../settings.ts';
import { REMOTE, servesPeople } from '../wall.ts';

const OFFERED = 6;
/** So many are looked at first, four times as many when too few of them are open, and so on. */
const [LOOKED_AT, MOST_LOOKED_AT] = [24, 1_536];
/** How many of them a notice names, unless somebody chooses otherwise. */
export const OFFERED_IN_NOTICE = 2;

/** What a notice for a day should offer: the nearest branches that are open then, the remote channels, the phone number. */
export const noticeFor = read({
  name: 'hours.noticeFor',
  may: can.seePlan,
  input: z.object({ branch: id, date: day }),
  run: ({ tx, asking, input }) => offerInstead(tx, asking, input.branch, input.date),
});

export async function offerInstead(tx: Tx, asking: Asking, branch: string, date: string) {
  const here = await branchOf(tx, branch);
  const open = await openAround(tx, here, date);
  const { bankPhone, leadDays, closeAloneDays } = await settingsAt(tx, { bankPhone: settings.bankPhone, leadDays: settings.leadDays, closeAloneDays: settings.closeAloneDays }, branch, asking.now);
  return { open, remote: [...REMOTE], phone: bankPhone || here.phone, leadDays, closeAloneDays };
}

/** The nearest that are open on a day, looked at from the nearest on; only where too few are open all are looked at, those too that are not on the map. */
async function openAround(tx: Tx, here: BranchRow, date: string) {
  const { lng, lat } = here;
  if (lng !== null && lat !== null) {
    for (let most = LOOKED_AT; most <= MOST_LOOKED_AT; most *= 4) {
      const near = (await nearestBranches(tx, { lng, lat }, most)).filter((one) => one.id !== here.id);
      const open = await openAmong(tx, near, date);
      if (open.length >= OFFERED) return open.slice(0, OFFERED).map(({ metres, ...one }) => shown(one, metres));
      if (near.length + 1 < most) break;
    }
  }
  const others = (await allBranches(tx)).filter((one) => one.id !== here.id);
  return (await openAmong(tx, others, date)).map((one) => shown(one, metresBetween(here, one))).sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity)).slice(0, OFFERED);
}

async function openAmong<B extends BranchRow>(tx: Tx, branches: readonly B[], date: string): Promise<B[]> {
  const openings = await openingsOf(tx, branches.map((one) => one.id), date);
  return branches.filter((one) => servesPeople(openings.get(one.id)?.mode ?? 'closed'));
}

function shown(one: BranchRow, metres: number | null) {
  return { id: one.id, name: one.name, nameEn: one.name_en || one.name, metres };
}
