import { z } from 'zod';
import { metresBetween } from '#kernel/distance.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import { allBranches, branchOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { openingsOf } from '../opening.ts';
import { day } from '../plan.ts';
import { settings } from '../settings.ts';
import { REMOTE, servesPeople } from '../wall.ts';

const OFFERED = 6;
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
  const others = (await allBranches(tx)).filter((one) => one.id !== branch);
  const openings = await openingsOf(tx, others.map((one) => one.id), date);
  const open = others
    .filter((one) => servesPeople(openings.get(one.id)?.mode ?? 'closed'))
    .map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en || one.name, metres: metresBetween(here, one) }))
    .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity))
    .slice(0, OFFERED);
  const { bankPhone, leadDays, closeAloneDays } = await settingsAt(tx, { bankPhone: settings.bankPhone, leadDays: settings.leadDays, closeAloneDays: settings.closeAloneDays }, branch, asking.now);
  return { open, remote: [...REMOTE], phone: bankPhone || here.phone, leadDays, closeAloneDays };
}
