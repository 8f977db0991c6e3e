import { z } from 'zod';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { book } from '#modules/appointments/index.ts';
import { machinesOf } from '#modules/branches/index.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { can } from '../can.ts';
import { inForce } from '../in-force.ts';
import type { Credit } from '../rules.ts';
import { mayUseMachine } from '../rules-balance.ts';
import { OPTIONS } from '../rules-suggestion.ts';
import { admitNext } from './admit-next.ts';
import { leaveVisit } from './leave.ts';
import { placeVisit } from './place-visit.ts';

type Booked = { deferral: string; code: string; key: string; startsAt: string; undoMinutes: number } | null;
type Made = Readonly<{ booking: string; code: string; key: string; startsAt: string }>;

/**
 * 接受建议: what the person at the door chose, done in one tap. A better time is booked and the person leaves in the same transaction, so
 * that nobody goes without a place; a number is taken by its own deed and only noted here.
 */
export const takeSuggestion = act({
  name: 'lobby.takeSuggestion',
  may: can.suggest,
  input: z.object({
    branch: id, visit: id, service: z.string().trim().min(1).max(40),
    offered: z.array(z.enum(OPTIONS)).min(1).max(OPTIONS.length), taken: z.enum(OPTIONS),
    /** of the better time that was chosen, and where to send it; without a phone the code is written on paper */
    startsAt: z.iso.datetime({ offset: true }).optional(), phone: z.string().trim().min(3).max(40).optional(),
  }),
  run: async ({ tx, asking, input }) => {
    const { branch, service, taken } = input;
    const rules = await inForce(tx, branch, asking.now);
    if (!input.offered.includes(taken)) throw new Refusal('lobby.notOffered', { status: 422 });
    const wanted = rules.services.find((one) => one.code === service && one.offered);
    if (!wanted) throw new Refusal('lobby.serviceUnknown', { status: 404 });
    const visit = await tx.maybe<{ credit: Credit; state: 'inside' | 'outside' }>(sql`
      select credit, state from lobby.visit where branch_id = ${branch} and id = ${input.visit} and on_date = ${rules.today} and state <> 'left' for update`);
    if (!visit) throw new Refusal('lobby.visitUnknown', { status: 404 });
    let made: Made | undefined;
    let left: string | null = null;
    if (taken === 'machine') {
      const minutes = wanted.machineMinutes;
      const may = minutes !== null && (await machinesOf(tx, branch)).some(({ kind, booth }) => kind === 'smart' && mayUseMachine({ serviceGroup: wanted.group, maskOff: wanted.maskOff, minutes: wanted.minutes, machine: { kind, minutes } }, { kind, booth }));
      if (!may) throw new Refusal('lobby.notAtMachine', { status: 409 });
      if (visit.state === 'outside') await admitNext.within(tx, asking, { branch, visit: input.visit });
      await placeVisit.within(tx, asking, { branch, visit: input.visit, zone: 'smart' });
    }
    if (taken === 'later') made = await comesLater(tx, asking, input, visit.credit);
    if (taken === 'later' || taken === 'online') ({ deed: left } = await leaveVisit.within(tx, asking, { branch, visit: input.visit }));
    // Who needs care is in no figure about suggestions.
    const noted = visit.credit === 'none' ? newId() : null;
    if (noted !== null) {
      await tx.run(sql`
        insert into lobby.suggestion (branch_id, id, on_date, at, service_code, offered, taken)
        values (${branch}, ${noted}, ${rules.today}, ${asking.now}, ${service}, ${[...new Set(input.offered)]}::text[], ${taken})`);
    }
    const deferral = made === undefined ? null : newId();
    if (made !== undefined) {
      await tx.run(sql`
        insert into lobby.deferral (branch_id, id, on_date, at, by_actor, visit_id, was_place, left_event, booking_id, suggestion_id)
        values (${branch}, ${deferral}, ${rules.today}, ${asking.now}, ${asking.actor.id}, ${input.visit}, ${visit.state}, ${left}, ${made.booking}, ${noted})`);
    }
    const booked: Booked = made === undefined || deferral === null ? null : { deferral, code: made.code, key: made.key, startsAt: made.startsAt, undoMinutes: rules.settings.deferralUndoMinutes };
    return {
      answer: { taken, booked },
      trace: { object: `visit/${input.visit}`, facts: { service, taken, offered: input.offered, ...(deferral !== null && { deferral }) } },
      announces: [{ topic: 'lobby.suggestionTaken', facts: { visit: input.visit, taken } }],
    };
  },
});

async function comesLater(tx: Tx, asking: Asking, input: { branch: string; service: string; startsAt?: string | undefined; phone?: string | undefined }, credit: Credit): Promise<Made> {
  if (input.startsAt === undefined) throw new Refusal('lobby.timeMissing', { status: 422 });
  return book.within(tx, asking, {
    branch: input.branch, service: input.service, startsAt: input.startsAt, channel: 'desk', ...(input.phone !== undefined && { phone: input.phone }), ...(credit === 'elderly' && { keptFor: 'priority' as const }),
  });
}
