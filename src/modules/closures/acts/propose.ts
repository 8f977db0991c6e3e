import { z } from 'zod';
import { Refusal } from '#kernel/refusal.ts';
import { metresBetween } from '#kernel/distance.ts';
import { act, type Outcome } from '#platform/act.ts';
import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bookingOf, holdFor, nearestFree, type BookingRow } from '#modules/appointments/index.ts';
import { allBranches } from '#modules/branches/index.ts';
import { can } from '../can.ts';
import { keptUntil, leastTroubleFirst, type Candidate, type OfferState } from '../rules.ts';
import { settings } from '../settings.ts';
import type { OfferRow } from '../tables.ts';
import { tell } from '../tell.ts';

const BRANCHES_LOOKED_AT = 12;

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
    const { minutesPerKm, reachKm, keepHours, setOutMinutes } = await settingsAt(tx, settings, at, asking.now);
    const candidates = await candidatesFor(tx, asking, booking, reachKm * 1_000);
    for (const { branch, startsAt } of leastTroubleFirst(candidates, booking.starts_at, minutesPerKm)) {
      const until = keptUntil(asking.now, startsAt, keepHours, setOutMinutes);
      const kept = await keep(tx, asking, booking, { branch, startsAt, until });
      if (!kept) continue;
      await tx.run(sql`
        update closures.offer set state = 'offered', to_branch_id = ${branch}, hold_id = ${kept.hold}, to_starts_at = ${kept.startsAt}, expires_at = ${kept.expiresAt},
          times_proposed = times_proposed + 1, proposed_at = ${asking.now}
        where branch_id = ${at} and id = ${id}`);
      await tell(tx, asking, { booking, template: 'booking.proposal', code: booking.code, occasion: `${id} ${offer.times_proposed}`, to: { branch, startsAt: new Date(kept.startsAt) }, validUntil: new Date(kept.expiresAt) });
      return { answer: { state: 'offered' }, trace: { ...trace, facts: { branch: at, to: branch, startsAt: kept.startsAt } } };
    }
    await tx.run(sql`update closures.offer set state = 'none', times_proposed = times_proposed + 1, proposed_at = ${asking.now} where branch_id = ${at} and id = ${id}`);
    return { answer: { state: 'none' }, trace: { ...trace, facts: { branch: at, none: true } } };
  },
});

/** Free times around the old one at the own branch and at the nearest others within reach. */
async function candidatesFor(tx: Tx, asking: Asking, booking: BookingRow, reachMetres: number): Promise<Candidate[]> {
  const all = await allBranches(tx);
  const own = all.find((one) => one.id === booking.branch_id);
  const near = all
    .map((one) => ({ branch: one.id, metres: one.id === booking.branch_id ? 0 : own === undefined ? null : metresBetween(own, one) }))
    .filter((one): one is { branch: string; metres: number } => one.metres !== null && one.metres <= reachMetres)
    .toSorted((a, b) => a.metres - b.metres || (a.branch < b.branch ? -1 : 1))
    .slice(0, BRANCHES_LOOKED_AT);
  const found: Candidate[] = [];
  for (const { branch, metres } of near) {
    const times = await nearestFree(tx, branch, { service: booking.service_code, startsAt: booking.starts_at, keptFor: booking.kept_for, now: asking.now });
    found.push(...times.map((startsAt) => ({ branch, metres, startsAt })));
  }
  return found;
}

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
