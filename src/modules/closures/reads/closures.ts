import { z } from 'zod';
import { maskPhone } from '#kernel/mask.ts';
import { addMinutes } from '#kernel/time.ts';
import { id, line } from '#platform/contract.ts';
import { read } from '#platform/read.ts';
import { sql, type Tx } from '#platform/sql.ts';
import { bookingsAmong, ownBooking, ownInput, uncoveredBookings } from '#modules/appointments/index.ts';
import { branchesAmong, branchOf, type BranchRow } from '#modules/branches/index.ts';
import { openDraftsAmong } from '#modules/hours/index.ts';
import { namesOf } from '#modules/identity/index.ts';
import { allServices } from '#modules/services/index.ts';
import { can } from '../can.ts';
import { callStates } from '../call-states.ts';
import { CAUSES, MAY_CHOOSE, MAY_LEAD_TO, OUTCOMES, STATES, WHYS, type OfferState } from '../rules.ts';
import type { AskedRow, ClosureRow, OfferRow } from '../tables.ts';

const MOST_CLOSURES = 20;
const MOST_OFFERS = 1_000;
const MISSED_SHOWN_MINUTES = 7 * 24 * 60;

const named = z.object({ name: z.string(), nameEn: z.string() });
const offerShape = z.object({
  id, code: z.string(), booking: id, service: named, startsAt: z.coerce.date(), state: z.enum(STATES), phone: z.string().nullable(),
  to: named.extend({ branch: id, phone: z.string(), address: z.string(), addressEn: z.string(), startsAt: z.coerce.date(), until: z.coerce.date() }).nullable(),
  told: z.object({ state: z.enum(['queued', 'sent', 'delivered', 'failed']), at: z.string(), reason: z.string().nullable() }).nullable(),
  whyCall: z.enum(WHYS).nullable(),
  mayLeadTo: z.array(z.enum(OUTCOMES)), mayChoose: z.boolean(),
  called: z.object({ outcome: z.enum(OUTCOMES), times: z.int(), at: z.coerce.date(), by: z.string() }).nullable(),
});
const whenShape = z.object({ from: z.string(), to: z.string().nullable(), after: z.string().nullable(), by: z.string() });
const closureShape = z.object({
  id, version: z.int(), openedAt: z.coerce.date(), cause: z.enum(CAUSES).nullable(), ordered: whenShape.nullable(),
  filed: z.object({ to: z.string(), as: z.string().nullable(), at: z.coerce.date(), by: z.string() }).nullable(),
  counts: z.record(z.enum(STATES), z.int()),
  offers: z.array(offerShape),
});
const onMap = named.extend({ id, lng: z.number().nullable(), lat: z.number().nullable() });
export const closuresShape = z.object({ /** the branch and all that were offered in its place */ places: z.array(onMap), zone: z.string(), now: z.coerce.date(), closures: z.array(closureShape), asked: z.array(whenShape.extend({ draft: id, cause: z.enum(CAUSES) })) });

