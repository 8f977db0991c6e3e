import { addDays, addMinutes, instantOf } from '#kernel/time.ts';

/** 每 5 分钟一个起点:到达时间按 5 分钟一格分散。Starts lie on a grid of five minutes; a place is five minutes of one counter. */
export const PLACE_MINUTES = 5;

const A_LITTLE = 1e-9;

/** How many places in a row an errand takes: its learnt minutes and the slack, rounded up to the grid. */
export function placesFor(minutes: number, slackShare: number): number {
  return Math.max(1, Math.ceil((minutes * (1 + slackShare)) / PLACE_MINUTES - A_LITTLE));
}

export type CounterStretch = Readonly<{ startsAt: Date; endsAt: Date; counters: number }>;

export type SlotRules = Readonly<{
  /** 可预约比例:其余留给直接到店的客户。 The share of planned counter minutes that may be booked; the rest is for walk-ins. */
  bookableShare: number;
  /** 电话与柜台保留份额。 The share of the bookable places that only phone and desk may give away, until `keptReleaseMinutes` before. */
  keptShare: number;
  keptReleaseMinutes: number;
  /** 长者与医务人员优先时段。 The first minutes of the day, kept for the elderly and medical staff. */
  earlyMinutes: number;
  /** 分批放号。 A share of the times opens to the public only `laterDays` before; all others `windowDays` before, at `releaseClock`. */
  laterShare: number;
  laterDays: number;
  windowDays: number;
  releaseClock: string;
}>;

export type PlannedSlot = Readonly<{
  startsAt: Date;
  places: number;
  keptPlaces: number;
  keptUntil: Date;
  onlineFrom: Date;
  keptFor: 'everyone' | 'priority';
}>;

/**
 * The slots of one business day and service group. The walk-in share is spread fairly over the day, in whole places, and the
 * day's sum keeps the share; where one counter stands alone its free runs are long enough for the longest errand.
 */
export function planSlots(stretches: readonly CounterStretch[], rules: SlotRules, longest: number, on: string, zone: string): PlannedSlot[] {
  const starts = stretches.flatMap(startsOf);
  const places = spreadPlaces(stretches, rules.bookableShare, longest);
  const kept = spreadKept(places, rules.keptShare, longest);
  const later = spreadLater(starts.length, rules.laterShare, longest);
  const [first] = starts;
  const opens = (daysBefore: number) => instantOf(addDays(on, -daysBefore), rules.releaseClock, zone);
  const [firstRelease, laterRelease] = [opens(rules.windowDays), opens(Math.min(rules.laterDays, rules.windowDays))];
  return starts.map((startsAt, at) => ({
    startsAt,
    places: places[at] ?? 0,
    keptPlaces: kept[at] ?? 0,
    keptUntil: addMinutes(startsAt, -rules.keptReleaseMinutes),
    onlineFrom: (later[at] ?? false) ? laterRelease : firstRelease,
    keptFor: first !== undefined && startsAt < addMinutes(first, rules.earlyMinutes) ? 'priority' : 'everyone',
  }));
}

function startsOf(stretch: CounterStretch): Date[] {
  return Array.from({ length: slotCount(stretch) }, (_, at) => addMinutes(stretch.startsAt, at * PLACE_MINUTES));
}

function slotCount(stretch: CounterStretch): number {
  return Math.max(0, Math.floor((stretch.endsAt.getTime() - stretch.startsAt.getTime()) / (PLACE_MINUTES * 60_000)));
}

/** Whole places per start. What rounding leaves over in one stretch is carried into the next, so that the day's sum keeps the share. */
function spreadPlaces(stretches: readonly CounterStretch[], share: number, longest: number): number[] {
  let owed = 0;
  return stretches.flatMap((stretch) => {
    const count = slotCount(stretch);
    const always = Math.floor(stretch.counters * share + A_LITTLE);
    owed += (stretch.counters * share - always) * count;
    const extra = Math.min(count, Math.floor(owed + A_LITTLE));
    owed -= extra;
    return runs(count, extra, always > 0 ? 1 : longest).map((more) => always + (more ? 1 : 0));
  });
}

