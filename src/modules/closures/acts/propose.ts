import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { act, type Outcome } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bookingOf, holdFor, type BookingRow } from '#modules/appointments/index.ts';
import { can } from '../can.ts';
import { candidatesFor } from '../candidates.ts';
import { linkTo } from '../links.ts';
import { keptUntil, type OfferState } from '../rules.ts';
import { settings } from '../settings.ts';
import type { OfferRow } from '../tables.ts';
import { tell } from '../tell.ts';

/** Keeps the place of least trouble for one person and tells them; where there is none, somebody calls. */
export const propose = act({
  name: 'closures.propose',
  may: can.tend,
  input: z.object({ at: z.uuid(), offer: z.uuid() }),
  run: async ({ tx, asking, input: { at, offer: id } }): Promise<Outcome<{ state: OfferState | null }>> => {
    const offer = await tx.maybe<OfferRow>(sql`select * from closures.offer where branch_id = ${at} and id = ${id} and state = 'waiting' for update`);
    const trace = { object: `offer/${id}` };
    if (!offer) return { answer: { state: null }, trace: { ...trace, facts: { waits: false } } };
    const booking = await bookingOf(tx, at, offer.booking_id);
    const zone = await asking.house.places.zoneOf(at);
    const { keepHours, setOutMinutes } = await settingsAt(tx, settings, at, asking.now);
    for (const { branch, startsAt } of await candidatesFor(tx, asking, booking)) {
      const until = keptUntil(asking.now, startsAt, keepHours, setOutMinutes, zone);
      const kept = await keep(tx, asking, booking, { branch, startsAt, until });
      if (!kept) continue;
      await tx.run(sql`
        update closures.offer set state = 'offered', to_branch_id = ${branch}, hold_id = ${kept.hold}, to_starts_at = ${kept.startsAt}, expires_at = ${kept.expiresAt},
          times_proposed = times_proposed + 1, proposed_at = ${asking.now}
        where branch_id = ${at} and id = ${id}`);
      await tell(tx, asking, { booking, template: 'booking.proposal', code: booking.code, occasion: `${id} ${offer.times_proposed}`, to: { branch, startsAt: new Date(kept.startsAt), until: new Date(kept.expiresAt) }, link: await linkTo(tx, asking, { at, offer: id }), validUntil: new Date(kept.expiresAt) });
      return { answer: { state: 'offered' }, trace: { ...trace, facts: { branch: at, to: branch, startsAt: kept.startsAt } } };
    }
    await tx.run(sql`update closures.offer set state = 'none', times_proposed = times_proposed + 1, proposed_at = ${asking.now} where branch_id = ${at} and id = ${id}`);
    return { answer: { state: 'none' }, trace: { ...trace, facts: { branch: at, none: true } } };
  },
});

/** Somebody else may have been quicker, at another closure too: then the next place is tried. */
async function keep(tx: Tx, asking: Asking, booking: BookingRow, to: { branch: string; startsAt: Date; until: Date }) {
  const minutes = Math.max(1, Math.round((to.until.getTime() - asking.now.getTime()) / 60_000));
  try {
    return await holdFor.within(tx, asking, { branch: to.branch, service: booking.service_code, startsAt: to.startsAt.toISOString(), kind: 'deferral', minutes, keptFor: booking.kept_for, channel: 'desk' }, to.branch);
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}
