import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Outcome } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { bookingOf, ownBooking, ownInput } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { giveBack, goOver, goTo } from '../go-over.ts';
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
    const made = await goOver(tx, asking, offer);
    const branch = offer.to_branch_id ?? input.branch;
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
    const wish = offer.wish_branch_id !== null && offer.wish_starts_at !== null ? { branch: offer.wish_branch_id, startsAt: offer.wish_starts_at } : undefined;
    try {
      if (wish) await goTo(tx, asking, offer, await bookingOf(tx, at, offer.booking_id), wish);
      else await goOver(tx, asking, offer);
      return done('accepted');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      // The time ran out or went to somebody else between the call and now: back to the list of those to call.
      await giveBack(tx, asking, await tx.one<OfferRow>(sql`select * from closures.offer where branch_id = ${at} and id = ${id}`));
      await tx.run(sql`update closures.offer set state = 'lapsed', wish_branch_id = null, wish_starts_at = null where branch_id = ${at} and id = ${id}`);
      return done('lapsed');
    }
  },
});