/** How many places of each start are kept for phone and desk. A lone place is kept in runs, so that online runs stay long enough. */
function spreadKept(places: readonly number[], share: number, longest: number): number[] {
  const alone = places.every((count) => count <= 1);
  if (!alone) return spreadWhole(places, share);
  const open = places.flatMap((count, at) => (count > 0 ? [at] : []));
  const keptCount = Math.floor(open.length * share + A_LITTLE);
  const online = runs(open.length, open.length - keptCount, longest);
  const kept = new Set(open.filter((_, nth) => !(online[nth] ?? true)));
  return places.map((_, at) => (kept.has(at) ? 1 : 0));
}

function spreadWhole(places: readonly number[], share: number): number[] {
  let owed = 0;
  return places.map((count) => {
    owed += count * share;
    const whole = Math.min(count, Math.floor(owed + A_LITTLE));
    owed -= whole;
    return whole;
  });
}

/** Which starts open to the public later, in blocks that are long enough for the longest errand. */
function spreadLater(count: number, share: number, longest: number): boolean[] {
  const block = Math.max(longest, 6);
  const blocks = spreadWhole(Array.from({ length: Math.ceil(count / block) }, () => 1), share);
  return Array.from({ length: count }, (_, at) => (blocks[Math.floor(at / block)] ?? 0) > 0);
}

/** `open` of `count` in runs of equal length, at least `least` long where that can be, each followed by its share of the pause. */
function runs(count: number, open: number, least: number): boolean[] {
  const pause = count - open;
  if (pause <= 0) return Array.from({ length: count }, () => true);
  const number = Math.max(1, Math.min(pause, Math.floor(open / Math.max(1, least))));
  return Array.from({ length: number }, (_, nth) => [
    ...Array.from({ length: part(open, nth, number) }, () => true),
    ...Array.from({ length: part(pause, nth, number) }, () => false),
  ]).flat();
}

function part(whole: number, nth: number, of: number): number {
  return Math.floor(((nth + 1) * whole) / of) - Math.floor((nth * whole) / of);
}

export const CHANNELS = ['online', 'phone', 'desk', 'door'] as const;
export type Channel = (typeof CHANNELS)[number];

export type SlotNow = Readonly<{
  startsAt: Date;
  plannedMinutes: number;
  capacityMinutes: number;
  takenMinutes: number;
  keptMinutes: number;
  keptUntil: Date;
  onlineFrom: Date;
  keptFor: 'everyone' | 'priority';
  /** What the arrival forecast expects here: work of walk-ins, of the minutes that all counters of the group have. Left out where there is no forecast. */
  forecast?: Readonly<{ walkInMinutes: number; counterMinutes: number }> | undefined;
}>;

export type FreeStart = Readonly<{ startsAt: Date; load: number; keptFor: 'everyone' | 'priority' }>;

/** The starts at which an errand of so many places in a row would fit for this channel, with the load around each. */
export function freeStarts(slots: readonly SlotNow[], needed: number, channel: Channel, earliest: Date, now: Date): FreeStart[] {
  const open = slots.map((slot) => hasRoom(slot, channel, now));
  const free: FreeStart[] = [];
  for (const [at, slot] of slots.entries()) {
    if (slot.startsAt < earliest || !fits(slots, open, at, needed)) continue;
    free.push({ startsAt: slot.startsAt, load: loadAround(slots, at, needed), keptFor: hasPriority(slots, at, needed) ? 'priority' : 'everyone' });
  }
  return free;
}

/** Whether all places from this start on stand one behind the other and have room. */
function fits(slots: readonly SlotNow[], open: readonly boolean[], at: number, needed: number): boolean {
  for (let nth = at; nth < at + needed; nth += 1) if (open[nth] !== true) return false;
  const [first, last] = [slots[at], slots[at + needed - 1]];
  return first !== undefined && last !== undefined && last.startsAt.getTime() === first.startsAt.getTime() + (needed - 1) * PLACE_MINUTES * 60_000;
}

function hasPriority(slots: readonly SlotNow[], at: number, needed: number): boolean {
  for (let nth = at; nth < at + needed; nth += 1) if (slots[nth]?.keptFor === 'priority') return true;
  return false;
}

function hasRoom(slot: SlotNow, channel: Channel, now: Date): boolean {
  if (slot.takenMinutes + PLACE_MINUTES > slot.capacityMinutes) return false;
  if (channel !== 'online') return true;
  const kept = now < slot.keptUntil ? slot.keptMinutes : 0;
  return now >= slot.onlineFrom && slot.takenMinutes + PLACE_MINUTES <= slot.capacityMinutes - kept;
}

const NEAR_PLACES = 3;

