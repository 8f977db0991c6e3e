import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes, instantOf } from '#kernel/time.ts';
import { book, cancel, makeDays, move } from '#modules/appointments/index.ts';
import { ordinaryWeek, setException, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { accept, carryOut } from './acts/accept.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { lookAt } from './jobs.ts';
import { closuresOf, closuresOfAll, ownOffer } from './reads/closures.ts';
import { keptUntil, leastTroubleFirst, whyCall } from './rules.ts';

const ZONE = 'Asia/Shanghai';
const MONDAY = '2026-03-09';
const at = (clock: string, on = MONDAY) => instantOf(on, clock, ZONE);
const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });

let bank: TestBank;
/** A tight cluster: two that close, one to go to; each of its own test. */
let serial = 0;
let clusters = 0;
const phone = () => `137${String(10_000_000 + (serial += 1))}`;
const system = () => bank.asking();
const nobody = () => bank.as('anonymous');

beforeAll(async () => {
  bank = await openBank({ at: at('07:30') });
  for (const [service, minutes] of [['cash', 4], ['account', 15]] as const) await putService(system(), { code: service, name: service, nameEn: service, group: 'personal', minutes, maskOff: false, urgency: 'ordinary' });
}, 120_000);
afterAll(() => bank.close());

describe('closing a branch', () => {
  test('everybody who had booked is offered a time that is kept, is told, and may take it with one tap; the old time is theirs until then', async () => {
    const [shut, near] = await cluster(2);
    const people = await Promise.all(Array.from({ length: 12 }, (_, nth) => booked(shut, addMinutes(at('10:00'), nth * 5))));
    await close(shut);
    const { closures: [closure] } = await seen(shut);
    expect(closure?.counts).toMatchObject({ offered: 12, waiting: 0, none: 0 });
    for (const offer of closure?.offers ?? []) {
      expect(offer.to?.branch).toBe(near);
      expect(offer.told?.state).toBe('queued');
      expect(Math.abs(Number(offer.to?.startsAt) - offer.startsAt.getTime())).toBeLessThanOrEqual(60 * 60_000);
      expect(offer.to?.until.getTime()).toBeLessThanOrEqual(at('12:00').getTime());
    }
    const [made = expect.unreachable()] = people;
    const own = { branch: shut, code: made.code, key: made.key };
    expect(await ownOffer(nobody(), own)).toMatchObject({ offer: { state: 'offered', to: { id: near } } });
    const taken = await accept(nobody(), own);
    expect(taken.branch).toBe(near);
    expect(await code(accept(nobody(), own))).toBe('closures.noOffer');
    expect(await states(shut, near)).toEqual({ cancelled: 1, confirmed: 11, elsewhere: 1 });
    // Looking again changes nothing and tells nobody twice.
    const before = await texts(shut);
    await lookAt(system(), shut);
    await lookAt(system(), shut);
    expect(await texts(shut)).toEqual(before);
    expect(before.filter((one) => one === 'booking.proposal')).toHaveLength(12);
    expect(before).not.toContain('booking.cancelled');
  });

  test('opening again restores who has not moved, says so to each, and tells who moved that the own branch is open', async () => {
    const [shut, near] = await cluster(2);
    const [stays, moves, gives] = [await booked(shut, at('10:00')), await booked(shut, at('10:30')), await booked(shut, at('11:00'))];
    await close(shut);
    await accept(nobody(), { branch: shut, code: moves.code, key: moves.key });
    await cancel(system(), { branch: shut, booking: gives.booking });
    await setWeeklyHours(system(), { branch: shut, from: MONDAY, week: ordinaryWeek({ workday: { personal: ['09:00-16:00'] } }) });
    await lift(shut);
    const { closures: [closure] } = await seen(shut);
    expect(Object.fromEntries(closure?.offers.map((one) => [one.booking, one.state]) ?? [])).toEqual({ [stays.booking]: 'restored', [moves.booking]: 'accepted', [gives.booking]: 'cancelled' });
    expect((await texts(shut)).filter((one) => one === 'booking.stands' || one === 'booking.openAgain').toSorted()).toEqual(['booking.openAgain', 'booking.stands']);
    expect(await held(near)).toBe(0);
    expect(await states(shut, near)).toEqual({ confirmed: 1, cancelled: 2, elsewhere: 1 });
  });

  test('a kept time that runs out puts the person on the call list; agreeing on the phone, another proposal and giving up are carried out', async () => {
    const [shut, near] = await cluster(2);
    const made = await booked(shut, at('15:00'));
    const without = await book(bank.as('lobby_manager', [shut]), { branch: shut, service: 'cash', startsAt: at('15:10').toISOString() });
    await close(shut);
    const head = bank.as('branch_head', [shut]);
    const offerOf = async (booking: string) => (await seen(shut)).closures[0]?.offers.find((one) => one.booking === booking) ?? expect.unreachable();
    expect((await offerOf(without.booking)).whyCall).toBe('noPhone');
    expect((await offerOf(made.booking)).whyCall).toBeNull();
    bank.clock.moveTo(at('12:30'));
    await lookAt(system(), shut);
    const lapsed = await offerOf(made.booking);
    expect(lapsed).toMatchObject({ state: 'lapsed', whyCall: 'lapsed' });
    expect(await held(near)).toBe(0);
    expect(await code(accept(nobody(), { branch: shut, code: made.code, key: made.key }))).toBe('closures.lapsed');
    expect(await code(noteCall(head, { branch: shut, offer: lapsed.id, outcome: 'agreed' }))).toBe('closures.notNow');
    await noteCall(bank.as('branch_head', [shut]), { branch: shut, offer: lapsed.id, outcome: 'noAnswer' });
    await noteCall(bank.as('branch_head', [shut]), { branch: shut, offer: lapsed.id, outcome: 'again' });
    await lookAt(system(), shut);
    expect(await offerOf(made.booking)).toMatchObject({ state: 'offered', called: { outcome: 'again', times: 2 } });
    await noteCall(bank.as('branch_head', [shut]), { branch: shut, offer: lapsed.id, outcome: 'agreed' });
    expect(await carryOut(system(), { at: shut, offer: lapsed.id })).toMatchObject({ state: 'accepted' });
    await noteCall(bank.as('branch_head', [shut]), { branch: shut, offer: (await offerOf(without.booking)).id, outcome: 'cancelled' });
    await lookAt(system(), shut);
    expect((await offerOf(without.booking)).state).toBe('cancelled');
    expect(await closuresOfAll(bank.as('regional_manager'), {}).then(({ branches }) => branches.some((one) => one.branch === shut))).toBe(false);
    bank.clock.moveTo(at('07:30'));
  });

  test('the cause and the report to the authority are kept with the closure', async () => {
    const [shut] = await cluster(2);
    await booked(shut, at('10:00'));
    await close(shut);
    const { closures: [closure] } = await seen(shut);
    await fileClosure(bank.as('branch_head', [shut]), { branch: shut, closure: closure?.id ?? '', cause: 'infection', filedTo: '银保监分局', filedAs: '云停报〔2026〕1号' });
    expect((await seen(shut)).closures[0]).toMatchObject({ cause: 'infection', filed: { to: '银保监分局', as: '云停报〔2026〕1号' } });
    expect(await code(fileClosure(bank.as('branch_head', [shut]), { branch: shut, closure: newId(), cause: 'order' }))).toBe('closures.unknown');
  });

  test('a hundred bookings have a proposal and a text within a minute, also when two branches close at once and there is not room for all', async () => {
    const [first, second, near] = await cluster(3, { from: '09:00', until: '13:00' });
    for (const branch of [first, second]) await Promise.all(Array.from({ length: 50 }, (_, nth) => book(bank.as('lobby_manager', [branch]), { branch, service: 'cash', startsAt: addMinutes(at('10:00'), Math.floor(nth / 2) * 5).toISOString(), phone: phone() })));
    const began = performance.now();
    await Promise.all([close(first), close(second)]);
    expect(performance.now() - began).toBeLessThan(60_000);
    let kept = 0;
    for (const branch of [first, second]) {
      const { closures: [closure] } = await seen(branch);
      expect(closure?.offers).toHaveLength(50);
      for (const offer of closure?.offers ?? []) {
        expect(['offered', 'none']).toContain(offer.state);
        if (offer.state === 'offered') { kept += 1; expect(offer.told).not.toBeNull(); } else expect(offer.whyCall).toBe('none');
      }
    }
    expect(kept).toBeGreaterThan(20);
    expect(await soldTwice(near)).toEqual([]);
  }, 90_000);

  test('whatever people and the network do meanwhile: nobody is lost, nothing is sold twice, every open offer has a place or stands on the list', async () => {
    const step = fc.constantFrom('close0', 'close1', 'open0', 'open1', 'accept', 'move', 'cancel', 'hour', 'book0', 'book1', 'again');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      bank.clock.moveTo(at('07:30'));
      const places = await cluster(3, { from: '09:00', until: '12:00' });
      const made: { branch: string; booking: string; code: string; key: string }[] = [];
      for (let nth = 0; nth < 3; nth += 1) for (const branch of places.slice(0, 2)) made.push({ branch, ...(await booked(branch, addMinutes(at('10:00'), nth * 10))) });
      for (const [nth, one] of steps.entries()) {
        const which = places[one.endsWith('1') ? 1 : 0] ?? '';
        const person = made[nth % made.length] ?? expect.unreachable();
        if (one.startsWith('close')) await close(which);
        else if (one.startsWith('open')) await lift(which);
        else if (one === 'accept') await code(accept(nobody(), person));
        else if (one === 'move') await code(move(system(), { branch: person.branch, booking: person.booking, startsAt: addMinutes(at('10:30'), nth * 5).toISOString() }));
        else if (one === 'cancel') await code(cancel(system(), { branch: person.branch, booking: person.booking }));
        else if (one === 'hour') { bank.clock.pass(20); await both(places); }
        else if (one === 'again') await both(places);
        else await booked(which, addMinutes(at('10:40'), nth * 5)).then((more) => made.push({ branch: which, ...more }), () => undefined);
      }
      await both(places);
      for (const branch of places) {
        expect(await soldTwice(branch)).toEqual([]);
        expect(await lost(branch)).toEqual([]);
      }
      const holds = await bank.house.db.look({ branches: 'all' }, (tx) => tx.one<{ kept: number; offered: number }>(sql`
        select (select count(*) from appointments.hold where kind = 'deferral' and state = 'active' and expires_at > ${bank.clock.now()} and branch_id = any (${places}::uuid[]))::int as kept,
          (select count(*) from closures.offer where state in ('offered', 'agreed') and branch_id = any (${places}::uuid[]))::int as offered`));
      expect(holds.kept).toBe(holds.offered);
    }), { numRuns: Number(process.env['KAIMEN_CLOSURE_RUNS'] ?? 10), seed: 20260309 });
    bank.clock.moveTo(at('07:30'));
  }, 120_000);
});

