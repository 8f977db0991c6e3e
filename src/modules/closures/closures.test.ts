import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addMinutes, instantOf } from '#kernel/time.ts';
import { book, cancel, makeDays, move, remind, tend } from '#modules/appointments/index.ts';
import { changeNetworkSetting } from '#modules/branches/index.ts';
import { approveHours, openingOf, ordinaryWeek, setException, setWeeklyHours } from '#modules/hours/index.ts';
import { putService } from '#modules/services/index.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { accept } from './acts/accept.ts';
import { choose } from './acts/choose.ts';
import { close as closeBranch } from './acts/close.ts';
import { fileClosure } from './acts/file.ts';
import { noteCall } from './acts/note-call.ts';
import { lookAt } from './jobs.ts';
import { choicesOf, ownChoices } from './reads/choices.ts';
import { closuresOf, closuresOfAll, ownOffer } from './reads/closures.ts';
import { behindLink } from './reads/link.ts';
import { numbersOf } from './reads/numbers.ts';
import { outlook } from './reads/outlook.ts';
import { keptUntil, leastTroubleFirst, whyCall } from './rules.ts';
import { carriedOut, takeCall } from './take-call.ts';

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
  await changeNetworkSetting(system(), { name: 'hours.closeAloneDays', value: 2, fromOn: '2026-03-02', source: 'test' });
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
    expect(await takeCall(bank.as('branch_head', [shut]), { branch: shut, offer: lapsed.id, outcome: 'agreed' })).toEqual({ state: 'accepted' });
    await noteCall(bank.as('branch_head', [shut]), { branch: shut, offer: (await offerOf(without.booking)).id, outcome: 'cancelled' });
    await lookAt(system(), shut);
    expect((await offerOf(without.booking)).state).toBe('cancelled');
    expect(await closuresOfAll(bank.as('regional_manager'), {}).then(({ branches }) => branches.some((one) => one.branch === shut))).toBe(false);
    bank.clock.moveTo(at('07:30'));
  });

  test('closing at 9:10 is one deed: version, slots and everybody touched stand at once; what was served before stays; two days may be one person’s word, a week is drafted', async () => {
    const [shut, near] = await cluster(2);
    const made = await booked(shut, at('14:00'));
    const tomorrow = await book(bank.as('lobby_manager', [shut]), { branch: shut, service: 'cash', startsAt: at('10:00', '2026-03-10').toISOString() });
    bank.clock.moveTo(at('09:10'));
    const head = () => bank.as('branch_head', [shut]);
    const why = { branch: shut, cause: 'infection' as const, from: MONDAY, to: '2026-03-10', after: '09:10', reason: { zh: '疫情防控需要', en: 'Epidemic control' }, filedTo: '区疾控中心', filedAs: '报2026-7' };
    expect(await outlook(head(), { branch: shut, from: MONDAY, to: '2026-03-10', after: '09:10' })).toMatchObject({ touched: 2, withoutPhone: 1, alone: true });
    expect(await code(closeBranch(bank.as('lobby_manager', [shut]), why))).toBe('forbidden');
    const closed = await closeBranch(head(), why);
    expect(closed).toMatchObject({ draft: null, touched: 2 });
    const days = await bank.house.db.look({ branch: shut }, async (tx) => [await openingOf(tx, shut, MONDAY), await openingOf(tx, shut, '2026-03-10'), await openingOf(tx, shut, '2026-03-11')]);
    expect(days.map((one) => [one.mode, one.personal])).toEqual([['open', [{ opens: '09:00', closes: '09:10' }]], ['closed', []], ['open', [{ opens: '09:00', closes: '16:00' }]]]);
    expect(await code(booked(shut, at('15:00')))).not.toBe('yes');
    // Before any job has run: nobody is between two states.
    const { closures: [closure] } = await seen(shut);
    expect(closure).toMatchObject({ version: closed.version, cause: 'infection', filed: { to: '区疾控中心', as: '报2026-7' }, ordered: { from: MONDAY, to: '2026-03-10', after: '09:10' }, counts: { waiting: 2 } });
    await follow(shut);
    const offers = (await seen(shut)).closures[0]?.offers ?? [];
    expect(offers.map((one) => [one.booking, one.state, one.to?.branch, one.whyCall])).toEqual([[made.booking, 'offered', near, null], [tomorrow.booking, 'offered', near, 'noPhone']]);
    expect(await code(closeBranch(head(), why))).toBe('hours.changesNothing');

    const longer = await closeBranch(bank.as('branch_head', [near]), { ...why, branch: near, from: '2026-03-12', to: '2026-03-18', after: undefined });
    expect(longer).toMatchObject({ version: null, touched: 0 });
    expect((await seen(near)).asked).toMatchObject([{ draft: longer.draft, cause: 'infection', from: '2026-03-12', to: '2026-03-18' }]);
    const friday = await book(bank.as('lobby_manager', [near]), { branch: near, service: 'cash', startsAt: at('10:00', '2026-03-13').toISOString(), phone: phone() });
    await approveHours(bank.as('regional_manager'), { branch: near, draft: longer.draft ?? '', revision: 1, publish: true });
    await follow(near);
    expect(await seen(near)).toMatchObject({ asked: [], closures: [{ cause: 'infection', filed: { as: '报2026-7' }, ordered: { to: '2026-03-18' }, offers: [{ booking: friday.booking }] }] });
    bank.clock.moveTo(at('07:30'));
  });

  test('the text’s short address opens the offer; another place than the kept one is taken in one step, by the person or on the phone, and by nobody twice', async () => {
    const [shut, near] = await cluster(2);
    const [mine, called, slow] = [await booked(shut, at('14:00')), await booked(shut, at('14:30')), await booked(shut, at('15:00'))];
    await close(shut);
    const head = () => bank.as('branch_head', [shut]);
    const offerOf = async (booking: string) => (await seen(shut)).closures[0]?.offers.find((one) => one.booking === booking) ?? expect.unreachable();
    const { link } = await lastText(shut, mine.booking);
    expect(await behindLink(nobody(), { link: link.toLowerCase() })).toEqual({ branch: shut, code: mine.code, key: mine.key });
    expect(await code(behindLink(nobody(), { link: link.replace(/.$/, (last) => (last === 'A' ? 'C' : 'A')) }))).toBe('closures.linkUnknown');

    const own = { branch: shut, code: mine.code, key: mine.key };
    const { choices } = await ownChoices(nobody(), own);
    expect(choices.map((one) => one.branch.id)).toContain(near);
    const kept = await offerOf(mine.booking);
    const other = choices.find((one) => one.branch.id === near)?.times.find((time) => time.getTime() !== kept.to?.startsAt.getTime()) ?? expect.unreachable();
    const taken = await choose(nobody(), { ...own, to: { branch: near, startsAt: other.toISOString() } });
    expect(taken).toMatchObject({ branch: near, startsAt: other.toISOString() });
    expect(await code(choose(nobody(), { ...own, to: { branch: near, startsAt: other.toISOString() } }))).toBe('closures.noOffer');

    // A time that does not exist: the kept place stays kept.
    expect(await code(choose(nobody(), { branch: shut, code: slow.code, key: slow.key, to: { branch: near, startsAt: at('03:00').toISOString() } }))).not.toBe('yes');
    expect((await offerOf(slow.booking)).state).toBe('offered');

    const onPhone = await choicesOf(head(), { branch: shut, offer: (await offerOf(called.booking)).id });
    const wished = onPhone.choices.find((one) => one.branch.id === near)?.times.at(-1) ?? expect.unreachable();
    const offer = (await offerOf(called.booking)).id;
    expect(await takeCall(head(), { branch: shut, offer, outcome: 'agreed', to: { branch: near, startsAt: wished.toISOString() } })).toEqual({ state: 'accepted' });
    // The job that comes after finds nothing left to do.
    expect(await carriedOut(system(), { at: shut, offer })).toBe('accepted');
    const gone = (await offerOf(slow.booking)).id;
    expect(await code(takeCall(head(), { branch: shut, offer: gone, outcome: 'agreed', to: { branch: near, startsAt: at('03:00').toISOString() } }))).toBe('closures.taken');
    expect(await offerOf(slow.booking)).toMatchObject({ state: 'lapsed', whyCall: 'taken' });
    expect(await held(near)).toBe(0);
    expect(await states(shut, near)).toEqual({ cancelled: 2, confirmed: 1, elsewhere: 2 });
    expect(await soldTwice(near)).toEqual([]);
  });

  test('who was not reached before the old time stays on the list until somebody has explained; nobody is reminded of a closed door; a list on paper has the whole numbers, on the trail', async () => {
    const [shut] = await cluster(1);
    const made = await booked(shut, at('10:00', MONDAY));
    await close(shut);
    const head = () => bank.as('branch_head', [shut]);
    const only = async () => (await seen(shut)).closures[0]?.offers[0] ?? expect.unreachable();
    bank.clock.moveTo(at('08:30'));
    await remind(system(), { branch: shut });
    expect(await texts(shut)).not.toContain('booking.reminder');
    bank.clock.moveTo(at('10:15'));
    await tend(system(), { branch: shut });
    await lookAt(system(), shut);
    expect(await only()).toMatchObject({ booking: made.booking, state: 'missed', whyCall: 'missed', mayLeadTo: ['noAnswer', 'spoken'] });
    expect((await closuresOfAll(bank.as('regional_manager'), {})).branches.find((one) => one.branch === shut)).toMatchObject({ open: 0, toCall: 1 });
    const closure = (await seen(shut)).closures[0]?.id ?? '';
    expect(await numbersOf(head(), { branch: shut, closure, reason: '打印电话名单' })).toEqual({ numbers: [{ offer: (await only()).id, phone: expect.stringMatching(/^\+86137/) }] });
    const trail = await bank.house.db.look({ branch: shut }, (tx) => tx.many<{ object: string }>(sql`select object from app.trail where branch_id = ${shut} and act = 'closures.numbersOf' and outcome = 'read'`));
    expect(trail).toEqual([{ object: `closure/${closure}` }]);
    await noteCall(head(), { branch: shut, offer: (await only()).id, outcome: 'noAnswer' });
    expect((await only()).whyCall).toBe('missed');
    await noteCall(head(), { branch: shut, offer: (await only()).id, outcome: 'spoken' });
    expect((await only()).whyCall).toBeNull();
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

  test('whose phone has its day’s bookings at the other branch takes the offered time all the same, once however often it is tapped; own bookings there stay within the quota', async () => {
    const [shut, near] = await cluster(2);
    const number = phone();
    const own = (branch: string, clock: string) => book(nobody(), { branch, service: 'cash', startsAt: at(clock).toISOString(), phone: number });
    await own(near, '13:00');
    await own(near, '13:30');
    const mine = await own(shut, '10:00');
    await close(shut);
    const proof = { branch: shut, code: mine.code, key: mine.key };
    const taps = Array.from({ length: 8 }, () => code(accept(nobody(), proof)));
    const books = ['14:00', '14:30', '15:00', '15:30'].map((clock) => code(own(near, clock)));
    const [tapped, tried] = [await Promise.all(taps), await Promise.all(books)];
    expect(tapped.filter((one) => one === 'yes')).toHaveLength(1);
    expect(new Set(tried)).toEqual(new Set(['appointments.quotaOfPhone']));
    expect(await states(shut, near)).toEqual({ cancelled: 1, elsewhere: 3 });
    expect(await soldTwice(near)).toEqual([]);
    // The one that the bank gave takes no place of the quota: after giving up an own one there is room for an own one, and no more.
    const kept = await bank.house.db.look({ branch: near }, (tx) => tx.many<{ id: string; quota: number | null }>(sql`select id, quota_no as quota from appointments.booking where branch_id = ${near} and state = 'confirmed' order by quota_no`));
    expect(kept.map((one) => one.quota)).toEqual([1, 2, null]);
    await cancel(system(), { branch: near, booking: kept[0]?.id ?? '' });
    expect((await Promise.all(['14:00', '14:30', '15:00'].map((clock) => code(own(near, clock))))).filter((one) => one === 'yes')).toHaveLength(1);
  });

  test('whatever people and the network do meanwhile: nobody is lost, nothing is sold twice, every open offer has a place or stands on the list', async () => {
    const step = fc.constantFrom('close0', 'close1', 'shut0', 'shut1', 'choose', 'phone', 'open0', 'open1', 'accept', 'move', 'cancel', 'hour', 'book0', 'book1', 'again');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      bank.clock.moveTo(at('07:30'));
      const places = await cluster(3, { from: '09:00', until: '12:00' });
      const made: { branch: string; booking: string; code: string; key: string }[] = [];
      for (let nth = 0; nth < 3; nth += 1) for (const branch of places.slice(0, 2)) made.push({ branch, ...(await booked(branch, addMinutes(at('10:00'), nth * 10))) });
      for (const [nth, one] of steps.entries()) {
        const which = places[one.endsWith('1') ? 1 : 0] ?? '';
        const person = made[nth % made.length] ?? expect.unreachable();
        if (one.startsWith('close')) await close(which);
        else if (one.startsWith('shut')) await code(closeBranch(bank.as('branch_head', [which]), { branch: which, cause: 'order', from: MONDAY, to: MONDAY, after: '09:30', reason: { zh: '按要求', en: 'By order' } }));
        else if (one === 'choose') await code(choose(nobody(), { branch: person.branch, code: person.code, key: person.key, to: { branch: places[2] ?? '', startsAt: addMinutes(at('10:00'), nth * 5).toISOString() } }));
        else if (one === 'phone') await agreeOnPhone(person, { branch: places[2] ?? '', startsAt: addMinutes(at('10:00'), nth * 5).toISOString() });
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
  expect(keptUntil(at('08:00'), at('15:00'), 4, 45, ZONE)).toEqual(at('12:00'));
  expect(keptUntil(at('08:00'), at('09:30'), 4, 45, ZONE)).toEqual(at('08:45'));
  expect(keptUntil(at('08:00'), at('08:20'), 4, 45, ZONE)).toEqual(at('08:01'));
  // Over night nobody reads a text: until ten in the morning, but never past the moment to set out.
  expect(keptUntil(at('18:30'), at('15:00', '2026-03-10'), 4, 45, ZONE)).toEqual(at('10:00', '2026-03-10'));
  expect(keptUntil(at('02:00'), at('15:00'), 4, 45, ZONE)).toEqual(at('10:00'));
  expect(keptUntil(at('18:30'), at('09:30', '2026-03-10'), 4, 45, ZONE)).toEqual(at('08:45', '2026-03-10'));
});

test('somebody is called only when nothing could be kept, the time ran out or went, no text can arrive or was heard of, or nobody explained', () => {
  const offer = { state: 'offered', hasPhone: true, told: { state: 'delivered', minutes: 90 }, called: null } as const;
  expect(whyCall(offer, 30)).toBeNull();
  expect(whyCall({ ...offer, told: { state: 'failed', minutes: 0 } }, 30)).toBe('failed');
  expect(whyCall({ ...offer, told: { state: 'sent', minutes: 29 } }, 30)).toBeNull();
  expect(whyCall({ ...offer, told: { state: 'sent', minutes: 30 } }, 30)).toBe('unheard');
  expect(whyCall({ ...offer, told: { state: 'sent', minutes: 300 } }, 0)).toBeNull();
  expect(whyCall({ ...offer, hasPhone: false, told: undefined }, 30)).toBe('noPhone');
  expect(whyCall({ ...offer, state: 'lapsed', called: 'agreed' }, 30)).toBe('taken');
  expect(whyCall({ ...offer, state: 'missed', called: 'noAnswer' }, 30)).toBe('missed');
  expect(whyCall({ ...offer, state: 'missed', called: 'spoken' }, 30)).toBeNull();
  expect(whyCall({ ...offer, state: 'accepted', hasPhone: false, told: undefined }, 30)).toBeNull();
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

/** Somebody is called and chooses; whether the place is still free shows only when it is carried out. */
async function agreeOnPhone(person: { branch: string; booking: string }, to: { branch: string; startsAt: string }) {
  const offer = (await seen(person.branch)).closures.flatMap((one) => one.offers).find((one) => one.booking === person.booking && one.mayChoose);
  if (!offer) return;
  await code(takeCall(bank.as('branch_head', [person.branch]), { branch: person.branch, offer: offer.id, outcome: 'agreed', to }));
}

/** The values of the last text about a booking, as the gateway gets them. */
async function lastText(branch: string, booking: string): Promise<Record<string, string> & { link: string }> {
  const row = await bank.house.db.look({ branch }, (tx) => tx.one<{ params_sealed: string }>(sql`select params_sealed from contact.message where branch_id = ${branch} and about = ${`booking/${booking}`} order by queued_at desc, id desc limit 1`));
  return JSON.parse(bank.house.secrets.open('sms', row.params_sealed)) as Record<string, string> & { link: string }; // written by sendText: strings only
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
