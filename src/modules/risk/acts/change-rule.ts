import { z } from 'zod';
import { NETWORK } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { day, line } from '#platform/contract.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { rule, settings } from '../settings.ts';

/** Another rule from a day on. Days before it keep the level that they had: the past is not judged anew. */
export const changeRule = act({
  name: 'risk.changeRule',
  may: can.changeRule,
  input: z.object({ from: day, rule, source: line(200) }),
  run: async ({ tx, asking, input }) => {
    const today = businessDate(asking.now, await asking.house.places.zoneOf(NETWORK));
    if (input.from < today) throw new Refusal('risk.ruleInThePast', { status: 422 });
    await changeNetworkSetting.within(tx, asking, { name: settings.rule.name, value: input.rule, fromOn: input.from, source: input.source });
    return { answer: { from: input.from }, trace: { object: 'risk/rule', facts: { from: input.from, ...input.rule } } };
  },
});
