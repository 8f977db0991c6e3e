import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { bookingOf, ownBooking, ownInput } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { choicesFor, type Choice } from '../candidates.ts';
import { placeShape, shownPlace } from './closures.ts';

export const choicesShape = z.object({ choices: z.array(z.object({ branch: placeShape, metres: z.number(), times: z.array(z.coerce.date()) })) });

/** Other places instead of one's own booking, if the one that is kept does not fit. */
export const ownChoices = read({
  name: 'closures.ownChoices',
  may: can.own,
  input: ownInput,
  run: async ({ tx, asking, input }) => shown(await choicesFor(tx, asking, await ownBooking(tx, asking, input))),
});

/** The same for whoever calls the person. Free times are everybody's, so they are looked up as everybody sees them. */
export const choicesOf = read({
  name: 'closures.choicesOf',
  may: can.call,
  input: z.object({ branch: id, offer: id }),
  run: async ({ tx, asking, input: { branch, offer } }) => {
    const row = await tx.maybe<{ booking: string }>(sql`select booking_id as booking from closures.offer where branch_id = ${branch} and id = ${offer}`);
    if (!row) throw new Refusal('closures.noOffer', { status: 404 });
    const booking = await bookingOf(tx, branch, row.booking);
    return shown(await asking.house.db.look({ branches: 'all' }, (everywhere) => choicesFor(everywhere, asking, booking)));
  },
});

function shown(choices: readonly Choice[]) {
  return { choices: choices.map(({ branch, ...rest }) => ({ branch: shownPlace(branch), ...rest })) };
}
