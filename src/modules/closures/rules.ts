/** The states of an offer. Open ones still want something: a place, an answer, a call. */
export const STATES = ['waiting', 'offered', 'agreed', 'none', 'lapsed', 'accepted', 'moved', 'cancelled', 'restored', 'missed'] as const;
export type OfferState = (typeof STATES)[number];

export const CAUSES = ['infection', 'supplies', 'order', 'staff', 'building', 'rotation'] as const;
/** What a call led to. */
export const OUTCOMES = ['noAnswer', 'agreed', 'cancelled', 'again'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isOpen = (state: OfferState): boolean => !['accepted', 'moved', 'cancelled', 'restored', 'missed'].includes(state);

/** What a call may lead to, by the state of the offer: agreeing needs a place that is kept. */
export const MAY_LEAD_TO: Readonly<Record<OfferState, readonly Outcome[]>> = {
  waiting: ['noAnswer', 'cancelled'],
  offered: ['noAnswer', 'agreed', 'cancelled'],
  agreed: [],
  none: ['noAnswer', 'cancelled', 'again'],
  lapsed: ['noAnswer', 'cancelled', 'again'],
  accepted: [], moved: [], cancelled: [], restored: [], missed: [],
};

export type WhyCall = 'none' | 'lapsed' | 'noPhone' | 'failed';

/** Why somebody must be called, if so (FLOW 2.4): nothing could be kept, the kept time ran out without an answer, or no text can or did arrive. */
export function whyCall(offer: { state: OfferState; hasPhone: boolean; told: 'queued' | 'sent' | 'delivered' | 'failed' | undefined }): WhyCall | null {
  if (offer.state === 'none' || offer.state === 'lapsed') return offer.state;
  if (offer.state !== 'offered') return null;
  if (!offer.hasPhone) return 'noPhone';
  return offer.told === 'failed' ? 'failed' : null;
}

export type Candidate = Readonly<{ branch: string; metres: number; startsAt: Date }>;

/**
 * The places that could be kept for somebody, the least trouble first: a minute of another time weighs one, a kilometre `minutesPerKm`.
 * Ties go to the nearer branch, then to the earlier time, then to the id, so that the same question has one answer.
 */
export function leastTroubleFirst(candidates: readonly Candidate[], wished: Date, minutesPerKm: number): Candidate[] {
  const trouble = ({ metres, startsAt }: Candidate) => Math.abs(startsAt.getTime() - wished.getTime()) / 60_000 + (metres / 1_000) * minutesPerKm;
  return candidates.toSorted((a, b) => trouble(a) - trouble(b) || a.metres - b.metres || a.startsAt.getTime() - b.startsAt.getTime() || (a.branch < b.branch ? -1 : 1));
}

/** A place is kept until then: some hours, but never past the moment at which the person would have to set out. */
export function keptUntil(now: Date, startsAt: Date, hours: number, setOutMinutes: number): Date {
  const last = startsAt.getTime() - setOutMinutes * 60_000;
  return new Date(Math.max(now.getTime() + 60_000, Math.min(now.getTime() + hours * 3_600_000, last)));
}