/** 停业安置: each closure of a branch, whom it touches, what each was offered, whether it arrived, and who must be called. */
export const closuresOf = read({
  name: 'closures.ofBranch',
  may: can.see,
  input: z.object({ branch: id }),
  run: async ({ tx, asking, input: { branch } }) => {
    const closures = await tx.many<ClosureRow>(sql`select * from closures.closure where branch_id = ${branch} order by opened_at desc, id desc limit ${MOST_CLOSURES}`);
    const offers = await tx.many<OfferRow>(sql`select * from closures.offer where branch_id = ${branch} and closure_id = any (${closures.map((one) => one.id)}::uuid[]) order by starts_at, id limit ${MOST_OFFERS}`);
    const bookings = await bookingsAmong(tx, branch, offers.map((one) => one.booking_id));
    const calls = await callStates(tx, asking, branch, offers, bookings);
    const asked = await waitingForAnother(tx, branch);
    const places = new Map((await branchesAmong(tx, [...new Set([branch, ...offers.flatMap((one) => one.to_branch_id ?? [])])])).map((one) => [one.id, one]));
    const services = new Map((await allServices(tx)).map((one) => [one.code, { name: one.name, nameEn: one.nameEn }]));
    const names = await namesOf(tx, [...new Set([...offers.map((one) => one.called_by), ...closures.flatMap((one) => [one.filed_by, one.closed_by]), ...asked.map((one) => one.asked_by)].filter((one) => one !== null))]);
    const shown = (offer: OfferRow) => {
      const { sealed, text, why } = calls.get(offer.id) ?? { sealed: null, text: undefined, why: null };
      const place = offer.to_branch_id === null ? undefined : places.get(offer.to_branch_id);
      return {
        id: offer.id, code: offer.booking_code, booking: offer.booking_id, service: services.get(offer.service_code) ?? { name: offer.service_code, nameEn: offer.service_code }, startsAt: offer.starts_at, state: offer.state,
        phone: sealed === null ? null : maskPhone(asking.house.secrets.open('phone', sealed)),
        to: place && offer.to_starts_at && offer.expires_at ? { branch: place.id, name: place.name, nameEn: place.name_en, phone: place.phone, address: place.address, addressEn: place.address_en, startsAt: offer.to_starts_at, until: offer.expires_at } : null,
        told: text === undefined ? null : { state: text.state, at: text.at, reason: text.reason },
        whyCall: why, mayLeadTo: [...MAY_LEAD_TO[offer.state]], mayChoose: MAY_CHOOSE[offer.state],
        called: offer.call_outcome && offer.called_at ? { outcome: offer.call_outcome, times: offer.calls_count, at: offer.called_at, by: names.get(offer.called_by ?? '') ?? '' } : null,
      };
    };
    return {
      places: [...places.values()].map((one) => ({ id: one.id, name: one.name, nameEn: one.name_en, lng: one.lng, lat: one.lat })),
      zone: await asking.house.places.zoneOf(branch), now: asking.now,
      asked: asked.map((one) => ({ draft: one.draft_id, cause: one.cause, from: one.from_on, to: one.to_on, after: one.from_clock, by: names.get(one.asked_by) ?? '' })),
      closures: closures.map((one) => {
        const own = offers.filter((offer) => offer.closure_id === one.id);
        const counts = Object.fromEntries(STATES.map((state) => [state, own.filter((offer) => offer.state === state).length])) as Record<OfferState, number>; // the keys are all states
        return {
          id: one.id, version: one.hours_version, openedAt: one.opened_at, cause: one.cause,
          ordered: one.from_on === null ? null : { from: one.from_on, to: one.to_on, after: one.from_clock, by: names.get(one.closed_by ?? '') ?? '' },
          filed: one.filed_to !== null && one.filed_at !== null ? { to: one.filed_to, as: one.filed_as, at: one.filed_at, by: names.get(one.filed_by ?? '') ?? '' } : null,
          counts, offers: own.map(shown),
        };
      }),
    };
  },
});

/** Closures that were asked for here and wait for another person's approval. */
async function waitingForAnother(tx: Tx, branch: string): Promise<AskedRow[]> {
  const asked = await tx.many<AskedRow>(sql`select * from closures.asked where branch_id = ${branch} order by asked_at desc limit ${MOST_CLOSURES}`);
  const open = await openDraftsAmong(tx, branch, asked.map((one) => one.draft_id));
  return asked.filter((one) => open.has(one.draft_id));
}

export const sumShape = z.object({ branches: z.array(named.extend({ branch: id, affected: z.int(), open: z.int(), toCall: z.int(), looked: z.coerce.date() })) });

/** Branches with people whom a closure still leaves without an answer: how many were touched, how many are open, how many must at least be called. */
export const closuresOfAll = read({
  name: 'closures.ofAll',
  may: can.sum,
  input: z.object({}),
  run: async ({ tx, asking }) => {
    const unexplained = sql`state = 'missed' and call_outcome is distinct from 'spoken' and starts_at > ${addMinutes(asking.now, -MISSED_SHOWN_MINUTES)}::timestamptz`;
    const rows = await tx.many<{ branch: string; affected: number; open: number; to_call: number; looked: Date }>(sql`
      select offer.branch_id as branch, count(*)::int as affected, count(*) filter (where ended_at is null)::int as open,
        count(*) filter (where state in ('none', 'lapsed') or ${unexplained})::int as to_call, max(closure.opened_at) as looked
      from closures.offer join closures.closure on closure.branch_id = offer.branch_id and closure.id = offer.closure_id
      group by offer.branch_id having count(*) filter (where ended_at is null or ${unexplained}) > 0 order by 4 desc, 3 desc, 1 limit 200`);
    const places = new Map((await branchesAmong(tx, rows.map((row) => row.branch))).map((one) => [one.id, one]));
    return { branches: rows.map(({ to_call: toCall, ...row }) => ({ ...row, toCall, name: places.get(row.branch)?.name ?? '', nameEn: places.get(row.branch)?.name_en ?? '' })) };
  },
});

