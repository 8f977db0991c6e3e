import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { changeSeenSetting } from '#modules/branches/index.ts';
import { settings } from '#modules/lobby/index.ts';
import { act } from '#platform/act.ts';
import { day, id } from '#platform/contract.ts';
import { settingsAt } from '#platform/settings.ts';
import { branchAsIs } from '../branch-as-is.ts';
import { can } from '../can.ts';
import { maskRuleRuns } from '../mask-rule.ts';
import { besideOff } from '../reads/mask-rule.ts';
import { noonOf } from '../noon.ts';
import { shownOf } from '../running.ts';
import { settings as own } from '../settings.ts';

/**
 * 看过代价再打开: the mask rule of a branch, after its days were simulated to the end for what the branch is now. The trail keeps the
 * figures that were shown, from our own run, and that the person accepted them.
 */
export const turnOnMaskRule = act({
  name: 'twin.turnOnMaskRule',
  may: can.turnOnMaskRule,
  input: z.object({ branch: id, fromOn: day, accepted: z.literal(true), source: z.string().trim().max(300).optional() }),
  run: async ({ tx, asking, input: { branch, fromOn, source } }) => {
    const asIs = await branchAsIs(tx, branch, asking.now);
    // A turning off that is planned for that day may be taken back today.
    if (await settings.maskOffAtCounters.at(tx, branch, await noonOf(asking, branch, fromOn))) throw new Refusal('twin.maskRuleOnAlready', { status: 409 });
    const ways = maskRuleRuns(asIs);
    const { fortnights } = await settingsAt(tx, own, branch, asking.now);
    const found = shownOf(asking.house, ways.map((one) => one.run), fortnights);
    if (found === undefined) throw new Refusal('twin.notSeenYet', { status: 409 });
    const pairHours = Object.fromEntries(ways.map(({ way }, nth) => [way, Math.round(besideOff(found, nth, 'pairHours').value.mean)]));
    const { setting } = await changeSeenSetting.within(tx, asking, { branch, name: settings.maskOffAtCounters.name, value: true, fromOn, ...(source !== undefined && { source }) });
    return { answer: { setting }, trace: { object: `setting/${setting}`, facts: { fromOn, accepted: true, pairHours, weeks: found.length } } };
  },
});
