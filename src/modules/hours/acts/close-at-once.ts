import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act } from '#platform/act.ts';
import { id, line } from '#platform/contract.ts';
import { can } from '../can.ts';
import { mayCloseAlone } from '../closing.ts';
import { bilingual, day, notice } from '../plan.ts';
import { publishPlan } from '../publish-plan.ts';
import { settings } from '../settings.ts';
import { ROUND_THE_CLOCK } from '../week.ts';

/**
 * An emergency (漏水、断电): the doors stay shut now, on one person's word, where the bank allows it, for a few days only. Never opens
 * a door, never approves: the version carries the waiver and its reason for whoever reviews it.
 */
export const closeAtOnce = act({
  name: 'hours.closeAtOnce',
  may: can.closeAtOnce,
  input: z.object({ branch: id, from: day, to: day, reason: bilingual, notice, waiver: line(200), machines: z.boolean().default(true) }),
  run: async ({ tx, asking, input }) => {
    const most = await settings.closeAloneDays.at(tx, input.branch, asking.now);
    if (most === 0) throw new Refusal('hours.needsSecondPerson', { status: 403 });
    const today = businessDate(asking.now, await asking.house.places.zoneOf(input.branch));
    if (!mayCloseAlone(input, today, most)) throw new Refusal('hours.tooLongForOne', { status: 422, params: { days: most } });
    const exception = {
      id: newId(), from: input.from, to: input.to, weekdays: [], days: 'every' as const, reason: input.reason, notice: input.notice,
      hours: { mode: 'closed' as const, personal: [], corporate: [], machines: input.machines ? ROUND_THE_CLOCK : [], cutOffs: [] },
    };
    const published = await publishPlan(tx, asking, {
      branch: input.branch, change: { weeks: [], exceptions: [exception], lifts: [] }, requestedBy: [asking.actor.id], waiver: input.waiver, hurry: input.waiver,
    });
    return {
      answer: { version: published.version, affected: published.affected },
      trace: { object: `version/${published.version}`, facts: { waived: true, from: input.from, to: input.to } },
      announces: published.announces,
    };
  },
});
