import type { Actor } from '#kernel/actor.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { addDays, businessDate, weekdayOf } from '#kernel/time.ts';
import type { House } from '#platform/house.ts';
import { allBranches, allRegions } from '#modules/branches/index.ts';
import { staffByLogin } from '#modules/identity/index.ts';
import { draft, plan } from '#modules/rotation/index.ts';
import { BANK } from './bank.ts';
import { sampleOnly } from './sample-only.ts';

const REGION = 'hx';

/** The manager of a region has drafted next week's rota and has it worked out: headquarters finds it waiting for approval. */
export async function planNextWeek(whole: House): Promise<void> {
  const house = sampleOnly(whole);
  const found = await house.db.look({ branch: NETWORK, branches: 'all' }, async (tx) => {
    const region = (await allRegions(tx)).find(({ code }) => code === REGION);
    const staff = await staffByLogin(tx, `region.${REGION}`);
    return region && staff && { region: region.id, staff, reach: (await allBranches(tx)).filter((one) => one.region_id === region.id).map(({ id }) => id) };
  });
  if (!found) return;
  const now = house.clock.now();
  const today = businessDate(now, BANK.timeZone);
  const actor: Actor = { id: found.staff.id, kind: 'staff', name: found.staff.name, roles: ['regional_manager'], reach: found.reach };
  const asking = () => ({ house, actor, now, random: house.random, requestId: newId(), lang: 'zh' as const });
  const { rota } = await draft(asking(), { place: found.region, from: addDays(today, 8 - weekdayOf(today)), limits: { openMost: 0.6 } });
  await plan(asking(), { rota });
}
