import { addDays, businessDate, clockOf, instantOf } from '#kernel/time.ts';

/** The states of an offer. Open ones still want something: a place, an answer, a call. */
export const STATES = ['waiting', 'offered', 'agreed', 'none', 'lapsed', 'accepted', 'moved', 'cancelled', 'restored', 'missed'] as const;
export type OfferState = (typeof STATES)[number];

export const CAUSES = ['infection', 'supplies', 'order', 'staff', 'building', 'rotation'] as const;
/** What a call led to. */
export const OUTCOMES = ['noAnswer', 'agreed', 'cancelled', 'again', 'spoken'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isOpen = (state: OfferState): boolean => !['accepted', 'moved', 'cancelled', 'restored', 'missed'].includes(state);

/** What a call may lead to, by the state of the offer: agreeing needs a place that is kept. */
export const MAY_LEAD_TO: Readonly<Record<OfferState, readonly Outcome[]>> = {
  waiting: ['noAnswer', 'cancelled'],
  offered: ['noAnswer', 'agreed', 'cancelled'],
  agreed: [],
  none: ['noAnswer', 'cancelled', 'again'],
  lapsed: ['noAnswer', 'cancelled', 'again'],
  accepted: [], moved: [], cancelled: [], restored: [],
  // Too late for another time in place of the old one: somebody explains, and the person stays on the list until then.
  missed: ['noAnswer', 'spoken'],
};

/** Where somebody may agree on the phone to a place of their own choice. */
export const MAY_CHOOSE: Readonly<Record<OfferState, boolean>> = {
  waiting: true, offered: true, none: true, lapsed: true, agreed: false, accepted: false, moved: false, cancelled: false, restored: false, missed: false,
};

export const WHYS = ['none', 'lapsed', 'taken', 'noPhone', 'failed', 'unheard', 'missed'] as const;
export type WhyCall = (typeof WHYS)[number];

type Told = Readonly<{ state: 'queued' | 'sent' | 'delivered' | 'failed'; minutes: number }>;

/**
 * Why somebody must be called, if so (FLOW 2.4): nothing could be kept, the kept time ran out without an answer, the time agreed on had gone, no
 * text can or did arrive, none has been heard of for `unheardMinutes`, or the old time passed and nobody has explained yet.
 */
export function whyCall(offer: { state: OfferState; hasPhone: boolean; told: Told | undefined; called: Outcome | null }, unheardMinutes: number): WhyCall | null {
  if (offer.state === 'none') return 'none';
  if (offer.state === 'lapsed') return offer.called === 'agreed' ? 'taken' : 'lapsed';
  if (offer.state === 'missed') return offer.called === 'spoken' ? null : 'missed';
  if (offer.state !== 'offered') return null;
  if (!offer.hasPhone) return 'noPhone';
  if (offer.told?.state === 'failed') return 'failed';
  return offer.told && offer.told.state !== 'delivered' && unheardMinutes > 0 && offer.told.minutes >= unheardMinutes ? 'unheard' : null;
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

const [MORNING, EVENING, ANSWERED_BY] = ['09:00', '21:00', '10:00'] as const;

/**
 * A place is kept until then: some hours, over night until ten in the morning because nobody reads a text asleep, but never past the moment at
 * which the person would have to set out.
 */
export function keptUntil(now: Date, startsAt: Date, hours: number, setOutMinutes: number, zone: string): Date {
  const plain = new Date(now.getTime() + hours * 3_600_000);
  const [date, clock] = [businessDate(plain, zone), clockOf(plain, zone)];
  const awake = clock < MORNING ? instantOf(date, ANSWERED_BY, zone) : clock >= EVENING ? instantOf(addDays(date, 1), ANSWERED_BY, zone) : plain;
  const last = startsAt.getTime() - setOutMinutes * 60_000;
  return new Date(Math.max(now.getTime() + 60_000, Math.min(awake.getTime(), last)));
}