test('the least trouble comes first: a near time far away, or a later time close by, by the bank’s own weight', () => {
  const wished = at('10:00');
  const here = { branch: 'a', metres: 500, startsAt: at('11:00') };
  const there = { branch: 'b', metres: 3_000, startsAt: at('10:05') };
  expect(leastTroubleFirst([here, there], wished, 10)[0]).toBe(there);
  expect(leastTroubleFirst([here, there], wished, 60)[0]).toBe(here);
  fc.assert(fc.property(fc.array(fc.record({ branch: fc.uuid(), metres: fc.nat(10_000), startsAt: fc.integer({ min: -300, max: 300 }).map((minutes) => addMinutes(wished, minutes)) })), (some) => {
    expect(leastTroubleFirst(some.toReversed(), wished, 10)).toEqual(leastTroubleFirst(some, wished, 10));
  }));
});

test('a place is kept some hours, never past the moment to set out, and always for a moment at least', () => {
  expect(keptUntil(at('08:00'), at('15:00'), 4, 45)).toEqual(at('12:00'));
  expect(keptUntil(at('08:00'), at('09:30'), 4, 45)).toEqual(at('08:45'));
  expect(keptUntil(at('08:00'), at('08:20'), 4, 45)).toEqual(at('08:01'));
});

test('somebody is called only when nothing could be kept, the time ran out, or no text can arrive', () => {
  expect(whyCall({ state: 'offered', hasPhone: true, told: 'delivered' })).toBeNull();
  expect(whyCall({ state: 'offered', hasPhone: true, told: 'failed' })).toBe('failed');
  expect(whyCall({ state: 'offered', hasPhone: false, told: undefined })).toBe('noPhone');
  expect(whyCall({ state: 'accepted', hasPhone: false, told: 'failed' })).toBeNull();
});

