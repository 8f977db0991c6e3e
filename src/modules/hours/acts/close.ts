import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { businessDate } from '#kernel/time.ts';
import { act, type Outcome } from '#platform/act.ts';
import { clockText, id, line } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { can } from '../can.ts';
import { closingChange, mayCloseAlone } from '../closing.ts';
import { marksOf } from '../opening.ts';
import { bilingual, day, type Plan } from '../plan.ts';
import { publishPlan } from '../publish-plan.ts';
import { offerInstead, OFFERED_IN_NOTICE } from '../reads/notice-for.ts';
import { settings } from '../settings.ts';
import { draft } from './draft.ts';

/**
 * Shuts a branch, today from a clock on or for days: published at once where one person's word is enough, else drafted for another person's.
 * Called `.within` the deed of a closure, which looks after those who had booked. Never opens a door.
 */
export const close = act({
  name: 'hours.close',
  may: can.closeAtOnce,
  input: z.object({ branch: id, from: day, to: day.nullable(), after: clockText.optional(), reason: bilingual, filing: line(80).optional() }),
  run: async ({ tx, asking, input: { branch, reason, filing, ...closing } }): Promise<Outcome<{ version: number | null; draft: string | null; affected: string[] }>> => {
    if (closing.to !== null && closing.to < closing.from) throw new Refusal('hours.endsBeforeStart', { status: 422 });
    const today = businessDate(asking.now, await asking.house.places.zoneOf(branch));
    const most = await settings.closeAloneDays.at(tx, branch, asking.now);
    const offer = await offerInstead(tx, asking, branch, closing.from);
    const notice = { alternatives: offer.open.slice(0, OFFERED_IN_NOTICE).map((one) => one.id), remote: offer.remote, phone: dialled(offer.phone) };
    const board = await tx.maybe<{ plan: Plan }>(sql`select plan from hours.board where id = ${branch}`);
    const change = closingChange(board?.plan ?? { weeks: [], exceptions: [] }, closing, { reason, notice }, await marksOf(tx, branch, closing.from, closing.from));
    const facts = { from: closing.from, to: closing.to, after: closing.after };
    if (!mayCloseAlone(closing, today, most)) {
      const drafted = await draft.within(tx, asking, { branch, change, hurry: reason.zh.slice(0, 200), filing });
      return { answer: { version: null, draft: drafted.draft, affected: [...drafted.affected] }, trace: { object: `draft/${drafted.draft}`, facts } };
    }
    const published = await publishPlan(tx, asking, { branch, change, requestedBy: [asking.actor.id], waiver: reason.zh, hurry: reason.zh, ...(filing !== undefined && { filing }) });
    return {
      answer: { version: published.version, draft: null, affected: [...published.affected] },
      trace: { object: `version/${published.version}`, facts: { waived: true, ...facts } },
      announces: published.announces,
    };
  },
});

/** A phone as notices may hold it: digits that can be dialled, without an extension written in words. */
function dialled(phone: string): string {
  return phone.replaceAll(/[^0-9+ -]/g, '').trim().slice(0, 24);
}
