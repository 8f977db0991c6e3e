import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { id } from '#platform/contract.ts';
import { sql } from '#platform/sql.ts';
import { cancel } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { MAY_CHOOSE, MAY_LEAD_TO, OUTCOMES, type OfferState, type Outcome } from '../rules.ts';
import type { OfferRow } from '../tables.ts';

/** What a call led to: nobody answered, the person agreed to the kept time or to another one, gives the booking up, wants another proposal, or was told why. */
export const noteCall = act({
  name: 'closures.noteCall',
  may: can.call,
  input: z.object({ branch: id, offer: id, outcome: z.enum(OUTCOMES), to: z.object({ branch: id, startsAt: z.iso.datetime({ offset: true }) }).optional() }),
  run: async ({ tx, asking, input: { branch, offer: offerId, outcome, to } }) => {
    const offer = await tx.maybe<OfferRow>(sql`select * from closures.offer where branch_id = ${branch} and id = ${offerId} for update`);
    if (!offer) throw new Refusal('closures.noOffer', { status: 404 });
    const wish = outcome === 'agreed' ? to : undefined;
    if (wish && !(await asking.house.places.isBranch(wish.branch))) throw new Refusal('branch.unknown', { status: 404 });
    if (!(wish ? MAY_CHOOSE[offer.state] : MAY_LEAD_TO[offer.state].includes(outcome))) throw new Refusal('closures.notNow', { status: 409 });
    if (outcome === 'agreed' && !wish && offer.expires_at !== null && offer.expires_at <= asking.now) throw new Refusal('closures.lapsed', { status: 409 });
    const states: Record<Outcome, OfferState> = { noAnswer: offer.state, agreed: 'agreed', cancelled: offer.state, again: 'waiting', spoken: offer.state };
    const state = states[outcome];
    // The booking goes; looking at the branch then ends the offer and gives the kept time back.
    if (outcome === 'cancelled') await cancel.within(tx, asking, { branch, booking: offer.booking_id });
    await tx.run(sql`
      update closures.offer set state = ${state}, wish_branch_id = ${wish?.branch ?? null}, wish_starts_at = ${wish?.startsAt ?? null}, call_outcome = ${outcome}, calls_count = calls_count + 1, called_at = ${asking.now}, called_by = ${asking.actor.id}
      where branch_id = ${branch} and id = ${offerId}`);
    const topic = outcome === 'agreed' ? 'closures.agreed' : outcome === 'noAnswer' || outcome === 'spoken' ? 'closures.called' : 'closures.wanted';
    return { answer: { state }, trace: { object: `offer/${offerId}`, facts: { outcome } }, announces: [{ topic, branch, facts: { offer: offerId } }] };
  },
});