/** Branches a few hundred metres from each other and far from all others, open on this Monday. */
async function cluster<N extends number>(count: N, open: { from: string; until: string } = { from: '09:00', until: '16:00' }) {
  const spot = { lng: 80 + (clusters += 1) / 2, lat: 30 };
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const { branch } = await foundBranch(bank);
    await bank.house.db.change({ branches: 'all' }, (tx) => tx.run(sql`update branches.branch set lng = ${spot.lng + nth * 0.003}, lat = ${spot.lat} where id = ${branch}`));
    await setWeeklyHours(system(), { branch, from: MONDAY, week: ordinaryWeek({ workday: { personal: [`${open.from}-${open.until}`] } }) });
    await makeDays(system(), { branch });
    ids.push(branch);
  }
  return ids as [string, string, string];
}

function booked(branch: string, startsAt: Date) {
  return book(nobody(), { branch, service: 'cash', startsAt: startsAt.toISOString(), phone: phone() });
}

/** As the program does it: the version, then the slots that follow it, then the look that the slots wake. */
async function close(branch: string) {
  await setException(system(), { branch, from: MONDAY, to: MONDAY, weekdays: [], days: 'every', reason: { zh: '消毒', en: 'Disinfection' }, hours: { mode: 'closed', personal: [], corporate: [], machines: [], cutOffs: [] } });
  await follow(branch);
}

