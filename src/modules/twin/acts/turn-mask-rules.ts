import { z } from 'zod';
import { mayDo } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import { branchesAmong, changeBranchSetting } from '#modules/branches/index.ts';
import { settings } from '#modules/lobby/index.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import type { Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { noonOf } from '../noon.ts';
import { MOST_TOGETHER } from '../together.ts';
import { turnOnMaskRule } from './turn-on-mask-rule.ts';

const branches = z.array(id).min(1).max(MOST_TOGETHER);

/** 一并打开: the mask rule of several branches, each after its own days were simulated and seen; all of them or none. */
export const turnOnMaskRules = act({
  name: 'twin.turnOnMaskRules',
  may: can.turnMaskRules,
  input: z.object({ branches, fromOn: day, accepted: z.literal(true) }),
  run: async ({ tx, asking, input: { branches: wanted, ...how } }) => {
    const there = await within(tx, asking, wanted);
    for (const branch of there) await turnOnMaskRule.within(tx, asking, { branch, ...how });
    return { answer: { branches: there.length }, trace: { object: `setting/${settings.maskOffAtCounters.name}`, facts: { on: true, fromOn: how.fromOn, branches: there.length } } };
  },
});

/** 一并关掉: what it cost was seen when it was turned on; turning it off needs no more than a word. Where it is off on that day already nothing changes; a turning on that is planned is taken back so. */
export const turnOffMaskRules = act({
  name: 'twin.turnOffMaskRules',
  may: can.turnMaskRules,
  input: z.object({ branches, fromOn: day }),
  run: async ({ tx, asking, input: { branches: wanted, fromOn } }) => {
    const there: string[] = [];
    for (const branch of await within(tx, asking, wanted)) if (await settings.maskOffAtCounters.at(tx, branch, await noonOf(asking, branch, fromOn))) there.push(branch);
    for (const branch of there) await changeBranchSetting.within(tx, asking, { branch, name: settings.maskOffAtCounters.name, value: false, fromOn });
    return { answer: { branches: there.length }, trace: { object: `setting/${settings.maskOffAtCounters.name}`, facts: { on: false, fromOn, branches: there.length } } };
  },
});

/** In one order, so that two who decide at once wait for each other. A branch of others and one that is not there answer alike. */
async function within(tx: Tx, { actor }: Asking, wanted: readonly string[]): Promise<string[]> {
  const there = (await branchesAmong(tx, wanted)).map((one) => one.id).filter((one) => (actor.reach === 'all' || actor.reach.includes(one)) && mayDo(actor, can.turnMaskRules, one));
  if (there.length < new Set(wanted).size) throw new Refusal('twin.branchesUnknown', { status: 404 });
  return there.toSorted();
}