/** 0 = quiet, 1 = all taken: over the places of the errand and a quarter of an hour on either side. With a forecast, expected walk-ins count as well. */
function loadAround(slots: readonly SlotNow[], at: number, needed: number): number {
  let [taken, capacity] = [0, 0];
  for (let nth = Math.max(0, at - NEAR_PLACES); nth < Math.min(slots.length, at + needed + NEAR_PLACES); nth += 1) {
    const one = slots[nth];
    if (one === undefined) continue;
    taken += one.takenMinutes + (one.forecast?.walkInMinutes ?? 0);
    capacity += one.forecast?.counterMinutes ?? one.capacityMinutes;
  }
  return capacity === 0 ? 1 : taken / capacity;
}

export type Wish = Readonly<{ at: Date; elder: boolean }>;

const DAY_MINUTES = 24 * 60;
const APART_MINUTES = 30;

/** 三个较好的时间:人少、离意愿近。 The quietest times near the wished one, at least half an hour apart; a later day costs as much as a full hall. */
export function bestTimes(free: readonly FreeStart[], wish: Wish, count = 3): FreeStart[] {
  const costs = free.map((one) => (wish.elder || one.keptFor === 'everyone' ? costOf(one, wish) : Infinity));
  const chosen: FreeStart[] = [];
  while (chosen.length < count) {
    const best = cheapestApart(free, costs, chosen);
    if (best === undefined) break;
    chosen.push(best);
  }
  return chosen.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The cheapest of all that stand far enough from those already chosen; the earliest of equals. */
function cheapestApart(free: readonly FreeStart[], costs: readonly number[], chosen: readonly FreeStart[]): FreeStart | undefined {
  let [best, least] = [undefined as FreeStart | undefined, Infinity];
  for (let nth = 0; nth < free.length; nth += 1) {
    const [one, cost] = [free[nth], costs[nth] ?? Infinity];
    if (one === undefined || cost > least || cost === Infinity) continue;
    if ((cost < least || (best !== undefined && one.startsAt < best.startsAt)) && chosen.every((other) => minutesBetween(one.startsAt, other.startsAt) >= APART_MINUTES)) [best, least] = [one, cost];
  }
  return best;
}

function costOf(one: FreeStart, wish: Wish): number {
  const away = minutesBetween(one.startsAt, wish.at);
  const days = Math.round(away / DAY_MINUTES);
  const early = wish.elder && one.keptFor === 'priority' ? -0.3 : 0;
  return one.load + Math.abs(away - days * DAY_MINUTES) / 240 + days + early;
}

function minutesBetween(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime()) / 60_000;
}

export const BOOKING_STATES = ['confirmed', 'checked_in', 'late', 'no_show', 'cancelled'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
export type BookingDeed = 'move' | 'cancel' | 'checkIn' | 'markMissed';

/** What may be done with a booking in which state. A missed booking may still check in: the visit is not lost, only the place. */
export const BOOKING_DEEDS: Readonly<Record<BookingState, readonly BookingDeed[]>> = {
  confirmed: ['move', 'cancel', 'checkIn', 'markMissed'],
  no_show: ['checkIn'],
  checked_in: [],
  late: [],
  cancelled: [],
};

export function mayBooking(deed: BookingDeed, state: BookingState): boolean {
  return BOOKING_DEEDS[state].includes(deed);
}

/** 提前 15 分钟至迟到 10 分钟内签到,按预约时间排队。 When somebody with a booking checks in: counted as booked, or as a walk-in. */
export function punctuality(bookedAt: Date, now: Date, earlyMinutes: number, lateMinutes: number): 'early' | 'on_time' | 'late' {
  if (now < addMinutes(bookedAt, -earlyMinutes)) return 'early';
  return now <= addMinutes(bookedAt, lateMinutes) ? 'on_time' : 'late';
}

/** 退回的号随机 5–30 分钟后再放出,以防倒号。 When a place given back becomes free to the public again. */
export function freeAgainAt(now: Date, chance: number, least: number, most: number): Date {
  return addMinutes(now, least + chance * (most - least));
}

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: what is read out over the phone or from paper arrives as it was. */
export const CODE_LETTERS = '34679ACDEFGHJKMNPQRTWXY';
export const CODE_LENGTH = 6;

export function codeFrom(random: () => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[Math.floor(random() * CODE_LETTERS.length)] ?? 'A').join('');
}

/** What somebody typed as a code: spaces and case do not matter. */
export function readCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
}