async function lift(branch: string) {
  await setException(system(), { branch, from: MONDAY, to: MONDAY, weekdays: [], days: 'every', reason: { zh: '恢复营业', en: 'Open again' }, hours: { mode: 'open', personal: [{ opens: '09:00', closes: '16:00' }], corporate: [], machines: [], cutOffs: [] } });
  await follow(branch);
}

async function follow(branch: string) {
  await makeDays(system(), { branch, anew: true });
  await lookAt(system(), branch);
}

async function both(places: readonly string[]) {
  for (const branch of places) await lookAt(system(), branch);
}

const seen = (branch: string) => closuresOf(bank.as('branch_head', [branch]), { branch });
const texts = (branch: string) => bank.house.db.look({ branch }, async (tx) => (await tx.many<{ template: string }>(sql`select template from contact.message where branch_id = ${branch} and template <> 'booking.made' order by queued_at, id`)).map((row) => row.template));
const held = (branch: string) => bank.house.db.look({ branch }, async (tx) => (await tx.one<{ held: number }>(sql`select coalesce(sum(held_minutes), 0)::int as held from appointments.slot where branch_id = ${branch}`)).held);

async function states(shut: string, near: string) {
  return bank.house.db.look({ branches: 'all' }, async (tx) => {
    const rows = await tx.many<{ state: string; count: number }>(sql`select state, count(*)::int as count from appointments.booking where branch_id = ${shut} group by state`);
    const { elsewhere } = await tx.one<{ elsewhere: number }>(sql`select count(*)::int as elsewhere from appointments.booking where branch_id = ${near} and state = 'confirmed'`);
    return { ...Object.fromEntries(rows.map((row) => [row.state, row.count])), elsewhere };
  });
}

function soldTwice(branch: string) {
  return bank.house.db.look({ branch }, async (tx) => [
    ...(await tx.many<object>(sql`select * from appointments.unfolded(${branch})`)),
    ...(await tx.many<object>(sql`select starts_at from appointments.slot where branch_id = ${branch} and held_minutes + booked_minutes > greatest(capacity_minutes, planned_minutes)`)),
  ]);
}

/** Standing bookings at a time that is not served, without an open offer: there must be none. */
function lost(branch: string) {
  return bank.house.db.look({ branch }, (tx) => tx.many<object>(sql`
    select booking.id from appointments.booking
    join appointments.slot on slot.branch_id = booking.branch_id and slot.service_group = booking.service_group and slot.starts_at = booking.starts_at
    where booking.branch_id = ${branch} and booking.state = 'confirmed' and slot.planned_minutes = 0 and booking.starts_at > ${bank.clock.now()}
      and not exists (select from closures.offer where offer.branch_id = booking.branch_id and offer.booking_id = booking.id and offer.ended_at is null)`));
}