export const placeShape = named.extend({ id, phone: z.string(), address: z.string(), addressEn: z.string(), timeZone: z.string() });
export const ownOfferShape = z.object({
  code: z.string(), startsAt: z.coerce.date(), branch: placeShape, now: z.coerce.date(),
  offer: z.object({ state: z.enum(STATES), to: placeShape.nullable(), startsAt: z.coerce.date().nullable(), until: z.coerce.date().nullable() }).nullable(),
});

export function shownPlace({ id: own, name, name_en: nameEn, phone, address, address_en: addressEn, time_zone: timeZone }: BranchRow) {
  return { id: own, name, nameEn, phone, address, addressEn, timeZone };
}

/** What stands for one's own booking whose branch is closed then: the time that is kept elsewhere, or that somebody will call. */
export const ownOffer = read({
  name: 'closures.ownOffer',
  may: can.own,
  input: ownInput,
  run: async ({ tx, asking, input }) => {
    const booking = await ownBooking(tx, asking, input);
    const offer = await tx.maybe<OfferRow>(sql`
      select * from closures.offer where branch_id = ${input.branch} and booking_id = ${booking.id} order by ended_at desc nulls first limit 1`);
    const shown = async (branch: string) => shownPlace(await branchOf(tx, branch));
    const keeps = offer?.state === 'offered' || offer?.state === 'agreed';
    return {
      code: booking.code, startsAt: booking.starts_at, branch: await shown(input.branch), now: asking.now,
      offer: offer ? { state: offer.state, to: keeps && offer.to_branch_id !== null ? await shown(offer.to_branch_id) : null, startsAt: keeps ? offer.to_starts_at : null, until: keeps ? offer.expires_at : null } : null,
    };
  },
});

/** How an offer stands. */
export const stateOf = read({
  name: 'closures.stateOf',
  may: can.tend,
  input: z.object({ at: id, offer: id }),
  run: async ({ tx, input: { at, offer } }) => (await tx.one<{ state: OfferState }>(sql`select state from closures.offer where branch_id = ${at} and id = ${offer}`)).state,
});

/** The whole number of somebody who must be called: with a reason, and on the trail. */
export const phoneOf = read({
  name: 'closures.phoneOf',
  may: can.phoneOf,
  input: z.object({ branch: id, offer: id, reason: line(200) }),
  object: (input) => `offer/${input.offer}`,
  run: async ({ tx, asking, input: { branch, offer } }) => {
    const row = await tx.maybe<{ booking: string }>(sql`select booking_id as booking from closures.offer where branch_id = ${branch} and id = ${offer}`);
    const sealed = row && (await bookingsAmong(tx, branch, [row.booking])).get(row.booking)?.phone_sealed;
    return { phone: sealed ? asking.house.secrets.open('phone', sealed) : null };
  },
});

/** Does anything at this branch want looking at? Asked before each look, so that a quiet branch costs one reading. */
export const wantsALook = read({
  name: 'closures.wantsALook',
  may: can.tend,
  input: z.object({ at: id }),
  run: async ({ tx, asking, input: { at } }) => {
    const { stands } = await tx.one<{ stands: boolean }>(sql`
      select exists (select from closures.offer where branch_id = ${at} and (ended_at is null or (state = 'accepted' and told_open_at is null and starts_at > ${asking.now}))) as stands`);
    return stands || (await uncoveredBookings(tx, at, asking.now)).length > 0;
  },
});

/** The branches with open offers, over the whole network. */
export const whereToTend = read({
  name: 'closures.whereToTend',
  may: can.tend,
  input: z.object({}),
  run: async ({ tx }) => (await tx.many<{ branch: string }>(sql`select distinct branch_id as branch from closures.offer where ended_at is null order by 1`)).map((row) => row.branch),
});
