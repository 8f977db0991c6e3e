import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Outcome } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { ownBooking, ownInput, rebook, releaseHold } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import type { OfferState } from '../rules.ts';
import type { OfferRow } from '../tables.ts';

/** The person takes the place that is kept: the old booking goes over to it, in one step. */
export const accept = act({
  name: 'closures.accept',
  may: can.own,
  input: ownInput,
  run: async ({ tx, asking, input }) => {
    const booking = await ownBooking(tx, asking, input);
    const offer = await tx.maybe<OfferRow>(sql`select * from closures.offer where branch_id = ${input.branch} and booking_id = ${booking.id} and ended_at is null for update`);
    if (!offer || (offer.state !== 'offered' && offer.state !== 'lapsed')) throw new Refusal('closures.noOffer', { status: 409 });
    if (offer.state === 'lapsed' || (offer.expires_at !== null && offer.expires_at <= asking.now)) throw new Refusal('closures.lapsed', { status: 409 });
    const { branch, made } = await goOver(tx, asking, offer);
    return {
      answer: { branch, code: made.code, key: made.key, startsAt: made.startsAt },
      trace: { object: `offer/${offer.id}`, facts: { branch: input.branch, state: 'accepted', to: branch } },
      announces: [{ topic: 'closures.answered', branch: input.branch, facts: { offer: offer.id, state: 'accepted' } }],
    };
  },
});

/** Somebody agreed on the phone; staff see one branch only, so the step over the border is the system's. */
export const carryOut = act({
  name: 'closures.carryOut',
  may: can.tend,
  input: z.object({ at: z.uuid(), offer: z.uuid() }),
  run: async ({ tx, asking, input: { at, offer: id } }): Promise<Outcome<{ state: OfferState | null }>> => {
    const offer = await tx.maybe<OfferRow>(sql`select * from closures.offer where branch_id = ${at} and id = ${id} and state = 'agreed' for update`);
    const done = (state: OfferState) => ({
      answer: { state }, trace: { object: `offer/${id}`, facts: { branch: at, state } }, announces: [{ topic: 'closures.answered', branch: at, facts: { offer: id, state } }],
    });
    if (!offer) return { answer: { state: null }, trace: { object: `offer/${id}`, facts: { agreed: false } } };
    try {
      await goOver(tx, asking, offer);
      return done('accepted');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      // The kept time ran out between the call and now: back to the list of those to call.
      if (offer.to_branch_id !== null && offer.hold_id !== null) await releaseHold.within(tx, asking, { branch: offer.to_branch_id, hold: offer.hold_id });
      await tx.run(sql`update closures.offer set state = 'lapsed' where branch_id = ${at} and id = ${id}`);
      return done('lapsed');
    }
  },
});

async function goOver(tx: Tx, asking: Asking, offer: OfferRow) {
  if (offer.to_branch_id === null || offer.hold_id === null) throw new Refusal('closures.noOffer', { status: 409 });
  const to = { branch: offer.to_branch_id, hold: offer.hold_id };
  const made = await rebook.within(tx, asking, { branch: offer.branch_id, booking: offer.booking_id, to }, offer.branch_id);
  await tx.run(sql`update closures.offer set state = 'accepted', ended_at = ${asking.now}, new_booking_id = ${made.booking} where branch_id = ${offer.branch_id} and id = ${offer.id}`);
  return { branch: to.branch, made };
}
