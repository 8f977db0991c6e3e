import { z } from 'zod';
import { metresBetween } from '#kernel/distance.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { settingsAt } from '#platform/settings.ts';
import { allBranches, branchOf } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { openingsOf } from '../opening.ts';
import { day } from '../plan.ts';
import { settings } from '../settings.ts';
import { REMOTE, servesPeople } from '../wall.ts';

const OFFERED = 6;

/** What a notice for a day should offer: the nearest branches that are open then, the remote channels, the phone number. */
export const noticeFor = read({
  name: 'hours.noticeFor',
  may: can.seePlan,
  input: z.object({ branch: id, date: day }),
  run: async ({ tx, asking, input }) => {
    const here = await branchOf(tx, input.branch);
    const others = (await allBranches(tx)).filter((one) => one.id !== input.branch);
    const openings = await openingsOf(tx, others.map((one) => one.id), input.date);
    const open = others
      .filter((one) => servesPeople(openings.get(one.id)?.mode ?? 'closed'))
      .map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en || one.name, metres: metresBetween(here, one) }))
      .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity))
      .slice(0, OFFERED);
    const { bankPhone, leadDays, closeAloneDays } = await settingsAt(tx, { bankPhone: settings.bankPhone, leadDays: settings.leadDays, closeAloneDays: settings.closeAloneDays }, input.branch, asking.now);
    return { open, remote: [...REMOTE], phone: bankPhone || here.phone, leadDays, closeAloneDays };
  },
});
