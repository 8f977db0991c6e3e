import { z } from 'zod';
import { addDays, businessDate, instantOf } from '#kernel/time.ts';
import { clockText, day, id } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { standingBetween } from '#modules/appointments/index.ts';
import { mayCloseAlone, offerInstead } from '#modules/hours/index.ts';
import { followersOf } from '#modules/subscriptions/index.ts';
import { can } from '../can.ts';

export const outlookShape = z.object({
  touched: z.int(), withoutPhone: z.int(), subscribed: z.int(), alone: z.boolean(), phone: z.string(),
  open: z.array(z.object({ id, name: z.string(), nameEn: z.string(), metres: z.number().nullable() })),
});

/** Before a branch is closed: whom it would touch, which branches near by are open then, and whether one person's word is enough. */
export const outlook = read({
  name: 'closures.outlook',
  may: can.close,
  input: z.object({ branch: id, from: day, to: day.optional(), after: clockText.optional() }),
  run: async ({ tx, asking, input: { branch, from, to, after } }) => {
    const zone = await asking.house.places.zoneOf(branch);
    const first = instantOf(from, after ?? '00:00', zone);
    const { all, withoutPhone } = await standingBetween(tx, branch, first > asking.now ? first : asking.now, to === undefined ? null : instantOf(addDays(to, 1), '00:00', zone));
    const { open, phone, closeAloneDays } = await offerInstead(tx, asking, branch, from);
    return { touched: all, withoutPhone, subscribed: await followersOf(tx, branch), alone: mayCloseAlone({ from, to: to ?? null }, businessDate(asking.now, zone), closeAloneDays), phone, open };
  },
});
