import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { sql } from '#platform/sql.ts';
import { ownBooking, ownInput } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { goTo } from '../go-over.ts';
import { isOpen } from '../rules.ts';
import type { OfferRow } from '../tables.ts';

/** The person takes another place than the one that is kept: that one is given back, the old booking goes over to the chosen one, in one step. */
export const choose = act({
  name: 'closures.choose',
  may: can.own,
  input: ownInput.extend({ to: z.object({ branch: z.uuid(), startsAt: z.iso.datetime({ offset: true }) }) }),
  run: async ({ tx, asking, input: { to, ...own } }) => {
    const booking = await ownBooking(tx, asking, own);
    const offer = await tx.maybe<OfferRow>(sql`select * from closures.offer where branch_id = ${own.branch} and booking_id = ${booking.id} and ended_at is null for update`);
    if (!offer || !isOpen(offer.state)) throw new Refusal('closures.noOffer', { status: 409 });
    const made = await goTo(tx, asking, offer, booking, { branch: to.branch, startsAt: new Date(to.startsAt) });
    return {
      answer: { branch: to.branch, code: made.code, key: made.key, startsAt: made.startsAt },
      trace: { object: `offer/${offer.id}`, facts: { branch: own.branch, state: 'accepted', to: to.branch, chosen: true } },
      announces: [{ topic: 'closures.answered', branch: own.branch, facts: { offer: offer.id, state: 'accepted' } }],
    };
  },
});
