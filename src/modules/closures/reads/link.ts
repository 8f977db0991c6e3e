import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { read } from '#platform/read.ts';
import { sql } from '#platform/sql.ts';
import { linkKey } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { offerBehind } from '../links.ts';

/** Whose offer the short address of a text message opens: whoever has the text is the person. It only opens a page; a tap does the deed. */
export const behindLink = read({
  name: 'closures.behindLink',
  may: can.own,
  input: z.object({ link: z.string().trim().min(8).max(20) }),
  run: async ({ tx, asking, input: { link } }) => {
    const found = await offerBehind(tx, asking, link);
    const offer = found && await tx.maybe<{ booking: string; code: string }>(sql`
      select booking_id as booking, booking_code as code from closures.offer where branch_id = ${found.branch} and id = ${found.offer}`);
    if (!found || !offer) throw new Refusal('closures.linkUnknown', { status: 404 });
    return { branch: found.branch, code: offer.code, key: linkKey(asking.house.secrets, offer.booking) };
  },
});
