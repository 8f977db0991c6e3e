import { z } from 'zod';
import { id, line } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { bookingsAmong } from '#modules/appointments/index.ts';
import { callStates } from '../call-states.ts';
import { can } from '../can.ts';
import type { OfferRow } from '../tables.ts';

/** The whole numbers of those who must be called now, for a list on paper: with a reason, and on the trail. */
export const numbersOf = read({
  name: 'closures.numbersOf',
  may: can.phoneOf,
  input: z.object({ branch: id, closure: id, reason: line(200) }),
  object: (input) => `closure/${input.closure}`,
  run: async ({ tx, asking, input: { branch, closure } }) => {
    const offers = await tx.many<OfferRow>(sql`select * from closures.offer where branch_id = ${branch} and closure_id = ${closure} and (ended_at is null or state = 'missed') order by starts_at, id`);
    const calls = await callStates(tx, asking, branch, offers, await bookingsAmong(tx, branch, offers.map((one) => one.booking_id)));
    return {
      numbers: offers.flatMap(({ id: offer }) => {
        const { sealed = null, why = null } = calls.get(offer) ?? {};
        return why === null || sealed === null ? [] : [{ offer, phone: asking.house.secrets.open('phone', sealed) }];
      }),
    };
  },
});
