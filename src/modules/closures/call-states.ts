import type { Asking } from '#platform/house.ts';
import { settingsAt } from '#platform/settings.ts';
import type { Tx } from '#platform/sql.ts';
import type { BookingRow } from '#modules/appointments/index.ts';
import { latestDeliveries, type Delivery } from '#modules/contact/index.ts';
import { whyCall, type WhyCall } from './rules.ts';
import { settings } from './settings.ts';
import type { OfferRow } from './tables.ts';

export type CallState = Readonly<{ sealed: string | null; text: Delivery | undefined; why: WhyCall | null }>;

/** For each offer: the number on record (sealed), what became of the last text, and why somebody must be called, if so. */
export async function callStates(tx: Tx, asking: Asking, branch: string, offers: readonly OfferRow[], bookings: ReadonlyMap<string, BookingRow>): Promise<ReadonlyMap<string, CallState>> {
  const { unheardMinutes } = await settingsAt(tx, { unheardMinutes: settings.unheardMinutes }, branch, asking.now);
  const texts = await latestDeliveries(tx, branch, offers.map((one) => `booking/${one.booking_id}`));
  return new Map(offers.map((offer) => {
    const sealed = bookings.get(offer.booking_id)?.phone_sealed ?? null;
    const text = texts.get(`booking/${offer.booking_id}`);
    const told = text && { state: text.state, minutes: (asking.now.getTime() - Date.parse(text.at)) / 60_000 };
    return [offer.id, { sealed, text, why: whyCall({ state: offer.state, hasPhone: sealed !== null, told, called: offer.call_outcome }, unheardMinutes) }];
  }));
}
